// The smallest sets of changes that carry a matter past a step, each to be made with one click.
import type { ChangeSet, Why, WhyOfAsk } from "../../change/why.ts";
import type { Run } from "../../engine/types.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { queryValue, withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { stepLabel } from "../labels.ts";
import { capital } from "../voice.ts";
import { withChanges } from "./apply.ts";
import { useAnswer } from "./asking.ts";
import { changeClause, cubePhrases } from "./change-words.ts";
import type { About } from "./questions.ts";

type Props = { readonly about: About; readonly caseFile: CaseFile; readonly run: Run };

const SHOWN_MAX = 12;
const PROVIDED_MAX = 3;

export function WhyList({ about, caseFile, run }: Props) {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const route = run.routes.find(({ id, ask }) => id === about.route && ask === about.ask);
  const gates = route?.steps.filter(({ gate }) => gate !== undefined) ?? [];
  const wanted = queryValue(address, "past");
  const to = gates.some(({ id }) => id === wanted) ? (wanted ?? null) : null;
  const decision = gates.find(({ gate }) => gate === "decision");
  const facts = queryValue(address, "facts") === "differ";
  const reforms = queryValue(address, "reforms") === "differ";
  const { value, current, problem } = useAnswer<"why">({
    kind: "why",
    ...about,
    to,
    facts,
    reforms,
  });
  const rule = pack.byId.route.get(about.route);
  const members = run.members.flatMap(({ state, counted }) => (counted ? [state] : []));
  const toggle = (key: string, on: boolean) =>
    change(withValue(address, key, on ? "differ" : null));
  return (
    <>
      <div className="why-form">
        <label className="about">
          <span>{t("why.to")}</span>
          <select
            value={to ?? decision?.id ?? ""}
            onChange={(event) => {
              const next = event.currentTarget.value;
              change(withValue(address, "past", next === (decision?.id ?? "") ? null : next));
            }}
          >
            {decision === undefined && <option value="">{t("case.route.end")}</option>}
            {gates.map((step) => (
              <option key={step.id} value={step.id}>
                {capital(stepLabel(step, rule, voice))}
              </option>
            ))}
          </select>
        </label>
        <label className="check-line">
          <input
            type="checkbox"
            checked={facts}
            onChange={(event) => toggle("facts", event.currentTarget.checked)}
          />
          {t("why.facts")}
        </label>
        <label className="check-line">
          <input
            type="checkbox"
            checked={reforms}
            onChange={(event) => toggle("reforms", event.currentTarget.checked)}
          />
          {t("why.reforms")}
        </label>
      </div>
      <div className={current ? "why" : "why stale"} aria-live="polite" aria-busy={!current}>
        {problem !== null && <p>{t("why.failed", { reason: problem })}</p>}
        {value === undefined && problem === null && <p className="quiet">{t("why.working")}</p>}
        {value && <Sets value={value} about={about} caseFile={caseFile} members={members} />}
      </div>
    </>
  );
}

type SetsProps = {
  readonly value: Why;
  readonly about: About;
  readonly caseFile: CaseFile;
  /** Members counted in decisions that day. */
  readonly members: readonly string[];
};

function Sets({ value, about, caseFile, members }: SetsProps) {
  const { t } = useApp().voice;
  const ask = value.asks.find((one) => one.ask === about.ask && one.route === about.route);
  const sets = value.changeSets.filter((set) => set.ask === about.ask && set.route === about.route);
  if (ask === undefined) return null;
  const nothing = sets.length === 1 && sets[0]?.changes.length === 0;
  return (
    <>
      {sets.length === 0 && <p>{t("why.none")}</p>}
      {nothing && <p>{t("why.nothing")}</p>}
      {nothing && sets[0] && <Provided set={sets[0]} caseFile={caseFile} members={members} />}
      {!nothing && sets.length > 0 && (
        <>
          <p>
            {sets.length > SHOWN_MAX || BigInt(ask.count) > BigInt(sets.length)
              ? t("why.count.many", { all: ask.count, n: Math.min(sets.length, SHOWN_MAX) })
              : t("why.count", { n: sets.length })}
          </p>
          <ol className="change-sets">
            {sets.slice(0, SHOWN_MAX).map((set) => (
              <OneSet
                key={JSON.stringify(set.changes)}
                set={set}
                caseFile={caseFile}
                members={members}
              />
            ))}
          </ol>
        </>
      )}
      <Blocking ask={ask} members={members} />
    </>
  );
}

type SetProps = Pick<SetsProps, "caseFile" | "members"> & { readonly set: ChangeSet };

function OneSet({ set, caseFile, members }: SetProps) {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t } = voice;
  const clauses = set.changes.map((one) => changeClause(one, caseFile, voice));
  const what = capital(clauses.join("; "));
  return (
    <li>
      <p>
        {what}.{" "}
        <button
          type="button"
          aria-label={t("why.apply.set", { what })}
          onClick={() => change(withChanges(address, set.changes, caseFile))}
        >
          {t("why.apply")}
        </button>
      </p>
      <Provided set={set} caseFile={caseFile} members={members} />
    </li>
  );
}

function Provided({ set, caseFile, members }: SetProps) {
  const { voice } = useApp();
  const { t } = voice;
  if (set.provided.every((cube) => Object.keys(cube).length === 0)) return null;
  const shown = set.provided.slice(0, PROVIDED_MAX);
  return (
    <ul className="provided-by">
      {shown.map((cube, i) => (
        <li key={JSON.stringify(cube)}>
          <span className="quiet">{t(i === 0 ? "why.provided" : "why.or")}</span>{" "}
          {cubePhrases(cube, caseFile, voice, members).join("; ")}
        </li>
      ))}
      {(set.more || set.provided.length > shown.length) && (
        <li className="quiet">{t("why.otherwise")}</li>
      )}
    </ul>
  );
}

/** Who could prevent it by positions alone, and whose position on record did. */
function Blocking({ ask, members }: Pick<SetsProps, "members"> & { readonly ask: WhyOfAsk }) {
  const { voice } = useApp();
  const { t } = voice;
  const { blockingSets, didBlock } = ask;
  if (blockingSets.length === 0) return null;
  const alone = blockingSets.every((set) => set.length === 1);
  const each = alone && members.every((state) => blockingSets.some((set) => set[0] === state));
  const named = blockingSets.map((set) => voice.names(set)).join(" / ");
  return (
    <p className="blocking">
      {each
        ? t("why.could.each")
        : alone
          ? t("why.could", { states: voice.names(blockingSets.flat()) })
          : t("why.couldTogether", { sets: named })}{" "}
      {didBlock.length > 0
        ? t("why.did", { states: voice.names([...new Set(didBlock.flat())]) })
        : t("why.did.none")}
    </p>
  );
}
