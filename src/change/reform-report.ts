/** The whole record with and without reforms: what changes, what does not, and what nobody can tell. */
import { type Analysis, analyse, firstGate } from "../engine/analysis.ts";
import { type Ask, asksOf, opens } from "../engine/asks.ts";
import type { BookItem } from "../engine/book.ts";
import { isChoice } from "../engine/book.ts";
import { itemRef } from "../engine/findings.ts";
import { type Matter, matterOf } from "../engine/matter.ts";
import { type ItemRef, STOP_KINDS, type StopKind } from "../engine/types.ts";
import type { Path } from "../engine/walk.ts";
import { all, any, type Condition, not, replaced } from "../exact/condition.ts";
import type { Cube, Diagram, Node } from "../exact/diagram.ts";
import { diagram } from "../exact/index.ts";
import type { Pack } from "../pack/pack.ts";
import type { CaseFile, Reform, Words } from "../pack/schema.ts";
import { furthestMark, type Mark, NOBODY_ASKED } from "./marks.ts";
import { shortChoices } from "./provided.ts";
import { applicable, applyReforms } from "./reform.ts";

export type ReformStatus =
  | "changed"
  /** In some open worlds, and the record could never say which: readings, accounts, facts, acts. */
  | "changed-only-if"
  /** It turns on positions that are not on record. */
  | "cannot-be-told"
  | "unchanged";

export type ReformOfAsk = {
  /** null where nobody asked. */
  readonly ask: string | null;
  readonly measure: string | null;
  readonly status: ReformStatus;
  /** The stop without and with the reforms; null where no route is open. */
  readonly from: Mark | null;
  readonly to: Mark | null;
  /** Kinds of stop in the worlds that differ. */
  readonly moves: readonly { readonly from: StopKind | null; readonly to: StopKind | null }[];
  /** Where it differs, as short choices; empty where it does everywhere or nowhere. */
  readonly where: readonly Cube[];
  readonly more: boolean;
  /** Unrecorded positions on which it turns. */
  readonly missing: readonly ItemRef[];
  /** Readings and accounts on which the stop turns now, and did not before. */
  readonly newConflicts: readonly ItemRef[];
};

export type ReformOfCase = {
  readonly case: string;
  readonly lawAsOf: string;
  /** One of the reforms at least can apply to the law of that date. */
  readonly applies: boolean;
  /** Reforms that cannot apply to the law of that date, and why. */
  readonly doesNotApply: Readonly<Record<string, string>>;
  readonly asks: readonly ReformOfAsk[];
};

export type ReformAnswer = {
  readonly casus: "reform@1";
  readonly pack: string;
  readonly data: { readonly version: string; readonly digest: string };
  readonly reforms: readonly {
    readonly id: string;
    readonly title: Words;
    readonly from: string | null;
    readonly proposedBy: Reform["proposedBy"];
    readonly notExpressible: Reform["notExpressible"] | null;
    readonly note: string | null;
  }[];
  /** Reforms that set the same thing to different values: then nothing is run. */
  readonly conflicts: readonly string[];
  readonly counts: Readonly<Record<ReformStatus | "doesNotApply", number>>;
  readonly cases: readonly ReformOfCase[];
};

/**
 * Every case of the record under these reforms together. An unrecorded position is never taken for
 * silence: what turns on one cannot be told.
 *
 *     reformRecord(pack, ['consensus-minus-one']).counts.changed
 */
