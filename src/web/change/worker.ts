// Answers questions beside the page, so that it can be typed in and scrolled while they are worked out.
import { oddsOf, type Slider, sliderOf } from "../../change/odds.ts";
import { type Inputs, NoSuchThing, targetsOf } from "../../change/question.ts";
import { reformRecord } from "../../change/reform-report.ts";
import { tableOf } from "../../change/table.ts";
import { why } from "../../change/why.ts";
import { itemRef } from "../../engine/findings.ts";
import { indexPack, type Pack } from "../../pack/pack.ts";
import { inputsOf, type Query } from "./inputs.ts";
import { grouped, spread, weightTexts } from "./odds-groups.ts";
import type {
  About,
  Dialogue,
  GroupWeights,
  Kind,
  OpenItem,
  Posted,
  Pull,
  Question,
  Returned,
} from "./questions.ts";

let reading: Promise<Pack> | null = null;

async function packAt(address: string): Promise<Pack> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return indexPack((await response.json()).pack);
}

self.addEventListener("message", async ({ data }: MessageEvent<Posted>) => {
  const { id, question, pack: address } = data;
  let returned: Returned;
  try {
    reading ??= packAt(address);
    returned = { id, answer: answerTo(question, await reading) };
  } catch (error) {
    returned = { id, problem: error instanceof Error ? error.message : String(error) };
  }
  self.postMessage(returned);
});

function answerTo(question: Question, pack: Pack): Dialogue[Kind]["answers"] {
  switch (question.kind) {
    case "targets":
      return targetsOf(inputsFor(pack, question.case, question.query), {});
    case "why": {
      const { to, facts, reforms } = question;
      const inputs = inputsFor(pack, question.case, question.query);
      return why(inputs, { ...choiceOf(question), to: to ?? undefined, facts, reforms });
    }
    case "table":
      try {
        return tableOf(inputsFor(pack, question.case, question.query), choiceOf(question));
      } catch (error) {
        if (error instanceof NoSuchThing) return null;
        throw error;
      }
    case "odds": {
      const prepared = preparedFor(pack, question);
      if (prepared === null) return null;
      return { items: prepared.items, stops: prepared.slider.stops };
    }
    case "weigh":
      return weighed(preparedFor(pack, question), question.weights);
    case "exactly":
      return exactly(pack, question, preparedFor(pack, question), question.weights);
    case "reform":
      return reformRecord(pack, question.reforms);
  }
}

const choiceOf = ({ ask, route }: About) => ({ ask: ask ?? undefined, route });

// --- one set of inputs and one prepared slider are kept, since questions about them come in turns ---------

let lastInputs: { readonly key: string; readonly inputs: Inputs } | null = null;

function inputsFor(pack: Pack, caseId: string, query: Query): Inputs {
  const key = JSON.stringify([caseId, query]);
  if (lastInputs?.key === key) return lastInputs.inputs;
  const caseFile = pack.byId.case.get(caseId);
  if (caseFile === undefined) throw new Error(`there is no case ${caseId}`);
  const { inputs } = inputsOf(pack, caseFile, query);
  lastInputs = { key, inputs };
  return inputs;
}

type Prepared = { readonly slider: Slider; readonly items: readonly OpenItem[] };

let lastPrepared: { readonly key: string; readonly prepared: Prepared | null } | null = null;

function preparedFor(pack: Pack, about: About): Prepared | null {
  const key = JSON.stringify([about.case, about.query, about.ask, about.route]);
  if (lastPrepared?.key === key) return lastPrepared.prepared;
  const slider = sliderOf(inputsFor(pack, about.case, about.query), choiceOf(about));
  const prepared = slider && {
    slider,
    items: grouped(slider).map(({ item, groups }) => {
      return { id: item.id, class: item.class, ref: itemRef(item), groups };
    }),
  };
  lastPrepared = { key, prepared };
  return prepared;
}

/** In doubles, for a slider that is being dragged. */
function weighed(prepared: Prepared | null, weights: GroupWeights) {
  if (prepared === null) return { probabilities: [], pulls: [] };
  const { slider, items } = prepared;
  const values = new Map(slider.items.map((item) => [item.id, item.values]));
  const full = items.map((item, i): [string, number[]] => {
    return [item.id, spread(item.groups, values.get(item.id) ?? [], weights[i] ?? [])];
  });
  const results = slider.weigh(new Map(full));
  const pulls = items.flatMap((item, i) =>
    item.groups.flatMap(([first = ""], group) =>
      results.flatMap(({ value, given }, stop): Pull[] => {
        const at = values.get(item.id)?.indexOf(first) ?? -1;
        const then = given.get(item.id)?.[at];
        return then === undefined ? [] : [{ item: i, group, stop, difference: then - value }];
      }),
    ),
  );
  return { probabilities: results.map(({ value }) => value), pulls };
}

/** As fractions, once the slider has come to rest. */
function exactly(pack: Pack, about: About, prepared: Prepared | null, weights: GroupWeights) {
  const items = (prepared?.items ?? []).map((item, i) => ({
    item: item.id,
    weights: weightTexts(item.groups, weights[i] ?? []),
  }));
  const inputs = inputsFor(pack, about.case, about.query);
  const [odds] = oddsOf(inputs, { items }, choiceOf(about)).asks;
  if (odds === undefined) throw new Error("nothing to weigh");
  return odds;
}
