/** `casus reform`: the whole record under a reform, and what it would not have changed. */
import type { Command } from "commander";
import { applyReforms } from "../change/reform.ts";
import {
  type ReformAnswer,
  type ReformOfAsk,
  type ReformStatus,
  reformRecord,
} from "../change/reform-report.ts";
import { nearest } from "../pack/nearest.ts";
import type { Pack } from "../pack/pack.ts";
import { InputError } from "../pack/problem.ts";
import { readPack } from "../pack/read-node.ts";
import { answer } from "./answer.ts";
import { cubeText, measureTitle } from "./choices-text.ts";
import { FINDING_WORDS, paint, refsText, STOP_WORDS, table, wrap } from "./text.ts";

type Words = { pack: string; packs?: string; json?: boolean };

export function registerReform(program: Command): void {
  program
    .command("reform")
    .argument("[ids...]", "reforms to take together; without one, all of them are listed")
    .description("the whole record under a reform: changed, unchanged, and what cannot be told")
    .option("--pack <id>", "of which organisation", "csto")
    .option("--packs <dir>", "a folder of packs to use instead of the built-in ones")
    .option("--json", "one JSON object")
    .action((ids: string[], words: Words) => {
      const pack = readPack(words.pack, words.packs);
      for (const id of ids) known(id, pack);
      if (ids.length === 0) {
        const result = overview(pack);
        answer(words.json, result, () => showOverview(result));
      } else {
        const result = reformRecord(pack, ids);
        answer(words.json, result, () => showReform(result, pack));
      }
    });
}

function known(id: string, pack: Pack): void {
  if (pack.byId.reform.has(id)) return;
  const near = nearest(id, pack.byId.reform.keys()) ?? undefined;
  throw new InputError([
    { file: "command line", key: "ID", says: `there is no reform "${id}"`, nearest: near },
  ]);
}

function overview(pack: Pack) {
  const { reforms } = pack;
  const conflicts = reforms.flatMap((a, i) =>
    reforms.slice(i + 1).flatMap((b) => {
      const both = applyReforms(pack, [a.id, b.id]);
      return both.ok ? [] : [both.because];
    }),
  );
  return {
    casus: "reform@1" as const,
    pack: pack.id,
    data: { version: pack.version, digest: pack.digest },
    reforms: reforms.flatMap(({ id }) => {
      const { reforms: own, counts } = reformRecord(pack, [id]);
      return own.map((reform) => ({ ...reform, counts }));
    }),
    conflicts,
  };
}

function showOverview(result: ReturnType<typeof overview>): string {
  const rules = result.reforms.filter(({ notExpressible }) => notExpressible === null);
  const rows = rules.map(({ id, title, from, counts, proposedBy }) => [
    paint("bold", id),
    `${counts.changed}`,
    `${counts["changed-only-if"]}`,
    `${counts["cannot-be-told"]}`,
    `${counts.unchanged}`,
    paint("dim", from ?? ""),
    title.en +
      (proposedBy.length > 0
        ? paint("dim", ` (${proposedBy.map(({ who }) => who.en).join("; ")})`)
        : ""),
  ]);
  const heads = ["", "changed", "only if", "cannot tell", "unchanged", "law from", ""];
  const other = result.reforms.flatMap(({ id, title, notExpressible }) =>
    notExpressible
      ? [
          wrap(
            `${id}: ${title.en}. Not expressible as a rule, because ${notExpressible.because.en}. `,
            "  ",
          ),
          paint(
            "dim",
            wrap(`What could be observed instead: ${notExpressible.observeInstead.en}.`, "    "),
          ),
        ]
      : [],
  );
  return [
    paint("bold", "Asks of the record under each reform (counts of asks, never of chances)"),
    table([heads.map((head) => paint("dim", head)), ...rows], "  "),
    "",
    paint("bold", "Recommendations that are no rules"),
    ...other,
    ...(result.conflicts.length > 0
      ? [
          "",
          paint("bold", "Cannot be taken together"),
          ...result.conflicts.map((c) => wrap(c, "  ")),
        ]
      : []),
  ].join("\n");
}

const HEADS: Readonly<Record<ReformStatus, string>> = {
  changed: "Changed in every open world",
  "changed-only-if": "Changed only if",
  "cannot-be-told": "Cannot be told from the record",
  unchanged: "Unchanged, and what still stops them",
};

