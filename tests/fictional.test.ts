// An organisation that does not exist, with rules none of the real ones has: data alone, no change of code.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { lintPack } from "../src/check/lint.ts";
import { analyse } from "../src/engine/analysis.ts";
import { run } from "../src/engine/run.ts";
import { holds, type World } from "../src/exact/condition.ts";
import { readPack } from "../src/pack/read-node.ts";
import type { PositionValue } from "../src/pack/schema.ts";

const folder = mkdtempSync(join(tmpdir(), "casus-"));
afterAll(() => rmSync(folder, { recursive: true }));

// A vote weighs as many lanterns as a member keeps; the keeper of the bell may stop it; three quarters of
// the lanterns must be lit (present); and either most lanterns or at least three members must be for it.
const files: Readonly<Record<string, string>> = {
  "organisation.yaml": `
id: lamp
title: { en: League of Lamplighters, ru: Лига фонарщиков }
short: { en: League, ru: Лига }
foundingInstrument: lamp.pact
organs:
  - { id: moot, title: { en: the Moot, ru: Сход }, deciding: true, competence: { en: all, ru: всё }, from: '1900', sources: [pact] }
`,
  "members.yaml": `
roll:
  - { state: ISL, participation: full, standing: member, from: '1900', weight: { lanterns: 5 }, seats: [bell], sources: [pact] }
  - { state: MLT, participation: full, standing: member, from: '1900', weight: { lanterns: 4 }, sources: [pact] }
  - { state: FJI, participation: full, standing: member, from: '1900', weight: { lanterns: 2 }, sources: [pact] }
  - { state: BTN, participation: full, standing: member, from: '1900', weight: { lanterns: 1 }, sources: [pact] }
`,
  "law/pact.yaml": `
instruments:
  - id: lamp.pact
    kind: treaty
    title: { en: Pact, ru: Пакт }
    signed: '1900-01-01'
    inForce: { from: '1900-01-01' }
    confidence: primary
    basis: text
    sources: [pact]
    parties: members
    provisions:
      - id: lamp.pact.1
        title: { en: Light, ru: Свет }
        versions:
          - { from: '1900-01-01', text: { en: Members light each other's streets., ru: Члены освещают улицы друг друга. }, confidence: primary, basis: text, sources: [pact] }
`,
  "rules/moot.yaml": `
- id: lamp.moot
  title: { en: lanterns and the bell, ru: фонари и колокол }
  organ: moot
  matters: [default]
  method: session
  from: '1900'
  by: [lamp.pact.1]
  electorate: [full]
  counts: { in-favour: for, no-objection: neutral, silent: neutral, abstaining: neutral, objecting: against, absent: neutral, absent-no-objection: neutral, not-participating: out, recused: out }
  tests:
    - { kind: veto, seat: bell }
    - { kind: quorum, share: 3/4, weight: lanterns }
  anyOf:
    - { kind: majority, share: 1/2, strict: true, base: electorate, weight: lanterns }
    - { kind: votes, atLeast: 3 }
  confidence: primary
  sources: [pact]
`,
  "routes/light.yaml": `
- id: light
  title: { en: Light for a dark street, ru: Свет на тёмную улицу }
  measure: material-aid
  basis: [lamp.pact.1]
  end: adopted
  steps:
    - { id: request, gate: request, asker: any, addressees: [moot], by: lamp.pact.1 }
    - { id: decision, gate: decision, organ: moot, by: lamp.pact.1 }
`,
  "sources/sources.yaml": `
- { id: pact, title: A pact made up for a test, class: general-knowledge }
`,
  "cases/dark-street.yaml": `
id: dark-street
title: { en: A dark street, ru: Тёмная улица }
type: crisis
origin: hypothetical
date: '1950-01-01'
territory: FJI
acts:
  - { id: a1, at: '1950-01-01', act: request, by: FJI, to: moot, for: material-aid }
`,
};
for (const [name, text] of Object.entries(files)) {
  const path = join(folder, "lamp", name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
const lamp = readPack("lamp", folder);
const street = lamp.byId.case.get("dark-street");
if (street === undefined) throw new Error("dark-street is gone");

test("It lints, and its only case runs to a decision that nobody has published", () => {
  expect(lintPack(lamp, new Map())).toEqual([]);
  expect(run(lamp, street).asks[0]?.stop).toMatchObject({
    kind: "not-adopted",
    finding: "unknown",
  });
});

test("Every pattern of positions is decided as the rule says when worked out by hand", () => {
  const lanterns = { ISL: 5, MLT: 4, FJI: 2, BTN: 1 } as const;
  const states = Object.keys(lanterns) as (keyof typeof lanterns)[];
  const values: PositionValue[] = [
    "in-favour",
    "abstaining",
    "objecting",
    "absent",
    "not-participating",
  ];
  const { paths, worlds } = analyse(lamp, street);
  const decision = paths[0]?.walks[0]?.gates[1]?.condition;
  if (decision === undefined) throw new Error("there is no decision");
  let adopted = 0;
  for (let n = 0; n < values.length ** states.length; n++) {
    const at = (i: number) =>
      values[Math.floor(n / values.length ** i) % values.length] as PositionValue;
    const world: World = Object.fromEntries(
      worlds.items.map((item) => [item.id, at(states.indexOf(item.about.position as "ISL"))]),
    );
    const weigh = (pick: (value: PositionValue) => boolean) =>
      states.reduce((sum, state, i) => sum + (pick(at(i)) ? lanterns[state] : 0), 0);
    const inside = weigh((value) => value !== "not-participating");
    const present = weigh((value) => value !== "not-participating" && value !== "absent");
    const votes = states.filter((_, i) => at(i) === "in-favour").length;
    const most = 2 * weigh((value) => value === "in-favour") > inside;
    const byHand = at(0) !== "objecting" && 4 * present >= 3 * inside && (most || votes >= 3);
    expect(holds(decision, world), JSON.stringify(world)).toBe(byHand);
    adopted += byHand ? 1 : 0;
  }
  expect(adopted).toBeGreaterThan(0);
});
