// One mark per ask of every case, computed from the record and the law of the day.
import { run } from "../engine/run.ts";
import type { Finding, StopKind } from "../engine/types.ts";
import type { Pack } from "../pack/pack.ts";
import { NOBODY } from "./stops.ts";

export type Mark = { readonly ask: string; readonly kind: StopKind; readonly finding: Finding };

/** Case id to its marks, the first ask first; a case in which nobody asked has the one mark `no-request`. */
export type Marks = Readonly<Record<string, readonly Mark[]>>;

/** Takes a second or less for the whole record, so it is done when the app is built. */
export function marksOf(pack: Pack): Marks {
  return Object.fromEntries(
    pack.cases.map((caseFile) => {
      const asks = run(pack, caseFile).asks.map(
        ({ id, stop }): Mark => ({ ask: id, kind: stop.kind, finding: stop.finding }),
      );
      return [caseFile.id, asks.length > 0 ? asks : [{ ask: "", ...NOBODY }]];
    }),
  );
}
