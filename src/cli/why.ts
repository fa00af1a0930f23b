/** `casus why`: what would have had to change, in sentences, with what has to be so besides. */
import type { Command } from "commander";
import type { Change } from "../change/changes.ts";
import { type ChangeSet, type Why, type WhyOfAsk, why } from "../change/why.ts";
import type { Cube } from "../exact/diagram.ts";
import type { Pack } from "../pack/pack.ts";
import type { Act } from "../pack/schema.ts";
import { answer } from "./answer.ts";
import { asked } from "./asked.ts";
import { cubeText, measureTitle, routeTitle } from "./choices-text.ts";
import { type CaseWords, openCase, withCaseOptions } from "./options.ts";
import { countText, dateText, paint, wrap } from "./text.ts";

type Words = CaseWords & {
  ask?: string;
  route?: string;
  to?: string;
  facts?: boolean;
  reforms?: boolean;
};

export function registerWhy(program: Command): void {
  withCaseOptions(
    program.command("why").argument("<case>", "id of a case, or the path of a YAML file"),
  )
    .option("--ask <id>", "one ask alone")
    .option("--route <id>", "this route instead of the marked one")
    .option("--to <step>", "the step to get past (default: adoption)")
    .option("--facts", "settled facts, territory and membership may change as well")
    .option("--reforms", "each reform, and each pair of them, may be taken as well")
    .description("the smallest changes that would have carried a matter further, each one proved")
    .action((name: string, words: Words) => {
      const { pack, caseFile, options } = openCase(name, words);
      const { ask, route, to, facts, reforms } = words;
      const inputs = { pack, case: caseFile, options };
      const result = asked(() => why(inputs, { ask, route, to, facts, reforms }));
      answer(words.json, result, () => showWhy(result, pack, caseFile.title.en));
    });
}

function showWhy(result: Why, pack: Pack, title: string): string {
  const head = [
    `${paint("bold", title)}  ${paint("dim", result.case)}`,
    paint(
      "dim",
      `Law of ${dateText(result.lawAsOf)} · every set below was run again, and fails without any part`,
    ),
  ].join("\n");
  if (result.asks.length === 0) return `${head}\n\nNo route of that day to ask about.`;
  return [head, ...result.asks.map((ask) => askText(ask, result, pack))].join("\n\n");
}

function askText(ask: WhyOfAsk, result: Why, pack: Pack): string {
  const sets = result.changeSets.filter((set) => set.ask === ask.ask && set.route === ask.route);
  const to = ask.to === null ? "its end" : ask.to === "decision" ? "adoption" : ask.to;
  const who = ask.ask === null ? "nobody asked" : `for ${ask.ask}`;
  const lines = [
    `${paint("bold", routeTitle(pack, ask.route))}  ${paint("dim", `${ask.route}, ${who}, to ${to}`)}`,
  ];
  if (sets.length === 0) {
    lines.push("  Nothing that may be changed would have done it.");
  } else if (sets.length === 1 && sets[0]?.changes.length === 0) {
    lines.push("  Nothing known stood in the way.", ...providedText(sets[0], pack));
  } else {
    const several = ask.count === "1" ? "One way:" : `${countText(ask.count)} ways, each minimal:`;
    lines.push(`  ${several}`);
    const texts = alikeTogether(sets).map(({ set, askers }) => setText(set, askers, pack));
    texts.slice(0, SHOWN_MAX).forEach((text, i) => {
      lines.push(wrap(`${i + 1}. ${text[0]}`, "  "), ...text.slice(1));
    });
    if (texts.length > SHOWN_MAX)
      lines.push(paint("dim", `  and ${texts.length - SHOWN_MAX} more (all with --json)`));
    for (const orbit of ask.orbits.slice(0, ORBITS_MAX)) {
      const groups = orbit.any.map(
        ({ take, of }) => `any ${take} of ${of.length} (${of.join(", ")})`,
      );
      const text = [...orbit.fixed, ...groups].join(" · ");
      lines.push(wrap(`≡ ${text}: ${countText(orbit.sets)} sets`, "  "));
    }
  }
  lines.push(...blockingText(ask));
  return lines.join("\n");
}

const SHOWN_MAX = 12;
const ORBITS_MAX = 12;

type Alike = { readonly set: ChangeSet; readonly askers: string[] };

/** Sets that differ only by which state asks are read as one. */
function alikeTogether(sets: readonly ChangeSet[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const set of sets) {
    const by = set.changes.flatMap((c) =>
      isAddedRequest(c) ? [[c.entry.by].flat().join(" ")] : [],
    );
    const masked = set.changes.map((c) =>
      isAddedRequest(c) ? { ...c, entry: { ...c.entry, by: "" } } : c,
    );
    const key = JSON.stringify([masked, set.provided]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { set, askers: by });
    else group.askers.push(...by);
  }
  return [...groups.values()];
}