function showReform(result: ReformAnswer, pack: Pack): string {
  const head = result.reforms.flatMap((reform) => [
    `${paint("bold", reform.title.en)}  ${paint("dim", reform.id)}`,
    paint("dim", wrap(proposedText(reform.proposedBy), "  ")),
    ...(reform.note ? [paint("dim", wrap(reform.note, "  "))] : []),
    ...(reform.notExpressible
      ? [
          wrap(`Not expressible as a rule, because ${reform.notExpressible.because.en}.`, "  "),
          wrap(`What could be observed instead: ${reform.notExpressible.observeInstead.en}.`, "  "),
        ]
      : []),
  ]);
  if (result.conflicts.length > 0) return [...head, "", ...result.conflicts].join("\n");
  const expressible = result.reforms.some(({ notExpressible }) => notExpressible === null);
  if (!expressible) return head.join("\n");
  const parts = (Object.keys(HEADS) as ReformStatus[]).map((status) => part(result, status, pack));
  return [head.join("\n"), ...parts, notYet(result), conflictsText(result)]
    .filter((text) => text !== "")
    .join("\n\n");
}

function proposedText(proposed: ReformAnswer["reforms"][number]["proposedBy"]): string {
  if (proposed.length === 0) return "Nobody is on record with the proposal for this organisation.";
  const each = proposed.map(({ who, at, sources }) => `${who.en}, ${at} [${sources.join(", ")}]`);
  return `Proposed by ${each.join("; ")}`;
}

function part(result: ReformAnswer, status: ReformStatus, pack: Pack): string {
  const rows = result.cases.flatMap((each) =>
    each.asks.filter((ask) => ask.status === status).map((ask) => ({ id: each.case, ask })),
  );
  if (rows.length === 0) return "";
  const title = paint("bold", `${HEADS[status]} (${rows.length})`);
  if (status === "unchanged") return `${title}\n${unchanged(rows)}`;
  return [title, ...rows.map(({ id, ask }) => askText(id, ask, pack))].join("\n");
}

type Row = { readonly id: string; readonly ask: ReformOfAsk };

/** Many asks, few reasons: by what stops them. */
function unchanged(rows: readonly Row[]): string {
  const by = Map.groupBy(rows, ({ ask }) => markText(ask.from));
  return table(
    [...by]
      .sort((a, b) => b[1].length - a[1].length)
      .map(([stop, list]) => {
        const cases = [...new Set(list.map(({ id }) => id))];
        const shown = cases.slice(0, 4).join(", ");
        const rest = cases.length > 4 ? ` and ${cases.length - 4} more` : "";
        return [`${list.length}`, stop, paint("dim", shown + rest)];
      }),
    "  ",
  );
}

function askText(id: string, ask: ReformOfAsk, pack: Pack): string {
  const measure = ask.measure === null ? "help" : measureTitle(pack, ask.measure);
  const moves = ask.moves
    .slice(0, 3)
    .map(
      ({ from, to }) =>
        `${from ? STOP_WORDS[from] : "no route"} → ${to ? STOP_WORDS[to] : "no route"}`,
    );
  const lines = [
    `  ${paint("bold", id)} ${paint("dim", `${ask.ask ?? ""} · ${measure}`)}`,
    wrap(moves.join("; ") + (ask.moves.length > 3 ? "; …" : ""), "    "),
  ];
  const [first] = ask.where;
  if (ask.status === "changed-only-if" && first !== undefined) {
    const others = ask.more || ask.where.length > 1 ? " (or otherwise)" : "";
    lines.push(paint("dim", wrap(`if ${cubeText(first, pack)}${others}`, "    ")));
  }
  if (ask.status === "cannot-be-told") {
    lines.push(paint("dim", wrap(`not on record: ${refsText(ask.missing, 3)}`, "    ")));
  }
  return lines.join("\n");
}

function markText(mark: ReformOfAsk["from"]): string {
  if (mark === null) return "no route of that day";
  const sure = mark.step === null || mark.finding === "not-met";
  return `${STOP_WORDS[mark.kind]}${sure ? "" : ` (${FINDING_WORDS[mark.finding]})`}`;
}

function notYet(result: ReformAnswer): string {
  const not = result.cases.filter(({ applies }) => !applies);
  if (not.length === 0) return "";
  const reasons = Map.groupBy(not, ({ doesNotApply }) =>
    Object.entries(doesNotApply)
      .map(
        ([id, because]) =>
          `${id}: ${because.replace(/; the law is that of.*| on \d{4}-\d{2}-\d{2}$/, "")}`,
      )
      .join("; "),
  );
  return [
    paint("bold", `Cannot apply to the law of its date (${not.length} cases)`),
    ...[...reasons].map(([because, cases]) =>
      wrap(`${because}: ${cases.map((each) => each.case).join(", ")}`, "  "),
    ),
  ].join("\n");
}

function conflictsText(result: ReformAnswer): string {
  const rows = result.cases.flatMap((each) =>
    each.asks
      .filter(({ newConflicts }) => newConflicts.length > 0)
      .map((ask) => [each.case, ask.ask ?? "", `now turns on ${refsText(ask.newConflicts)}`]),
  );
  if (rows.length === 0) return "";
  return `${paint("bold", `New conflicts of reading (${rows.length})`)}\n${table(rows, "  ")}`;
}
