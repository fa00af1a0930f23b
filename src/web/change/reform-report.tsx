// One reform, or several together, over every case: changed, changed only if, cannot be told, unchanged.
import type { ReformAnswer, ReformOfAsk } from "../../change/reform-report.ts";
import type { Reform } from "../../pack/schema.ts";
import { formatAddress } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { measureName, turnsOnWords } from "../labels.ts";
import { NotARule, reformLink } from "../pages/reforms.tsx";
import { Fold } from "../parts/fold.tsx";
import { StopMark } from "../parts/glyph.tsx";
import { SourceList } from "../parts/source-list.tsx";
import { stopWords } from "../stops.ts";
import { capital, type Voice } from "../voice.ts";
import { useAnswer } from "./asking.ts";
import { cubePhrases } from "./change-words.ts";
import { STATUSES } from "./reform-parts.tsx";
import { conflictOf, refusalWords } from "./reform-words.ts";

export function ReformReport({ ids }: { readonly ids: readonly string[] }) {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const { value, current, problem } = useAnswer<"reform">({ kind: "reform", reforms: ids });
  const reforms = ids.flatMap((id) => pack.byId.reform.get(id) ?? []);
  const [first] = ids;
  const others = pack.reforms.filter(({ id, notExpressible }) => !notExpressible && id !== first);
  const title = reforms.map((reform) => voice.of(reform.title)).join(" + ");
  const rule = reforms.some(({ notExpressible }) => !notExpressible);
  return (
    <section aria-labelledby="reforms-title">
      <p>
        <a href={reformLink([])}>{t("reforms.all")}</a>
      </p>
      <h2 id="reforms-title">{title}</h2>
      {reforms.map((reform) => (
        <Head key={reform.id} reform={reform} />
      ))}
      {rule && (
        <label className="about">
          <span>{t("reforms.together")}</span>
          <select
            value={ids[1] ?? ""}
            onChange={(event) => {
              const next = [first ?? "", event.currentTarget.value].filter(Boolean);
              change({ ...address, subject: next.join(",") });
            }}
          >
            <option value="">{t("reforms.together.none")}</option>
            {others.map((reform) => (
              <option key={reform.id} value={reform.id}>
                {voice.of(reform.title)}
              </option>
            ))}
          </select>
        </label>
      )}
      {problem !== null && <p>{t("why.failed", { reason: problem })}</p>}
      {rule && !current && problem === null && <p role="status">{t("reforms.working")}</p>}
      {rule && current && value && <Report value={value} ids={ids} />}
    </section>
  );
}

function Head({ reform }: { readonly reform: Reform }) {
  const { voice } = useApp();
  const { t } = voice;
  if (reform.notExpressible) return <NotARule reform={reform} />;
  return (
    <div className="reform-head">
      {reform.proposedBy.length === 0 && <p>{t("reforms.proposed.none")}</p>}
      {reform.proposedBy.map((entry) => (
        <div key={voice.of(entry.who)}>
          <p>
            {t("reforms.proposed")}: {voice.of(entry.who)}, {voice.date(entry.at)}
          </p>
          <SourceList ids={entry.sources} />
        </div>
      ))}
      {reform.note && (
        <p className="measure quiet" lang="en">
          {reform.note}
        </p>
      )}
    </div>
  );
}

type ReportProps = { readonly value: ReformAnswer; readonly ids: readonly string[] };

type Row = { readonly id: string; readonly ask: ReformOfAsk };

