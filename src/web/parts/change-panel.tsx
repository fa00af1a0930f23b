// The controls of a case: date of the law, readings, accounts, facts, positions, and the way back.
import type { RunOptions } from "../../engine/matter.ts";
import type { Run } from "../../engine/types.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { type Address, formatAddress, queryValue, withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { ReformChoice } from "../change/reform-choice.tsx";
import { choiceWords } from "../choice-words.ts";
import {
  accountKey,
  choicesOf,
  factKey,
  readingKey,
  withoutChoices,
  withoutPair,
} from "../choices.ts";
import { controlsOf } from "../controls.ts";
import { factValueWords } from "../fact-words.ts";
import { factTitle } from "../labels.ts";
import { comparisonOf } from "../sides.ts";
import { capital } from "../voice.ts";
import { AddAct } from "./add-act.tsx";
import { Choice } from "./choice.tsx";
import { Fold } from "./fold.tsx";
import { LawDate } from "./law-date.tsx";
import { Positions } from "./positions.tsx";

type Props = {
  readonly caseFile: CaseFile;
  readonly run: Run;
  readonly recorded: Run;
  readonly options: RunOptions;
};

export function ChangePanel({ caseFile, run, recorded, options }: Props) {
  const { voice, change } = useApp();
  const { address, undo } = useHere();
  const { t, pack } = voice;
  const controls = controlsOf(pack, caseFile, run, options);
  const set = (key: string, value: string | null) => change(withValue(address, key, value));
  const reading = (entry: (typeof controls.readings)[number]) => (
    <Choice
      key={entry.id}
      question={voice.of(entry.question)}
      name={readingKey(entry.id)}
      value={options.readings?.[entry.id] ?? null}
      onChange={(value) => set(readingKey(entry.id), value)}
      options={entry.values.map((value) => ({
        value: value.id,
        label: capital(voice.of(value.title)),
        note:
          value.holders.length === 0
            ? t("reading.heldByNobody")
            : value.holders
                .map(({ who, from }) => `${voice.of(who)}, ${voice.date(from)}`)
                .join("; "),
      }))}
    />
  );
  return (
    <aside className="change" aria-labelledby="change-title">
      <Fold
        open={!window.matchMedia("(max-width: 62rem)").matches || choicesOf(address).length > 0}
        summary={<h3 id="change-title">{t("change.title")}</h3>}
      >
        <p className="quiet">{t("change.intro")}</p>
        <LawDate caseFile={caseFile} run={run} />
        <YourChanges undo={undo} />
        <h4>{t("change.readings")}</h4>
        {controls.readings.length === 0 && <p className="quiet">{t("change.readings.none")}</p>}
        {controls.readings.map(reading)}
        {controls.accounts.length > 0 && <h4>{t("change.accounts")}</h4>}
        {controls.accounts.map(({ fact, accounts }) => (
          <Choice
            key={fact}
            question={factTitle(fact, voice)}
            name={accountKey(fact)}
            value={options.accounts?.[fact] ?? null}
            onChange={(value) => set(accountKey(fact), value)}
            options={accounts.map(({ by, value, at }) => ({
              value: by,
              label: capital(factValueWords(fact, value, voice)),
              note: t("account.by", { by: voice.name(by), date: voice.date(at) }),
            }))}
          />
        ))}
        {controls.facts.length > 0 && (
          <Fold
            className="fold"
            summary={
              <>
                {t("change.facts")} ({controls.facts.length})
              </>
            }
          >
            {controls.facts.map(({ fact, values }) => (
              <Choice
                key={fact}
                question={factTitle(fact, voice)}
                name={factKey(fact)}
                value={(fact === "territory" ? options.territory : options.facts?.[fact]) ?? null}
                onChange={(value) => set(factKey(fact), value)}
                options={values.map((value) => ({
                  value,
                  label: capital(factValueWords(fact, value, voice)),
                }))}
              />
            ))}
          </Fold>
        )}
        <AddAct caseFile={caseFile} />
        <Positions caseFile={caseFile} items={controls.positions} recorded={recorded} />
        <Fold
          className="fold"
          summary={t("change.readings.other", { n: controls.otherReadings.length })}
        >
          {controls.otherReadings.map(reading)}
        </Fold>
        <ReformChoice caseFile={caseFile} options={options} />
        <label className="check">
          <input
            type="checkbox"
            checked={options.accountsAll === true}
            onChange={(event) => set("accounts", event.currentTarget.checked ? "all" : null)}
          />
          {t("change.accounts.all")}
        </label>
      </Fold>
    </aside>
  );
}

/** What the user has changed, each to be taken back by itself. */
function YourChanges({ undo }: { readonly undo: (() => void) | null }) {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t } = voice;
  const choices = choicesOf(address);
  const subject = voice.pack.byId.case.get(subjectOf(address));
  return (
    <div className="yours">
      <h4>{t("change.yours")}</h4>
      {choices.length === 0 ? (
        <p className="quiet">{t("change.none")}</p>
      ) : (
        <ul className="chips">
          {choices.map((pair) => {
            const what = choiceWords(pair, subject, voice);
            return (
              <li key={pair.join("=")}>
                <button
                  type="button"
                  aria-label={t("change.remove", { what })}
                  onClick={() => change(withoutPair(address, pair))}
                >
                  {what} <span aria-hidden="true">×</span>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div className="row">
        <button type="button" disabled={undo === null} onClick={() => undo?.()}>
          {t("change.undo")}
        </button>
        <button
          type="button"
          disabled={choices.length === 0}
          onClick={() => change(withoutChoices(address))}
        >
          {t("change.reset")}
        </button>
        {choices.length > 0 && (
          <a href={formatAddress(comparisonOf(address))}>{t("compare.this")}</a>
        )}
      </div>
    </div>
  );
}

export const FIRST_CASE = "osh-2010";

function subjectOf(address: Address): string {
  return address.page === "case" ? address.subject : (queryValue(address, "case") ?? FIRST_CASE);
}
