// What a page may ask of the worker, and what it answers: plain objects, so that they can be sent.
import type { OddsOfAsk } from "../../change/odds.ts";
import type { Target } from "../../change/question.ts";
import type { ReformAnswer } from "../../change/reform-report.ts";
import type { Table } from "../../change/table.ts";
import type { Why } from "../../change/why.ts";
import type { ItemClass } from "../../engine/book.ts";
import type { ItemRef, StopKind } from "../../engine/types.ts";
import type { Query } from "./inputs.ts";

/** One case with the choices of an address, and one ask on one route of it. */
export type About = {
  readonly case: string;
  readonly query: Query;
  readonly ask: string | null;
  readonly route: string;
};

/** An open item, its values taken together where no stop can tell them apart. */
export type OpenItem = {
  readonly id: string;
  readonly class: ItemClass;
  readonly ref: ItemRef;
  readonly groups: readonly (readonly string[])[];
};

export type StopOf = { readonly step: string | null; readonly kind: StopKind };

/** How much an answer to one item moves one stop, in doubles; indices into items, groups and stops. */
export type Pull = {
  readonly item: number;
  readonly group: number;
  readonly stop: number;
  readonly difference: number;
};

/** Weights of the groups of each item, as whole numbers; they need not sum to anything. */
export type GroupWeights = readonly (readonly number[])[];

/** Question and answer of each kind. */
export type Dialogue = {
  readonly targets: {
    readonly asks: Pick<About, "case" | "query">;
    readonly answers: readonly Target[];
  };
  readonly why: {
    readonly asks: About & {
      readonly to: string | null;
      readonly facts: boolean;
      readonly reforms: boolean;
    };
    readonly answers: Why;
  };
  /** null where the route decides nothing. */
  readonly table: { readonly asks: About; readonly answers: Table | null };
  readonly odds: {
    readonly asks: About;
    readonly answers: {
      readonly items: readonly OpenItem[];
      readonly stops: readonly StopOf[];
    } | null;
  };
  readonly weigh: {
    readonly asks: About & { readonly weights: GroupWeights };
    readonly answers: {
      readonly probabilities: readonly number[];
      readonly pulls: readonly Pull[];
    };
  };
  readonly exactly: {
    readonly asks: About & { readonly weights: GroupWeights };
    readonly answers: OddsOfAsk;
  };
  readonly reform: {
    readonly asks: { readonly reforms: readonly string[] };
    readonly answers: ReformAnswer;
  };
};

export type Kind = keyof Dialogue;
export type Question<K extends Kind = Kind> = {
  readonly [k in Kind]: { readonly kind: k } & Dialogue[k]["asks"];
}[K];

export type Posted = { readonly id: number; readonly question: Question; readonly pack: string };
export type Returned =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly problem: string };
