/** What a run says: the shapes behind `casus run --json` (schemas/run.schema.json). */
import type { ActKind, Participation, PositionValue, Words } from "../pack/schema.ts";

export type Finding = "met" | "not-met" | "contested" | "unknown" | "open" | "not-reached";

/** In the order of section 4 of the design: a later kind is a longer way. */
export const STOP_KINDS = [
  "no-standing",
  "outside-the-text",
  "excluded",
  "no-request",
  "request-elsewhere",
  "request-withdrawn",
  "no-consent",
  "not-convened",
  "not-proposed",
  "not-adopted",
  "no-mandate",
  "national-procedure",
  "not-joined",
  "not-carried-out",
  "adopted",
  "held",
  "carried-out",
] as const;
export type StopKind = (typeof STOP_KINDS)[number];

export type Stop = {
  /** null at an end. */
  readonly step: string | null;
  readonly kind: StopKind;
  readonly finding: Finding;
  /** Every provision it rests on was read. */
  readonly verified: boolean;
  /** At a decision: states whose recorded position stands against it in every world. */
  readonly blocking?: readonly string[] | undefined;
};

/** An item something still depends on, named by its class: `{ reading: 'absence' }`. */
export type ItemRef =
  | { readonly reading: string }
  | { readonly account: string }
  | { readonly fact: string }
  | { readonly act: string }
  | { readonly party: string }
  | { readonly position: string };

export type ProvisionRef = {
  readonly id: string;
  /** First day of the wording; null where no wording was in force that day. */
  readonly version: string | null;
  readonly verified: boolean;
};

export type ItemRun = {
  readonly id: string;
  readonly finding: Finding;
  readonly positions?: Readonly<Record<string, PositionValue | null>> | undefined;
  readonly arithmetic?: Arithmetic | undefined;
  readonly stop?: Stop | undefined;
};

/** How a decision comes about: who counts, what is counted, and what is on record. */
export type Arithmetic = {
  readonly rules: readonly string[];
  readonly roll: readonly string[];
  readonly excluded: readonly { readonly state: string; readonly because: string }[];
  readonly tests: readonly string[];
  readonly onRecord: string;
};

export type StepRun = {
  readonly id: string;
  readonly gate?: string | undefined;
  readonly duty?: string | undefined;
  readonly title?: Words | undefined;
  readonly finding: Finding;
  /** A decision before it is not shown as taken by inputs alone. */
  readonly ifAdopted: boolean;
  readonly provisions: readonly ProvisionRef[];
  readonly timeLimit?: string | undefined;
  readonly items?: readonly ItemRun[] | undefined;
  readonly perState?: readonly { readonly state: string; readonly finding: Finding }[] | undefined;
  readonly turnsOn: readonly ItemRef[];
  readonly acts: readonly string[];
  readonly sources: readonly string[];
};

/** An uncertain gate passed on the way to the stop, and what it needs to hold. */
export type Provided = {
  readonly step: string;
  readonly finding: Finding;
  readonly turnsOn: readonly ItemRef[];
  /** Disjoint partial choices that let it hold; `more` says that the list is cut. */
  readonly where: readonly Readonly<Record<string, readonly string[]>>[];
  readonly more: boolean;
};

export type RouteRun = {
  readonly id: string;
  readonly title: Words;
  readonly measure: string;
  /** The ask that opens it here; null where nobody asked for it. */
  readonly ask: string | null;
  readonly inForce: boolean;
  /** Why it is not open, in plain words; empty where it is. */
  readonly because: string;
  readonly steps: readonly StepRun[];
  readonly stop: Stop | null;
  readonly provided: readonly Provided[];
};

export type AskRun = {
  readonly id: string;
  readonly act: ActKind;
  readonly for: string | null;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly title?: Words | undefined;
  /** The proposal it is one item of. */
  readonly package?: string | undefined;
  readonly route: string | null;
  readonly stop: Stop;
};

export type Run = {
  readonly casus: "run@1";
  readonly case: string;
  readonly title: Words;
  readonly type: string;
  readonly origin: string;
  readonly pack: string;
  readonly data: { readonly version: string; readonly digest: string };
  readonly lawAsOf: string;
  readonly membersAsOf: string;
  readonly asOf: string;
  readonly members: readonly {
    readonly state: string;
    readonly participation: Participation;
    readonly counted: boolean;
    readonly notes: readonly Words[];
  }[];
  readonly asks: readonly AskRun[];
  readonly routes: readonly RouteRun[];
  /** Asks that are adopted (or further) in every world. */
  readonly adopted: readonly string[];
  readonly lanes: readonly unknown[];
  readonly notOnRecord: readonly unknown[];
  readonly worlds: {
    /** How many worlds are open: a count, never a chance. */
    readonly open: string;
    readonly items: readonly {
      readonly id: string;
      readonly class: string;
      readonly values: readonly string[];
    }[];
  };
};
