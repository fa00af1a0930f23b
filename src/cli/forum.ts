/** `casus forum`: one case put to every organisation its parties belonged to that day. */
import type { Command } from "commander";
import { packsFolder } from "../pack/overlay-node.ts";
import { packIds, readPack } from "../pack/read-node.ts";
import { type ForumAnswer, forumAnswer, type InPack, type WouldNeed } from "../record/forum.ts";
import { answer } from "./answer.ts";
import { type CaseWords, openCase } from "./options.ts";
import { membershipRecords } from "./records.ts";
import { dateText, findingText, paint, refsText, section, stopText, table, wrap } from "./text.ts";

type Words = { pack?: string; packs?: string; json?: boolean };

export function registerForum(program: Command): void {
  program
    .command("forum")
    .argument("<case>", "id of a case, or the path of a YAML file")
    .description(
      "which organisations the parties belonged to, what each would have needed, who acted",
    )
    .option("--pack <id>", "the organisation the case is put to at home")
    .option("--packs <dir>", "a folder of packs laid over the built-in ones")
    .option("--json", "one JSON object")
    .action((name: string, words: Words) => {
      const packs = words.packs ?? packsFolder();
      const none: Omit<CaseWords, keyof Words> = {
        reading: [],
        account: [],
        fact: [],
        position: [],
        without: [],
        act: [],
        reform: [],
      };
      const { pack, caseFile } = openCase(name, { ...none, ...words });
      const all = packIds(packs).map((id) => (id === pack.id ? pack : readPack(id, packs)));
      const result = forumAnswer(pack, caseFile, all, membershipRecords(pack, packs));
      answer(words.json, result, () => showForum(result));
    });
}

function showForum(result: ForumAnswer): string {
  const origin = result.origin === "record" ? "" : ` · ${result.origin}: not part of the record`;
  const day = `${dateText(result.day)} · ${result.states.join(" ")}`;
  const head = `${paint("bold", result.title.en)}${origin}\n${day}`;
  const rows = result.rows.map((row) => [
    paint("bold", row.organisation),
    row.belonged
      .map(({ state, status }) => (status === "member" ? state : `${state} (${status})`))
      .join(" ") || "no party belongs",
    row.acted.length > 0 ? `acted: ${row.acted.length} on record` : row.actedSays.en,
    row.packs.length > 0
      ? `charter: ${row.packs.map(({ pack }) => pack).join(", ")}`
      : row.packsSay.en,
  ]);
  const details = result.rows.map((row) =>
    section(`${row.title.en}  ${paint("dim", row.organisation)}`, [
      wrap(`Competence that day: ${row.competence.says.en}`, "  "),
      ...(row.acted.length === 0
        ? [`  ${row.actedSays.en}`]
        : row.acted.map(({ at, what, id }) =>
            wrap(`${dateText(at)}  ${what.en} ${paint("dim", id)}`, "  "),
          )),
      ...(row.packs.length === 0 ? [wrap(row.packsSay.en, "  ")] : row.packs.map(showPack)),
    ]),
  );
  const unlisted = result.unlisted.map(({ id, at, what }) =>
    wrap(`${id}, ${dateText(at)}: ${what.en}`, "  "),
  );
  return [
    `${head}\n${table(rows, "  ")}`,
    ...details,
    ...(unlisted.length > 0 ? [section("Other bodies that acted", unlisted)] : []),
  ].join("\n\n");
}

function showPack(entry: InPack): string {
  const seats =
    entry.onRoll.length > 0
      ? `on its roll: ${entry.onRoll.join(" ")}`
      : "none of the parties sits in it that day, though they may bring a matter to it";
  const logged =
    entry.asLogged.length === 0
      ? "nothing was asked of it on record: no request"
      : `as logged: ${entry.asLogged.map(({ ask, stop }) => `${ask}: ${stopText(stop)}`).join("; ")}`;
  const head = `  ${paint("bold", entry.pack)}  ${seats}; ${logged}`;
  if (entry.because !== null)
    return [wrap(head.trim(), "  "), wrap(entry.because.en, "    ")].join("\n");
  return [
    wrap(head.trim(), "  "),
    `    Had ${entry.asker} asked, with all that is not on record left open:`,
    ...entry.wouldNeed.map(showNeed),
  ].join("\n");
}

function showNeed(need: WouldNeed): string {
  const steps = need.steps.map((step) => {
    const turns = step.turnsOn.length > 0 ? `turns on ${refsText(step.turnsOn, 3)}` : "";
    return [findingText(step.finding), step.id, step.gate, paint("dim", turns)];
  });
  const who = need.decision === null ? "no decision is needed" : blockersText(need.decision);
  return [
    `    ${paint("bold", need.title.en)}  ${paint("dim", need.measure)}  → ${stopText(need.stop)}`,
    table(steps, "      "),
    wrap(`Who could have stopped it: ${who}`, "      "),
  ].join("\n");
}

function blockersText({ blocksAlone, electorate }: NonNullable<WouldNeed["decision"]>): string {
  if (electorate === 0) return "nobody’s position is counted";
  if (blocksAlone.length === 0) return `no state alone, of ${electorate} counted`;
  if (blocksAlone.length === electorate) return `any of the ${electorate} states counted, alone`;
  return `alone: ${blocksAlone.join(" ")}, of ${electorate} counted`;
}
