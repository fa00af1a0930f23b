// Says in either language why a route is not open; the engine gives the reason as an English phrase.
import type { Voice } from "./voice.ts";

type Because =
  | { readonly key: "because.ended" | "because.begins"; readonly date: string }
  | { readonly key: "because.notUntil"; readonly provision: string; readonly date: string }
  | { readonly key: "because.missing" | "because.noLonger"; readonly provision: string }
  | { readonly key: "because.noEntry" | "because.ownMatter"; readonly instrument: string };

const ID = "([a-z0-9][a-z0-9.-]*)";
const DATE = "(\\d{4}(?:-\\d{2}){0,2})";

const PHRASES: readonly (readonly [RegExp, (hit: readonly string[]) => Because])[] = [
  [new RegExp(`ended ${DATE}`), ([, date = ""]) => ({ key: "because.ended", date })],
  [new RegExp(`begins ${DATE}`), ([, date = ""]) => ({ key: "because.begins", date })],
  [
    new RegExp(`^${ID} is not in force until ${DATE}`),
    ([, provision = "", date = ""]) => ({ key: "because.notUntil", provision, date }),
  ],
  [
    new RegExp(`^${ID} is no longer in force`),
    ([, provision = ""]) => ({ key: "because.noLonger", provision }),
  ],
  [
    new RegExp(`^entry into force of ${ID} is not on record`),
    ([, instrument = ""]) => ({ key: "because.noEntry", instrument }),
  ],
  [
    new RegExp(`^${ID} came out of this very matter`),
    ([, instrument = ""]) => ({ key: "because.ownMatter", instrument }),
  ],
  [
    new RegExp(`^${ID} is not in the pack`),
    ([, provision = ""]) => ({ key: "because.missing", provision }),
  ],
];

export function parseBecause(phrase: string): Because | null {
  for (const [form, read] of PHRASES) {
    const hit = form.exec(phrase);
    if (hit) return read(hit);
  }
  return null;
}

export function becauseWords(phrase: string, voice: Voice): string {
  const because = parseBecause(phrase);
  if (because === null) return phrase;
  const { byId } = voice.pack;
  const date = "date" in because ? voice.date(because.date) : "";
  const provision = "provision" in because ? provisionName(because.provision, voice) : "";
  const title =
    "instrument" in because ? byId.instrument.get(because.instrument)?.title : undefined;
  const instrument = title ? voice.of(title) : "instrument" in because ? because.instrument : "";
  return voice.t(because.key, { date, provision, instrument });
}

/** "Charter, Article 5": the short title of a provision as the pack gives it. */
export function provisionName(id: string, voice: Voice): string {
  const provision = voice.pack.byId.provision.get(id);
  return provision ? voice.of(provision.title) : id;
}
