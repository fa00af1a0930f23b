// One item of a draft: its wording, how each member stands as far as declared, its decision and effects.

import type { Finding } from "../../engine/types.ts";
import type { ItemView } from "../../play/view.ts";
import { useApp } from "../app-context.ts";
import { measureName } from "../labels.ts";
import { FindingSign } from "../parts/glyph.tsx";
import { capital } from "../voice.ts";
import { useRoom, useWords } from "./context.ts";
import { instantWords } from "./hours.ts";
import { ItemDesk } from "./item-desk.tsx";

type Props = {
  readonly item: ItemView;
  /** The only one of its draft, whose title stands above it already. */
  readonly alone: boolean;
};

export function DraftItem({ item, alone }: Props) {
  const { voice } = useApp();
  const say = useWords();
  const measure = measureName(item.for, voice);
  const facts = [
    !alone && measure ? capital(measure) : "",
    item.subject === null ? "" : say("item.subject", { state: voice.name(item.subject) }),
    item.due === null ? "" : say("item.due", { date: voice.date(item.due) }),
    item.revision > 1 ? say("item.revision", { n: item.revision }) : "",
  ].filter(Boolean);
  return (
    <li className={item.decision ? "item decided" : "item"} data-item={item.id}>
      {!alone && (
        <p className="item-title">
          <span className="number">{item.id}</span> {item.title}
        </p>
      )}
      {facts.length > 0 && <p className="quiet">{facts.join(" · ")}</p>}
      {item.text && <p className="wording">{item.text}</p>}
      <PositionLine item={item} />
      <Decision item={item} />
      <ItemDesk item={item} />
    </li>
  );
}

/** Members by what they have declared; those who have not are named as such. */
function PositionLine({ item }: { readonly item: ItemView }) {
  const { view } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const electorate =
    item.decision?.electorate ??
    view.seats.flatMap(({ kind, state }) => (kind === "delegation" && state ? [state] : []));
  const spoke = new Set(item.positions.map(({ state }) => state));
  const waiting = electorate.filter((state) => !spoke.has(state));
  const byValue = Map.groupBy(item.positions, ({ value }) => value);
  return (
    <dl className="stand">
      {[...byValue].map(([value, taken]) => (
        <div key={value} className={`stand-${value}`}>
          <dt>{capital(voice.t(`position.${value}`))}</dt>
          <dd>
            {taken.map(({ state, words, attached }, i) => (
              <span key={state}>
                {i > 0 && ", "}
                {voice.name(state)}
                {attached.length > 0 &&
                  ` (${attached.map((name) => voice.t(`attached.${name}`)).join(", ")})`}
                {words && <q>{words}</q>}
              </span>
            ))}
          </dd>
        </div>
      ))}
      {item.later.length > 0 && (
        <div>
          <dt>{say("item.later")}</dt>
          <dd>
            {item.later
              .map(({ state, value }) => `${voice.name(state)}: ${voice.t(`position.${value}`)}`)
              .join(", ")}
          </dd>
        </div>
      )}
      {item.decision === null && waiting.length > 0 && (
        <div className="waiting">
          <dt>{say("item.waiting")}</dt>
          <dd>{waiting.map(voice.name).join(", ")}</dd>
        </div>
      )}
    </dl>
  );
}

function Decision({ item }: { readonly item: ItemView }) {
  const { view } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const { decision } = item;
  if (item.sentBack) return <p className="decision sent-back">{say("item.sentBack")}</p>;
  if (decision === null) return null;
  const finding = decision.finding as Finding;
  const rules = decision.rules.flatMap((id) => voice.pack.byId.rule.get(id) ?? []);
  const aside = item.effects.filter(({ effect }) => effect !== "bound");
  return (
    <div className={`decision ${finding}`}>
      <p>
        <FindingSign finding={finding} /> <strong>{say(`decision.${known(finding)}`)}</strong>{" "}
        <span className="quiet">
          {instantWords(decision.at, view.settings.zone, voice.language)}
          {rules.length > 0 && ` · ${rules.map(({ title }) => voice.of(title)).join("; ")}`}
        </span>
      </p>
      {decision.blocking.length > 0 && (
        <p>{voice.t("step.blocking", { states: voice.names(decision.blocking) })}</p>
      )}
      {decision.turnsOn.length > 0 && (
        <p className="quiet">
          {say("item.turnsOn")}: {turnsOn(decision.turnsOn, voice.pack, voice.of)}
        </p>
      )}
      {decision.excluded.length > 0 && (
        <p className="quiet">
          {say("item.excluded")}: {voice.names(decision.excluded.map(({ state }) => state))}
        </p>
      )}
      {aside.length > 0 && (
        <p className="quiet">
          {aside
            .map(({ state, effect }) => `${voice.name(state)}: ${say(`effect.${effect}`)}`)
            .join("; ")}
        </p>
      )}
    </div>
  );
}

const FINDINGS = ["met", "not-met", "contested", "unknown", "open"] as const;
const known = (finding: string) => FINDINGS.find((entry) => entry === finding) ?? "open";

type Packed = ReturnType<typeof useApp>["voice"]["pack"];
type Of = ReturnType<typeof useApp>["voice"]["of"];

function turnsOn(refs: readonly unknown[], pack: Packed, of: Of): string {
  return refs
    .flatMap((ref) => Object.values(ref as Record<string, string>))
    .map((id) => {
      const question = pack.byId.reading.get(id)?.question;
      return question ? of(question) : id;
    })
    .join("; ");
}