const isAddedRequest = (change: Change): change is Extract<Change, { act: "add" }> =>
  "act" in change && change.act === "add" && change.entry.act === "request";

function setText(set: ChangeSet, askers: readonly string[], pack: Pack): string[] {
  const changes = set.changes.map((change) =>
    isAddedRequest(change)
      ? changeText({ ...change, entry: { ...change.entry, by: askers.join(" or ") } }, pack)
      : changeText(change, pack),
  );
  return [changes.join("; "), ...providedText(set, pack)];
}

function providedText({ provided, more }: ChangeSet, pack: Pack): string[] {
  if (provided.length === 1 && Object.keys(provided[0] as Cube).length === 0) return [];
  const lines = provided.slice(0, 3).map((cube, i) => {
    const word = i === 0 ? "provided" : "or";
    return paint("dim", wrap(`${word} ${cubeText(cube, pack)}`, "     "));
  });
  if (more || provided.length > 3) lines.push(paint("dim", "     or otherwise"));
  return lines;
}

function blockingText({ blockingSets, didBlock }: WhyOfAsk): string[] {
  if (blockingSets.length === 0) return [];
  const names = (sets: WhyOfAsk["blockingSets"]) =>
    sets.map((set) => (set.length === 1 ? set[0] : `{${set.join(" ")}}`)).join(", ");
  const alone = blockingSets.every((set) => set.length === 1);
  const shown = blockingSets.slice(0, 20);
  const rest = blockingSets.length > 20 ? ` and ${blockingSets.length - 20} more` : "";
  const who = alone ? "each of these alone" : "these together";
  const can = `Once it lies before the organ, ${who} can prevent it: `;
  const did = didBlock.length > 0 ? `. By the record it was prevented by ${names(didBlock)}` : "";
  return [wrap(`${can}${names(shown)}${rest}${did}.`, "  ")];
}

/** One change as a clause: `KGZ asks csc for peacekeeping`. */
export function changeText(change: Change, pack: Pack): string {
  const or = (values: readonly string[] | undefined) =>
    values === undefined ? "" : ` (or ${values.join(", ")})`;
  if ("item" in change) {
    const { position, item, from, to } = change;
    return `${position} is ${to} instead of ${from} on ${item}${or(change.orTo)}`;
  }
  if ("reading" in change) return `${change.reading} is read ${change.to}${or(change.orTo)}`;
  if ("fact" in change) {
    return `the fact ${change.fact} is ${change.to} instead of ${change.from}${or(change.orTo)}`;
  }
  if ("member" in change) {
    return change.to === "left"
      ? `${change.member} is not a member (it is: ${change.from})`
      : `${change.member} is a full member (it is: ${change.from})`;
  }
  if ("reform" in change) {
    return `reform: ${pack.byId.reform.get(change.reform)?.title.en ?? change.reform} [${change.reform}]`;
  }
  switch (change.act) {
    case "redirect":
      return (
        `${[change.entry.by].flat().join(" ")} puts the request ${change.id} to ${change.to.join(" ")}` +
        (change.from.join() === change.to.join() ? "" : `, not to ${change.from.join(" ")}`) +
        (change.inWriting ? ", in writing" : "") +
        under(change.entry)
      );
    case "cite":
      return `the request ${change.id} cites ${change.under}`;
    case "remove":
      return `the ${change.kind} ${change.id} does not happen`;
    case "add":
      return addedText(change.entry, change.insteadOf ?? [], pack);
  }
}

const under = (entry: Act): string => (entry.under === undefined ? "" : ` under ${entry.under}`);

function addedText(entry: Act, insteadOf: readonly string[], pack: Pack): string {
  const by = [entry.by].flat().join(" ");
  const measure = entry.for === undefined ? "" : ` for ${measureTitle(pack, entry.for)}`;
  const instead = insteadOf.length > 0 ? ` (instead of ${insteadOf.join(" ")})` : "";
  switch (entry.act) {
    case "request":
      return `${by} asks ${[entry.to ?? []].flat().join(" ")}${measure}${under(entry)}${instead}`;
    case "consent":
      return `${by} consents${measure}${instead}`;
    case "convening":
      return `${entry.organ} is convened${instead}`;
    case "proposal":
      return entry.method === undefined
        ? `a draft${measure} is laid before the organ${instead}`
        : `it is proposed to decide in ${entry.method}${instead}`;
    case "offer":
      return `${by} offers${measure}${instead}`;
    case "authorisation":
      return `${by} authorises it${instead}`;
    case "characterisation":
      return `${by} calls it ${entry.as}${instead}`;
    case "delivery":
      return `it is carried out${instead}`;
    default:
      return `${by}: ${entry.act}${measure}${instead}`;
  }
}
