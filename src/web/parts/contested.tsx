// What is contested and by whom, what is not on record, the facts as entered, and attributed opinions.
import type { Run } from "../../engine/types.ts";
import type { CaseFile, Reading } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { accountsOf, askedRoutes, dependsOn } from "../controls.ts";
import { factValueWords } from "../fact-words.ts";
import { factTitle, itemName, measureName } from "../labels.ts";
import { capital, type Voice } from "../voice.ts";
import { Fold } from "./fold.tsx";
import { SourceList } from "./source-list.tsx";

type Props = { readonly caseFile: CaseFile; readonly run: Run };

export function Contested({ caseFile, run }: Props) {
  const { voice } = useApp();
  const { t } = voice;
  const refs = dependsOn(askedRoutes(run));
  const named = new Set(refs.flatMap((ref) => ("reading" in ref ? [ref.reading] : [])));
  const facts = new Set(
    refs.flatMap((ref) => ("account" in ref ? [ref.account] : "fact" in ref ? [ref.fact] : [])),
  );
  const readings = voice.pack.readings.filter(({ id }) => named.has(id));
  const accounts = accountsOf(caseFile).filter(({ fact }) => facts.has(fact));
  return (
    <section aria-labelledby="contested-title">
      <h3 id="contested-title">{t("case.contested")}</h3>
      {readings.length + accounts.length === 0 && <p>{t("case.contested.none")}</p>}
      <dl className="disputes">
        {readings.map((reading) => (
          <div key={reading.id}>
            <dt>{voice.of(reading.question)}</dt>
            {reading.values.map((value) => (
              <dd key={value.id}>
                <p>{capital(voice.of(value.title))}</p>
                <Holders value={value} />
              </dd>
            ))}
          </div>
        ))}
        {accounts.map(({ fact, accounts: rival }) => (
          <div key={fact}>
            <dt>{factTitle(fact, voice)}</dt>
            {rival.map((account) => (
              <dd key={`${account.by}${account.value}`}>
                <p>
                  {capital(factValueWords(fact, account.value, voice))}
                  <span className="quiet">
                    {" – "}
                    {t("account.by", { by: voice.name(account.by), date: voice.date(account.at) })}
                  </span>
                </p>
                <SourceList ids={account.sources} />
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

export function Holders({ value }: { readonly value: Reading["values"][number] }) {
  const { voice } = useApp();
  if (value.holders.length === 0) {
    return <p className="quiet">{voice.t("reading.heldByNobody")}</p>;
  }
  return (
    <ul className="plain holders">
      {value.holders.map((holder) => (
        <li key={`${holder.who.en}${holder.from}`}>
          {capital(voice.of(holder.who))}
          <span className="quiet">, {voice.date(holder.from)}</span>
          <SourceList ids={holder.sources} />
        </li>
      ))}
    </ul>
  );
}

type Silent = {
  readonly act?: string;
  readonly by?: string | readonly string[];
  readonly for?: string | readonly string[];
  readonly organ?: string;
  readonly item?: string;
  readonly to?: string;
  readonly positions?: string;
  readonly states?: readonly string[];
};

export function NotOnRecord({ caseFile, run }: Props) {
  const { voice } = useApp();
  const { t } = voice;
  const entries = run.notOnRecord as readonly Silent[];
  if (entries.length + (caseFile.gaps?.length ?? 0) === 0) return null;
  return (
    <section aria-labelledby="silent-title">
      <h3 id="silent-title">{t("case.silent")}</h3>
      <p className="quiet">{t("case.silent.intro")}</p>
      <ul>
        {entries.map((entry) => (
          <li key={JSON.stringify(entry)}>{silentWords(entry, caseFile, voice, run)}</li>
        ))}
      </ul>
      {caseFile.gaps && caseFile.gaps.length > 0 && (
        <>
          <h4>{t("case.gaps")}</h4>
          <ul>
            {caseFile.gaps.map((gap) => (
              <li key={gap.en}>{voice.of(gap)}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function silentWords(entry: Silent, caseFile: CaseFile, voice: Voice, run: Run): string {
  const { t } = voice;
  if (entry.positions !== undefined) {
    const states = entry.states ?? [];
    const members = run.members.length;
    return t("case.silent.positions", {
      item: itemName(entry.positions, caseFile, voice),
      states: states.length >= members ? t("act.all") : voice.names(states),
    });
  }
  const many = (value: string | readonly string[] | undefined) =>
    value === undefined ? [] : [value].flat();
  const parts = [
    entry.organ === undefined ? "" : voice.name(entry.organ),
    entry.by === undefined ? "" : t("act.by", { by: voice.names(many(entry.by)) }),
    entry.for === undefined
      ? ""
      : t("act.for", {
          for: many(entry.for)
            .map((id) => measureName(id, voice))
            .join(", "),
        }),
    entry.item === undefined ? "" : t("act.on", { item: itemName(entry.item, caseFile, voice) }),
    entry.to === undefined ? "" : t("act.to", { to: voice.name(entry.to) }),
  ].filter(Boolean);
  const act = capital(voice.maybe(`act.${entry.act}`, entry.act ?? ""));
  return parts.length > 0 ? `${act}: ${parts.join("; ")}` : act;
}

export function Facts({ caseFile }: Pick<Props, "caseFile">) {
  const { voice } = useApp();
  const facts = Object.entries(caseFile.facts ?? {});
  if (facts.length === 0) return null;
  return (
    <Fold className="fold" summary={<h3>{voice.t("case.facts")}</h3>}>
      <dl className="facts">
        {facts.map(([id, entry]) => (
          <div key={id}>
            <dt>{factTitle(id, voice)}</dt>
            {"value" in entry ? (
              <dd>
                {capital(factValueWords(id, entry.value, voice))}{" "}
                <SourceList ids={entry.sources ?? []} />
              </dd>
            ) : (
              entry.accounts.map((account) => (
                <dd key={`${account.by}${account.value}`}>
                  {capital(factValueWords(id, account.value, voice))}
                  <span className="quiet">
                    {" – "}
                    {voice.t("account.by", {
                      by: voice.name(account.by),
                      date: voice.date(account.at),
                    })}
                  </span>{" "}
                  <SourceList ids={account.sources ?? []} />
                </dd>
              ))
            )}
          </div>
        ))}
      </dl>
    </Fold>
  );
}

export function Opinions({ caseFile }: Pick<Props, "caseFile">) {
  const { voice } = useApp();
  const { t } = voice;
  if (!caseFile.opinions || caseFile.opinions.length === 0) return null;
  return (
    <Fold className="fold" summary={<h3>{t("case.opinions")}</h3>}>
      <p className="quiet">{t("case.opinions.intro")}</p>
      <ul className="opinions">
        {caseFile.opinions.map((opinion) => (
          <li key={opinion.who.en + opinion.says.en}>
            <p>
              {voice.of(opinion.says)}
              <span className="quiet">
                {" – "}
                {voice.of(opinion.who)}
                {opinion.at !== undefined && `, ${voice.date(opinion.at)}`} (
                {t(`opinion.${opinion.kind}`)})
              </span>
            </p>
            <SourceList ids={opinion.sources} />
          </li>
        ))}
      </ul>
    </Fold>
  );
}
