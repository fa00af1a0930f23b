/** `casus tracks`: what went through the organisation, beside it, or nowhere, counted in the open. */
import type { Command } from "commander";
import { readOutcomes } from "../check/outcomes-node.ts";
import { readPack } from "../pack/read-node.ts";
import { type TracksAnswer, tracksAnswer } from "../record/tracks.ts";
import { answer } from "./answer.ts";
import { type RecordWords, withRecordOptions } from "./records.ts";
import { dateText, paint, section, table, wrap } from "./text.ts";

export function registerTracks(program: Command): void {
  withRecordOptions(program.command("tracks"))
    .description("through the organisation, bilaterally, through another body, alone, or nowhere")
    .action((words: RecordWords) => {
      const result = tracksAnswer(
        readPack(words.pack, words.packs),
        readOutcomes(words.pack, words.packs),
      );
      answer(words.json, result, () => showTracks(result));
    });
}

function showTracks(result: TracksAnswer): string {
  const head = paint("bold", `${result.n} cases of the record; one case may be in several tracks`);
  const types = result.table[0]?.byType ?? [];
  const counts = table(
    [
      ["", "all", ...types.map(({ type, of }) => `${type} (${of})`), ""],
      ...result.table.map((row) => [
        paint("bold", row.track),
        String(row.all.n),
        ...row.byType.map(({ n }) => String(n)),
        row.means.en,
      ]),
    ],
    "  ",
  );
  const cells = result.table.flatMap((row) => [
    `  ${paint("bold", row.track)}: ${row.all.n}`,
    wrap(row.all.cases.join(", "), "    "),
  ]);
  const observed = result.cases.filter((entry) => entry.byObservation).map((entry) => entry.case);
  const duality = result.duality.flatMap((row) => [
    `  ${row.combination}: ${row.n} of ${result.n}`,
    paint("dim", wrap(row.cases.join(", "), "    ")),
  ]);
  const simple = result.cases
    .filter(({ multilateral }) => multilateral !== null)
    .map((entry) => [
      dateText(entry.date),
      entry.case,
      `${entry.multilateral?.gates} gates`,
      entry.multilateral?.consents === null ? "" : `${entry.multilateral?.consents} consents`,
      entry.bilateralConsents === null ? "" : `bilaterally ${entry.bilateralConsents}`,
      paint("dim", entry.multilateral?.route ?? ""),
    ]);
  return [
    `${head}\n${counts}`,
    section("The cases of each track", cells),
    section(
      `Through the organisation by what was observed alone, as the run leaves it open: ${observed.length}`,
      [wrap(observed.join(", "), "    ")],
    ),
    section("Multilateral or beside", duality),
    section("What each way asks for", [
      "  gates of the first ask’s route, states its decision counts, states of the shortest bilateral lane",
      table(simple, "  "),
    ]),
  ].join("\n\n");
}
