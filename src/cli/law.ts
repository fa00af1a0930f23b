/** `casus law` and `casus members`: what was law, and who belonged, on a day. */
import type { Command } from "commander";
import { isVerified, lawOn } from "../pack/law.ts";
import type { Pack } from "../pack/pack.ts";
import { readPack } from "../pack/read-node.ts";
import { isFull, type Outside, outsideOn } from "../record/memberships.ts";
import { answer } from "./answer.ts";
import { dayOf } from "./options.ts";
import { membershipRecords } from "./records.ts";
import { dateText, limitText, paint, section, stateText, table, wrap } from "./text.ts";

type Words = { pack: string; packs?: string; json?: boolean; outside?: boolean };

export function registerLaw(program: Command): void {
  program
    .command("law")
    .argument("<date>", "a day, such as 2010-06-12")
    .description("the instruments in force on a day, their provisions, and who was bound")
    .option("--pack <id>", "of which organisation", "csto")
    .option("--packs <dir>", "a folder of packs laid over the built-in ones")
    .option("--json", "one JSON object")
    .action((date: string, words: Words) => {
      const pack = readPack(words.pack, words.packs);
      const result = lawAnswer(pack, dayOf("DATE", date));
      answer(words.json, result, () => showLaw(result));
    });
  program
    .command("members")
    .argument("<date>", "a day, such as 2012-09-01")
    .description("the roll of a day, with what lies over each membership")
    .option("--pack <id>", "of which organisation", "csto")
    .option("--packs <dir>", "a folder of packs laid over the built-in ones")
    .option("--json", "one JSON object")
    .option("--outside", "with the other organisations each state belongs to, and bilateral ties")
    .action((date: string, words: Words) => {
      const pack = readPack(words.pack, words.packs);
      const day = dayOf("DATE", date);
      const outside = words.outside
        ? { outside: outsideOn(pack, membershipRecords(pack, words.packs), day) }
        : {};
      const result = { ...membersAnswer(pack, day), ...outside };
      answer(words.json, result, () =>
        [showMembers(result), ...(result.outside ? [showOutside(result.outside)] : [])].join(
          "\n\n",
        ),
      );
    });
}

function lawAnswer(pack: Pack, day: string) {
  const law = lawOn(pack, day, null);
  const instruments = pack.instruments
    .filter((entry) => law.instrumentInForce(entry.id))
    .map((entry) => ({
      id: entry.id,
      kind: entry.kind,
      title: entry.title,
      inForceFrom: entry.inForce?.from ?? entry.provisional?.from ?? null,
      contestedBy: entry.inForce?.where?.reading ?? null,
      parties:
        entry.parties === "members"
          ? ("members" as const)
          : entry.parties
              .map((party) => ({ state: party.state, status: law.status(entry.id, party.state) }))
              .filter((party, i, all) => all.findIndex(({ state }) => state === party.state) === i),
      provisions: entry.provisions.flatMap(({ id, title }) => {
        const version = law.version(id);
        return version
          ? [
              {
                id,
                title,
                version: version.from,
                text: version.text,
                timeLimit: version.timeLimit ?? null,
                verified: isVerified(version),
                confidence: version.confidence,
                sources: version.sources,
              },
            ]
          : [];
      }),
    }));
  const routes = pack.routes.map((route) => ({
    id: route.id,
    inForce:
      route.basis.every((id) => law.version(id) !== null) &&
      (route.from === undefined || route.from <= day) &&
      (route.to == null || day < route.to),
  }));
  return {
    casus: "law@1",
    pack: pack.id,
    data: { version: pack.version, digest: pack.digest },
    day,
    instruments,
    routes,
  };
}