function Report({ value, ids }: ReportProps) {
  const { voice } = useApp();
  const { t } = voice;
  if (value.conflicts.length > 0) {
    return value.conflicts.map((text) => (
      <p key={text} role="status">
        {t("reforms.conflict", { what: conflictOf(text)?.what ?? text })}
      </p>
    ));
  }
  const rows = value.cases.flatMap((one) => one.asks.map((ask): Row => ({ id: one.case, ask })));
  const conflicts = rows.filter(({ ask }) => ask.newConflicts.length > 0);
  return (
    <>
      <p role="status">
        {STATUSES.map((status) => `${t(`reforms.status.${status}`)}: ${value.counts[status]}`).join(
          " · ",
        )}
      </p>
      {STATUSES.map((status) => {
        const mine = rows.filter(({ ask }) => ask.status === status);
        if (mine.length === 0) return null;
        return (
          <section key={status} aria-labelledby={`status-${status}`}>
            <h3 id={`status-${status}`}>
              {t(`reforms.status.${status}`)} ({t("reforms.asks", { n: mine.length })})
            </h3>
            <p className="quiet">{t(`reforms.status.${status}.means`)}</p>
            {status === "unchanged" ? (
              <Unchanged rows={mine} ids={ids} />
            ) : (
              <ul className="plain entries">
                {mine.map(({ id, ask }) => (
                  <li key={`${id}/${ask.ask}`}>
                    <Changed id={id} ask={ask} ids={ids} />
                  </li>
                ))}
              </ul>
            )}
          </section>
        );
      })}
      <NotApplicable value={value} />
      {conflicts.length > 0 && (
        <Fold
          className="fold"
          summary={
            <h3>
              {t("reforms.newConflicts")} ({conflicts.length})
            </h3>
          }
        >
          <ul>
            {conflicts.map(({ id, ask }) => (
              <li key={`${id}/${ask.ask}`}>
                <CaseLink id={id} ids={ids} />
                {", "}
                {t("reforms.newConflicts.line", { what: refs(ask.newConflicts, id, voice) })}
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </>
  );
}

function Changed({ id, ask, ids }: Row & { readonly ids: readonly string[] }) {
  const { voice } = useApp();
  const { t, pack } = voice;
  const file = pack.byId.case.get(id);
  const stop = (kind: ReformOfAsk["moves"][number]["from"]) =>
    kind === null ? t("reforms.move.none") : t(`stop.${kind}`);
  const moves = [
    ...new Set(
      ask.moves.map(({ from, to }) => t("reforms.move", { from: stop(from), to: stop(to) })),
    ),
  ];
  const [where] = ask.where;
  return (
    <>
      <p>
        <CaseLink id={id} ids={ids} />
        <span className="quiet"> {capital(measureName(ask.measure, voice))}</span>
      </p>
      <p>{moves.join("; ")}</p>
      {ask.status === "changed-only-if" && where && file && (
        <p className="quiet">
          {t("reforms.if", { what: cubePhrases(where, file, voice).join("; ") })}
          {(ask.more || ask.where.length > 1) && `; ${t("why.otherwise")}`}
        </p>
      )}
      {ask.status === "cannot-be-told" && (
        <p className="quiet">{t("reforms.missing", { what: refs(ask.missing, id, voice) })}</p>
      )}
    </>
  );
}

/** Many asks, few reasons: by what still stops them. */
function Unchanged({
  rows,
  ids,
}: {
  readonly rows: readonly Row[];
  readonly ids: readonly string[];
}) {
  const { voice } = useApp();
  const { t } = voice;
  const stopOf = ({ ask }: Row) =>
    ask.to === null ? t("reforms.move.none") : stopWords(ask.to, voice);
  const groups = [...Map.groupBy(rows, stopOf)].sort((a, b) => b[1].length - a[1].length);
  return (
    <ul className="plain">
      {groups.map(([stop, list]) => (
        <li key={stop}>
          <Fold
            className="one-line"
            summary={
              <>
                {list[0]?.ask.to && <StopMark stop={list[0].ask.to} />} {stop}{" "}
                <span className="quiet">({t("reforms.asks", { n: list.length })})</span>
              </>
            }
          >
            <p>
              {[...new Set(list.map(({ id }) => id))].map((id, i) => (
                <span key={id}>
                  {i > 0 && "; "}
                  <CaseLink id={id} ids={ids} />
                </span>
              ))}
            </p>
          </Fold>
        </li>
      ))}
    </ul>
  );
}

function NotApplicable({ value }: { readonly value: ReformAnswer }) {
  const { voice } = useApp();
  const { t } = voice;
  const none = value.cases.filter(({ applies }) => !applies);
  if (none.length === 0) return null;
  const groups = Map.groupBy(none, ({ doesNotApply }) =>
    Object.entries(doesNotApply)
      .map(([id, because]) => capital(refusalWords(because.replace(/; the law.*$/, ""), id, voice)))
      .join("; "),
  );
  return (
    <Fold
      className="fold"
      summary={
        <h3>
          {t("reforms.notApplicable")} ({t("reforms.cases", { n: none.length })})
        </h3>
      }
    >
      {[...groups].map(([because, cases]) => (
        <p key={because}>
          {because}:{" "}
          {cases.map((one, i) => (
            <span key={one.case}>
              {i > 0 && "; "}
              <CaseLink id={one.case} ids={[]} />
            </span>
          ))}
        </p>
      ))}
    </Fold>
  );
}

/** To the case with the reform in its law, where the path can be followed. */
function CaseLink({ id, ids }: { readonly id: string; readonly ids: readonly string[] }) {
  const { voice } = useApp();
  const file = voice.pack.byId.case.get(id);
  const query = ids.length > 0 ? [["reform", ids.join(",")] as const] : [];
  return (
    <a href={formatAddress({ page: "case", subject: id, query })}>
      {file ? voice.of(file.title) : id}
    </a>
  );
}

function refs(items: ReformOfAsk["missing"], id: string, voice: Voice): string {
  const file = voice.pack.byId.case.get(id);
  return file ? turnsOnWords(items, file, voice).join("; ") : "";
}
