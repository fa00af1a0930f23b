// One mark per ask of every case, computed from the record and the law of the day.
import { run } from "../engine/run.ts";
import type { AskRun, Finding, Run, StopKind } from "../engine/types.ts";
import type { Pack } from "../pack/pack.ts";
import { NOBODY } from "./stops.ts";

export type Mark = {
  readonly ask: string;
  readonly kind: StopKind;
  readonly finding: Finding;
  /** Provisions that the step at which it stopped rests on. */
  readonly restsOn: readonly string[];
};

/** Case id to its marks, the first ask first; a case in which nobody asked has the one mark `no-request`. */
export type Marks = Readonly<Record<string, readonly Mark[]>>;

/** Takes a second or less for the whole record, so it is done when the app is built. */
export function marksOf(pack: Pack): Marks {
  return Object.fromEntries(
    pack.cases.map((caseFile) => {
      const result = run(pack, caseFile);
      const asks = result.asks.map(
        (ask): Mark => ({
          ask: ask.id,
          kind: ask.stop.kind,
          finding: ask.stop.finding,
          restsOn: restsOn(result, ask),
        }),
      );
      return [caseFile.id, asks.length > 0 ? asks : [{ ask: "", ...NOBODY, restsOn: [] }]];
    }),
  );
}

function restsOn({ routes }: Run, ask: AskRun): string[] {
  const route = routes.find((entry) => entry.id === ask.route && entry.ask === ask.id);
  const step = route?.steps.find(({ id }) => id === ask.stop.step);
  return step?.provisions.map(({ id }) => id) ?? [];
}
