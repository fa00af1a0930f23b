// Who belonged on the day, and how each took part.
import type { Run } from "../../engine/types.ts";
import { formatAddress } from "../address.ts";
import { useApp } from "../app-context.ts";

export function MembersLine({ run }: { readonly run: Run }) {
  const { voice } = useApp();
  const { t } = voice;
  const members = run.members.filter(({ participation }) => participation !== "observer");
  const observers = run.members.filter(({ participation }) => participation === "observer");
  return (
    <section aria-labelledby="members-title">
      <h3 id="members-title">
        <a
          href={formatAddress({ page: "members", subject: "", query: [["day", run.membersAsOf]] })}
        >
          {t("case.members")}
        </a>
      </h3>
      {members.length === 0 && <p>{t("members.none")}</p>}
      <ul className="members">
        {members.map(({ state, participation, counted, notes }) => (
          <li key={state} className={counted ? "counted" : "uncounted"}>
            <span className="name">{voice.name(state)}</span>
            {(participation !== "full" || !counted || notes.length > 0) && (
              <span className="quiet">
                {[
                  participation === "full" ? "" : t(`participation.${participation}`),
                  ...notes.map(voice.of),
                  counted ? "" : t("members.uncounted"),
                ]
                  .filter(Boolean)
                  .join("; ")}
              </span>
            )}
          </li>
        ))}
      </ul>
      {observers.length > 0 && (
        <p className="quiet">
          {t("case.observers")}: {voice.names(observers.map(({ state }) => state))}
        </p>
      )}
    </section>
  );
}
