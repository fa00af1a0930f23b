/** Changes that alter the shape of a question: requests, the roll, the territory and the law. */
import { authorsOf, matterOf, statesTakingPart } from "../engine/matter.ts";
import type { Act, Step } from "../pack/schema.ts";
import { isState } from "../pack/states.ts";
import { type Change, changed, changeKey, dayFor, redirected, withdrawalsOf } from "./changes.ts";
import { type Asked, askOf, type Inputs, type Target } from "./question.ts";
import { applyReforms, whyNot } from "./reform.ts";

/**
 * Inputs with some changes already made. An added request brings its author's own words into the
 * gates, a reform other rules: so the engine is asked anew for each, and items are changed within.
 */
export type Variant = {
  readonly changes: readonly Change[];
  readonly inputs: Inputs;
  readonly target: Target;
};

export type Freedom = { readonly facts: boolean; readonly reforms: boolean };

/** The inputs as they are, then with every combination of such changes, fewest first. */
export function variantsOf(inputs: Inputs, target: Target, freedom: Freedom): Variant[] {
  const requests = requestChanges(inputs, target);
  const others = [
    ...(freedom.facts ? groundChanges(inputs) : []),
    ...(freedom.reforms ? reformChanges(inputs, target, [[], ...requests]) : []),
  ];
  const sets = [[], ...requests].flatMap((asking) => [
    asking,
    ...others.map((other) => [...other, ...asking]),
  ]);
  return sets
    .map((changes) => ({
      changes,
      inputs: changed(inputs, changes),
      target: targetAfter(target, changes),
    }))
    .sort((a, b) => a.changes.length - b.changes.length);
}

/** The changes of one are among the changes of the other, and fewer. */
export function isPart(part: Variant, of: Variant): boolean {
  const keys = new Set(of.changes.map(changeKey));
  return (
    part.changes.length < of.changes.length && part.changes.every((c) => keys.has(changeKey(c)))
  );
}

/** An added request or draft is itself an ask; a recorded draft stays the ask beside it. */
export function targetAfter(target: Target, changes: readonly Change[]): Target {
  const added = changes.flatMap((change) =>
    "act" in change && change.act === "add" ? [change.entry] : [],
  );
  const request = added.find((entry) => entry.act === "request");
  if (request !== undefined && target.asking !== "draft") return { ...target, ask: request.id };
  if (target.ask !== null) return target;
  const draft = added.find(({ act, item, for: measure }) => {
    return ["proposal", "offer"].includes(act) && item !== undefined && item === measure;
  });
  return draft === undefined ? target : { ...target, ask: draft.item as string, orNone: true };
}

// --- requests --------------------------------------------------------------------------------------

function requestChanges(inputs: Inputs, target: Target): Change[][] {
  const asked = askOf(inputs, target, "all");
  if (asked === null) return [];
  const gate = asked.path.steps.find((step) => "gate" in step && step.gate === "request");
  const provisions = citedProvisions(asked);
  const { ask } = asked.path;
  if (ask?.act.act !== "request") return addedRequests(asked, inputs, gate, provisions, []);
  const fixes = [
    ...withdrawalsOf(asked.analysis.matter.acts, ask.act).map(
      ({ id, act }): Change => ({ act: "remove", id, kind: act }),
    ),
    ...redirections(gate, ask.act, inputs),
  ];
  const cites = provisions
    .filter((under) => under !== ask.act.under)
    .map((under): Change => ({ act: "cite", id: ask.act.id, under }));
  const own = subsets(fixes).flatMap((fix) => [fix, ...cites.map((cite) => [...fix, cite])]);
  const authors = authorsOf(asked.analysis.matter, ask.act);
  return [
    ...own.filter((set) => set.length > 0),
    ...addedRequests(asked, inputs, gate, provisions, authors),
  ];
}

/** Provisions that, cited in a request, count as what the asking state makes of the facts. */
function citedProvisions({ analysis }: Asked): string[] {
  const under = [...analysis.book.items.values()]
    .filter(({ about }) => about["act"] === "request" && about["under"] !== undefined)
    .map(({ about }) => about["under"] as string);
  return [...new Set(under)].sort();
}

function redirections(gate: Step | undefined, request: Act, inputs: Inputs): Change[] {
  if (gate === undefined || !("gate" in gate) || gate.gate !== "request") return [];
  const to = addresseeFor(gate, inputs);
  const there = [request.to ?? []].flat();
  const fixed = gate.form && inputs.options.readings?.[gate.form.reading];
  const inWriting =
    fixed !== undefined &&
    request.form !== undefined &&
    gate.form?.then[fixed]?.includes(request.form) !== true;
  return there.includes(to) && !inWriting ? [] : [redirected(request, to, inWriting)];
}

type RequestStep = Extract<Step, { gate: "request" }>;