export function reformRecord(
  pack: Pack,
  ids: readonly string[],
  cases: readonly CaseFile[] = pack.cases.filter(({ origin }) => origin === "record"),
): ReformAnswer {
  const named = [...new Set(ids)].sort().map((id) => pack.byId.reform.get(id) as Reform);
  const whole = applyReforms(pack, ids);
  const answers = whole.ok ? cases.map((caseFile) => reformCase(pack, ids, caseFile)) : [];
  const asks = answers.flatMap((answer) => answer.asks);
  const count = (status: ReformStatus) => asks.filter((ask) => ask.status === status).length;
  return {
    casus: "reform@1",
    pack: pack.id,
    data: { version: pack.version, digest: pack.digest },
    reforms: named.map(({ id, title, from, proposedBy, notExpressible, note }) => ({
      id,
      title,
      from: from ?? null,
      proposedBy,
      notExpressible: notExpressible ?? null,
      note: note ?? null,
    })),
    conflicts: whole.ok ? [] : [whole.because],
    counts: {
      changed: count("changed"),
      "changed-only-if": count("changed-only-if"),
      "cannot-be-told": count("cannot-be-told"),
      unchanged: count("unchanged"),
      doesNotApply: answers.filter(({ applies }) => !applies).length,
    },
    cases: answers,
  };
}

function reformCase(pack: Pack, ids: readonly string[], caseFile: CaseFile): ReformOfCase {
  const matter = matterOf(pack, caseFile);
  const { apply, not: doesNotApply } = applicable(pack, ids, matter.law);
  const head = {
    case: caseFile.id,
    lawAsOf: matter.law.day,
    applies: apply.length > 0,
    doesNotApply,
  };
  if (apply.length === 0) return { ...head, asks: [] };
  const result = applyReforms(pack, apply);
  if (!result.ok) throw new Error(result.because);
  const asks = asksOf(matter);
  if (asks.length === 0) return { ...head, asks: [UNASKED] };
  const before = analyse(serving(pack, matter, asks), caseFile);
  const after = analyse(serving(result.pack, matter, asks), caseFile);
  const both = bothSides(before, after);
  return { ...head, asks: asks.map((ask) => compared(ask, both)) };
}

/** A rule on deciding or acting does nothing where nobody asked. */
const UNASKED: ReformOfAsk = {
  ask: null,
  measure: null,
  status: "unchanged",
  from: NOBODY_ASKED,
  to: NOBODY_ASKED,
  moves: [],
  where: [],
  more: false,
  missing: [],
  newConflicts: [],
};

/** The pack with the routes that some ask opens. */
function serving(pack: Pack, matter: Matter, asks: readonly Ask[]): Pack {
  return {
    ...pack,
    routes: pack.routes.filter((route) => asks.some((ask) => opens(matter, ask, route))),
  };
}

// --- two analyses over one diagram --------------------------------------------------------------------

type Side = {
  readonly analysis: Analysis;
  /** Its conditions in terms of the items of both. */
  over(condition: Condition): Condition;
};
type Both = {
  readonly before: Side;
  readonly after: Side;
  /** One diagram over the items of both, drawn when first asked for. */
  drawn(): { readonly diagram: Diagram; readonly items: ReadonlyMap<string, BookItem> };
};

function bothSides(before: Analysis, after: Analysis): Both {
  let kept: ReturnType<Both["drawn"]> | null = null;
  const drawn = () => {
    const items = new Map(before.worlds.items.map((item) => [item.id, item]));
    for (const item of after.worlds.items) {
      const known = items.get(item.id);
      if (known === undefined || known.values.length < item.values.length) items.set(item.id, item);
    }
    const d = diagram([...items.values()].map(({ id, values }) => ({ id, values })));
    return { diagram: d, items };
  };
  const side = (analysis: Analysis): Side => {
    const own = new Map(analysis.worlds.items.map((item) => [item.id, item]));
    return {
      analysis,
      over: (condition) =>
        replaced(condition, (id, values): Condition | null => {
          // A reading that a reform settles has one value here, whatever it has on the other side.
          const mine = own.get(id)?.values ?? [];
          if (mine.length !== 1) return null;
          return { kind: "constant", value: values.includes(mine[0] as string) };
        }),
    };
  };
  return {
    before: side(before),
    after: side(after),
    drawn: () => {
      kept ??= drawn();
      return kept;
    },
  };
}