function showLaw(result: ReturnType<typeof lawAnswer>): string {
  const head = paint(
    "bold",
    `Law of ${dateText(result.day)}: ${result.instruments.length} instruments`,
  );
  const body = result.instruments.map((entry) => {
    const parties =
      entry.parties === "members"
        ? "binds members"
        : entry.parties
            .map(({ state, status }) => (status === "bound" ? state : `${state} (${status})`))
            .join(" ");
    const contested = entry.contestedBy ? ` · adoption contested: ${entry.contestedBy}` : "";
    const lines = [
      `${paint("bold", entry.title.en)}  ` +
        paint("dim", `${entry.id} · from ${dateText(entry.inForceFrom ?? "")}${contested}`),
      paint("dim", `  ${parties}`),
    ];
    for (const provision of entry.provisions) {
      const read = provision.verified ? "" : ", not read";
      const cited = `${provision.id}, wording of ${dateText(provision.version)}${read}`;
      lines.push(`  ${provision.title.en}  ${paint("dim", cited)}`);
      lines.push(wrap(provision.text.en, "    "));
      if (provision.timeLimit) lines.push(paint("dim", `    ${limitText(provision.timeLimit)}`));
    }
    return lines.join("\n");
  });
  return [head, ...body].join("\n\n");
}

function membersAnswer(pack: Pack, day: string) {
  const law = lawOn(pack, day, null);
  return {
    casus: "members@1",
    pack: pack.id,
    data: { version: pack.version, digest: pack.digest },
    day,
    members: law.roll.map((entry) => ({
      state: entry.state,
      standing: entry.standing,
      participation: entry.participation,
      from: entry.from,
      confidence: entry.confidence ?? null,
      overlays: law.overlays(entry.state).map(({ id, kind, title, from, to, sources }) => ({
        id,
        kind,
        title,
        from,
        to: to ?? null,
        sources,
      })),
      note: entry.note ?? null,
      sources: entry.sources,
    })),
  };
}

function showMembers(result: ReturnType<typeof membersAnswer>): string {
  const rows = result.members.map((entry) => [
    entry.state,
    stateText(entry.state),
    entry.standing,
    entry.participation,
    [
      `since ${dateText(entry.from)}`,
      ...entry.overlays.map(
        ({ title, kind, from }) => `${title.en} (${kind}, from ${dateText(from)})`,
      ),
    ].join(" · "),
  ]);
  return `${paint("bold", `Roll of ${dateText(result.day)}`)}\n${table(rows, "  ")}`;
}

/** States by organisations: `x` belongs, else the status; `*` marks a date from memory. */
function showOutside({ organisations, states, ties }: Outside): string {
  const cell = (row: Outside["states"][number], id: string): string => {
    const mine = row.belongs.filter(({ organisation }) => organisation === id);
    // One that says more than mere membership stands for both.
    return mine
      .filter(({ status }) => mine.length === 1 || status !== "member")
      .map(
        ({ status, fromMemory }) =>
          `${isFull(status) ? SHORT[status] : status}${fromMemory ? "*" : ""}`,
      )
      .join("+");
  };
  // Organisations run down and states across, since there are more of the former.
  const rows = organisations.map(({ id }) => [id, ...states.map((row) => cell(row, id) || "·")]);
  const matrix = table(
    [["", ...states.map(({ state, member }) => (member ? state : `(${state})`))], ...rows],
    "  ",
  );
  const tied = ties.map(({ at, kind, title, defencePledge, outside }) => [
    dateText(at),
    kind + (defencePledge ? ", defence pledge" : ""),
    title.en + (outside.length > 0 ? `  outside: ${outside.join(" ")}` : ""),
  ]);
  return [
    section("Who belonged to what (in brackets: no member of the organisation; *: from memory)", [
      matrix,
    ]),
    section("Ties concluded by that day; an end that is not on record is not assumed", [
      table(tied, "  "),
    ]),
  ].join("\n\n");
}

const SHORT: Readonly<Record<string, string>> = {
  member: "x",
  party: "x",
  "participating-state": "x",
  "member-frozen": "x (frozen)",
  withdrawing: "x (leaving)",
};