/** An addressee that suffices under every reading, if there is one. */
function addresseeFor(gate: RequestStep, { pack }: Inputs): string {
  if (Array.isArray(gate.addressees)) return gate.addressees[0] as string;
  const lists = Object.values(gate.addressees.then);
  const common = lists[0]?.find((id) => lists.every((list) => list.includes(id)));
  return common ?? pack.organisation.id;
}

/** A request by each state that could have made one: on its territory, a party, else any. */
function addedRequests(
  asked: Asked,
  inputs: Inputs,
  gate: Step | undefined,
  provisions: readonly string[],
  already: readonly string[],
): Change[][] {
  const { path, analysis } = asked;
  const how = path.route.opensWith ?? ["request", "proposal"];
  const byRequest = path.steps.some(
    (step) => "gate" in step && step.gate === "consent" && step.orRequest === true,
  );
  const { ask } = path;
  if (ask !== null && (gate === undefined || !("asker" in gate))) return [];
  if (ask === null && !how.includes("request")) return [];
  if (ask === null && gate === undefined && !byRequest && provisions.length === 0) return [];
  const members = statesTakingPart(analysis.matter.law.roll);
  const concerned = [
    ...(analysis.book.items.get("territory")?.values ?? []),
    ...(inputs.case.parties ?? []),
  ].filter((state) => isState(state) && members.includes(state));
  const candidates = concerned.length > 0 ? [...new Set(concerned)] : members;
  const to =
    gate !== undefined && "gate" in gate && gate.gate === "request"
      ? addresseeFor(gate, inputs)
      : inputs.pack.organisation.id;
  const measure = path.route.measure;
  return candidates
    .filter((state) => !already.includes(state))
    .flatMap((by) => {
      const entry: Act = {
        id: ask === null ? measure : `request-${by.toLowerCase()}`,
        at: dayFor(inputs),
        act: "request",
        by,
        to,
        for: measure,
        form: "written",
      };
      const add: Change = { act: "add", entry };
      return [
        [add],
        ...provisions.map((under): Change[] => [add, { act: "cite", id: entry.id, under }]),
      ];
    });
}

// --- ground and law -----------------------------------------------------------------------------------

/** Each member gone, each other state of the roll or the matter a full member, other territory. */
function groundChanges(inputs: Inputs): Change[][] {
  const { law, case: caseFile } = matterOf(inputs.pack, inputs.case, inputs.options);
  const members = statesTakingPart(law.roll);
  const settled = inputs.options.territory ?? caseFile.territory ?? "none";
  const near = [...(caseFile.parties ?? []), ...(typeof settled === "string" ? [settled] : [])];
  const others = [...law.roll.map(({ state }) => state), ...near].filter(
    (state) => isState(state) && !members.includes(state),
  );
  const standing = (state: string): string =>
    law.roll.find((entry) => entry.state === state)?.participation ?? "none";
  const roll = [
    ...members.map((member): Change => ({ member, from: standing(member), to: "left" })),
    ...[...new Set(others)].map(
      (member): Change => ({ member, from: standing(member), to: "full" }),
    ),
  ];
  const territory =
    typeof settled !== "string"
      ? []
      : [...new Set([...near, ...members, "none"])]
          .filter((state) => state !== settled && (isState(state) || state === "none"))
          .map((to): Change => ({ fact: "territory", from: settled, to }));
  return [...roll, ...territory].map((change) => [change]);
}

/**
 * Each reform that can apply to the law of the day and bears on the path, and each pair of which one
 * does and that do not conflict. One that leaves every gate of the path as it is could change nothing.
 */
function reformChanges(
  inputs: Inputs,
  target: Target,
  requests: readonly (readonly Change[])[],
): Change[][] {
  const { pack } = inputs;
  const { law } = matterOf(pack, inputs.case, inputs.options);
  const able = pack.reforms.filter((reform) => whyNot(reform, pack, law) === null);
  const gates = (more: readonly Change[]): string =>
    requests.map((asking) => gatesText(inputs, target, [...more, ...asking])).join("\n");
  const plain = gates([]);
  const bearing = new Set(
    able.map(({ id }) => id).filter((id) => gates([{ reform: id }]) !== plain),
  );
  const pairs = able.flatMap((a, i) =>
    able
      .slice(i + 1)
      .filter((b) => bearing.has(a.id) || bearing.has(b.id))
      .flatMap((b) => (applyReforms(pack, [a.id, b.id]).ok ? [[a.id, b.id]] : [])),
  );
  return [...[...bearing].map((id) => [id]), ...pairs].map((ids) =>
    ids.map((reform): Change => ({ reform })),
  );
}

function gatesText(inputs: Inputs, target: Target, changes: readonly Change[]): string {
  const asked = askOf(changed(inputs, changes), targetAfter(target, changes), "all");
  return asked === null ? "closed" : JSON.stringify(asked.condition);
}

function subsets<T>(list: readonly T[]): T[][] {
  let sets: T[][] = [[]];
  for (const x of list) sets = sets.concat(sets.map((set) => [...set, x]));
  return sets;
}
