/** Choices of open items in words: what must be so, positions that stand alike taken together. */
import type { Cube } from "../exact/diagram.ts";
import type { Pack } from "../pack/pack.ts";

export function routeTitle(pack: Pack, route: string): string {
  return pack.byId.route.get(route)?.title.en ?? route;
}

export function measureTitle(pack: Pack, measure: string): string {
  return (pack.byId.measure.get(measure)?.title.en ?? measure).toLowerCase();
}

const POSITION_COUNT = 9;

/** `BLR KAZ not objecting, absent · csto.absence = harmless`. */
export function cubeText(cube: Cube, pack: Pack): string {
  const positions = new Map<string, string[]>();
  const others: string[] = [];
  for (const [item, values] of Object.entries(cube)) {
    const [kind, ...rest] = item.split(":");
    if (kind === "position") {
      const state = rest[rest.length - 1] as string;
      const said = positionsText(values);
      const about = rest.slice(0, -1).join(":").endsWith(".method") ? " to deciding so" : "";
      positions.set(said + about, [...(positions.get(said + about) ?? []), state]);
    } else others.push(itemText(kind as string, rest, values, pack));
  }
  const stands = [...positions].map(([said, states]) => `${states.join(" ")} ${said}`);
  return [...others, ...stands].join(" · ") || "nothing more";
}

const ORDER = [
  "in-favour",
  "no-objection",
  "silent",
  "abstaining",
  "not-participating",
  "recused",
  "absent-no-objection",
  "absent",
  "objecting",
];

/** The usual sets of positions in words; any other set is listed. */
const SAID: Readonly<Record<string, string>> = {
  objecting: "do not object",
  "absent objecting": "do not object, and send word if away",
  "absent-no-objection absent objecting": "neither object nor stay away",
};

function positionsText(values: readonly string[]): string {
  if (values.length === 0) return "impossible";
  const not = ORDER.filter((value) => !values.includes(value));
  const said = SAID[not.join(" ")];
  if (said !== undefined) return said;
  if (values.length <= POSITION_COUNT / 2) return values.join(" or ");
  return not.length === 0 ? "any" : `not ${not.join(", ")}`;
}

function itemText(
  kind: string,
  rest: readonly string[],
  values: readonly string[],
  pack: Pack,
): string {
  const is = values.join(" or ");
  const id = rest.join(":");
  switch (kind) {
    case "reading":
      return `${id} = ${is}`;
    case "fact":
      return `${pack.byId.fact.get(id)?.title.en.toLowerCase() ?? id}: ${is}`;
    case "territory":
      return `territory: ${is}`;
    case "party":
      return `${rest[1]} is ${is === "yes" ? "" : "not "}bound by ${rest[0]}`;
    case "carried-out":
      return `${id} is ${is === "yes" ? "" : "not "}carried out`;
    case "act":
      return actText(rest, is);
    default:
      return `${kind}:${id} = ${is}`;
  }
}

function actText([kind, ...rest]: readonly string[], is: string): string {
  const happened = is === "yes" || is === "supplied" ? "" : "no ";
  switch (kind) {
    case "consent":
      return `${happened}consent of ${rest[1]}`;
    case "convening":
      return `${happened}convening of ${rest[0]?.split("+").join(" or ")}`;
    case "mandate":
      return `${happened}mandate of ${rest[0]}`;
    default:
      return `${happened}${kind} ${rest.join(" ")}`;
  }
}
