// A case as the user has changed it: options, acts of the log redirected, members, and reforms of the law.
import { type Change, changed, redirected } from "../../change/changes.ts";
import type { Inputs } from "../../change/question.ts";
import { applyReforms, whyNot } from "../../change/reform.ts";
import { matterOf } from "../../engine/matter.ts";
import type { Pack } from "../../pack/pack.ts";
import type { CaseFile } from "../../pack/schema.ts";
import type { Address } from "../address.ts";
import { insteadOf, optionsOf } from "../choices.ts";

export type Query = Address["query"];

/** A reform that was asked for and changes nothing here, with the reason. */
export type Refusal = { readonly reform: string; readonly because: string };

export type ChangedCase = { readonly inputs: Inputs; readonly refused: readonly Refusal[] };

/**
 * What a run of this address takes. Keys beside those of `optionsOf`: `reform=a,b`,
 * `redirect=a1:csto` (`,written`), `cite=a1:csto.treaty.4`, `member=KGZ:left`.
 */
export function inputsOf(pack: Pack, caseFile: CaseFile, query: Query): ChangedCase {
  const replacing = query.filter(([key, value]) => key === "act" && insteadOf(value).length > 0);
  const options = optionsOf({ query: query.filter((pair) => !replacing.includes(pair)) });
  const plain: Inputs = { pack, case: caseFile, options };
  const wanted = reformsIn(query);
  const { apply, refused } = wanted.length > 0 ? admitted(plain, wanted) : NOTHING;
  const reformed = apply.length > 0 ? applyReforms(pack, apply) : null;
  const inputs = reformed?.ok ? { ...plain, pack: reformed.pack } : plain;
  const changes = query.flatMap((pair) => changesOf(pair, inputs));
  return { inputs: changes.length > 0 ? changed(inputs, changes) : inputs, refused };
}

const NOTHING = { apply: [], refused: [] };

export function reformsIn(query: Query): string[] {
  const listed = query.find(([key]) => key === "reform")?.[1] ?? "";
  return listed.split(",").filter(Boolean);
}

/** Those that can apply to the law of the day and agree with those named before them. */
function admitted(inputs: Inputs, wanted: readonly string[]) {
  const apply: string[] = [];
  const refused: Refusal[] = [];
  for (const id of wanted) {
    const because = refusalOf(inputs, id, apply);
    if (because === null) apply.push(id);
    else refused.push({ reform: id, because });
  }
  return { apply, refused };
}

/** Why a reform cannot be taken together with these on the law of the day; null where it can. */
export function refusalOf(
  { pack, case: caseFile, options }: Inputs,
  id: string,
  together: readonly string[],
): string | null {
  const reform = pack.byId.reform.get(id);
  if (reform === undefined) return `there is no reform ${id}`;
  const because = whyNot(reform, pack, matterOf(pack, caseFile, options).law);
  if (because !== null) return because;
  const result = applyReforms(pack, [...together, id]);
  return result.ok ? null : result.because;
}

function changesOf([key, value]: Query[number], inputs: Inputs): Change[] {
  const [first = "", second = ""] = value.split(":");
  const inLog = inputs.case.acts?.find((act) => act.id === first);
  switch (key) {
    case "act": {
      const instead = insteadOf(value);
      const [entry] = instead.length > 0 ? (optionsOf({ query: [[key, value]] }).acts ?? []) : [];
      return entry ? [{ act: "add", entry, insteadOf: instead }] : [];
    }
    case "redirect": {
      const [to = "", form] = second.split(",");
      return inLog ? [redirected(inLog, to, form === "written")] : [];
    }
    case "cite":
      return [{ act: "cite", id: first, under: second }];
    case "member":
      return [{ member: first, from: "", to: second }];
    default:
      return [];
  }
}