function compared(ask: Ask, both: Both): ReformOfAsk {
  const mine = (path: Path) => path.ask?.id === ask.id;
  const paths = (side: Side) =>
    side.analysis.paths.filter((path) => path.closed === null && mine(path));
  const [before, after] = [paths(both.before), paths(both.after)];
  const head = { ask: ask.id, measure: ask.for };
  if (sameText(both.before, before) === sameText(both.after, after)) {
    const mark = furthestMark(both.before.analysis, before);
    const nothing = { moves: [], where: [], more: false, missing: [], newConflicts: [] };
    return { ...head, status: "unchanged", from: mark, to: mark, ...nothing };
  }
  const { diagram: d, items } = both.drawn();
  const [from, to] = [furthest(both.before, before, d), furthest(both.after, after, d)];
  const moves: { from: StopKind | null; to: StopKind | null; node: Node }[] = [];
  for (const [a, here] of from) {
    for (const [b, there] of to) {
      const node = d.and(here, there);
      if (a !== b && !d.isNever(node)) moves.push({ from: a, to: b, node });
    }
  }
  const differs = moves.reduce<Node>((node, move) => d.or(node, move.node), d.never);
  const support = d.support(differs).map((id) => items.get(id) as BookItem);
  const missing = support.filter((item) => item.class === "position");
  const status: ReformStatus = d.isNever(differs)
    ? "unchanged"
    : d.isAlways(differs)
      ? "changed"
      : missing.length > 0
        ? "cannot-be-told"
        : "changed-only-if";
  const partly = status === "changed-only-if" || status === "cannot-be-told";
  const { provided: where, more } = partly
    ? shortChoices(d, differs, 3, 12)
    : { provided: [], more: false };
  const choices = (stops: ReadonlyMap<unknown, Node>) =>
    new Set([...stops.values()].flatMap((node) => d.support(node)));
  const old = choices(from);
  const newConflicts =
    status === "unchanged"
      ? []
      : [...choices(to)]
          .filter((id) => !old.has(id))
          .map((id) => items.get(id) as BookItem)
          .filter(isChoice);
  return {
    ...head,
    status,
    from: furthestMark(both.before.analysis, before),
    to: furthestMark(both.after.analysis, after),
    moves: moves.map(({ from: a, to: b }) => ({ from: a, to: b })),
    where,
    more,
    missing: missing.map(itemRef),
    newConflicts: newConflicts.map(itemRef),
  };
}

/** The conditions of paths as text: where a reform touches nothing, nothing has to be drawn. */
function sameText(side: Side, paths: readonly Path[]): string {
  return JSON.stringify(
    paths.map((path) => stopsOf(path).map(({ kind, when }) => [kind, side.over(when)])),
  );
}

/** In each world the stop at the latest kind over these paths; null where no route is open. */
function furthest(side: Side, paths: readonly Path[], d: Diagram): Map<StopKind | null, Node> {
  const stops = new Map<StopKind, Node>();
  for (const path of paths) {
    for (const { kind, when } of stopsOf(path)) {
      const node = d.compile(side.over(when));
      stops.set(kind, d.or(stops.get(kind) ?? d.never, node));
    }
  }
  const found = new Map<StopKind | null, Node>();
  let left = d.always;
  for (const kind of [...STOP_KINDS].reverse()) {
    const here = d.and(left, stops.get(kind) ?? d.never);
    if (!d.isNever(here)) found.set(kind, here);
    left = d.and(left, d.not(here));
  }
  if (!d.isNever(left)) found.set(null, left);
  return found;
}

function stopsOf(path: Path): { kind: StopKind; when: Condition }[] {
  const stops: { kind: StopKind; when: Condition }[] = [];
  const gates = path.steps.flatMap((step, i) => ("gate" in step ? [i] : []));
  let before: Condition = { kind: "constant", value: true };
  gates.forEach((_, n) => {
    const upTo = gates.slice(0, n + 1);
    const here = any(
      path.walks.map((walk) =>
        all(upTo.map((i) => (walk.gates[i] as { condition: Condition }).condition)),
      ),
    );
    stops.push({ kind: firstGate(path, gates[n] as number).kind, when: all([before, not(here)]) });
    before = here;
  });
  return [...stops, { kind: path.route.end, when: before }];
}
