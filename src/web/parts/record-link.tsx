// A link from a claim or a measure to what bears on it: a case with its stops, an entry, a vote, a provision.
import type { Resolved } from "../../record/links.ts";
import { formatAddress } from "../address.ts";
import { useApp } from "../app-context.ts";
import { sameStop, stopWords } from "../stops.ts";
import { StopMark } from "./glyph.tsx";

/** The address of a datum by its kind and id; register entries are named `register.entry`. */
export function recordAddress(kind: Resolved["kind"], id: string): string {
  if (kind === "case") return formatAddress({ page: "case", subject: id, query: [] });
  if (kind === "provision") return formatAddress({ page: "law", subject: id, query: [] });
  const [register = "", ...entry] = id.split(".");
  const subject = `${register}/${entry.join(".")}`;
  return formatAddress({ page: "registers", subject, query: [] });
}

export function RecordLink({ link }: { readonly link: Resolved }) {
  const { voice } = useApp();
  const { t } = voice;
  const stops = (link.marks ?? []).map(({ stop }) => stop);
  const distinct = stops.filter((stop, i) => stops.findIndex((one) => sameStop(one, stop)) === i);
  return (
    <>
      <a href={recordAddress(link.kind, link.id)}>{voice.of(link.title)}</a>{" "}
      {link.at !== null && <span className="quiet">{voice.date(link.at)}</span>}
      {link.marks !== null && (
        <span className="stops-of">
          {distinct.length === 0 && <span className="quiet"> {t("records.noRequest")}</span>}
          {distinct.slice(0, STOPS_MAX).map((stop) => (
            <span key={`${stop.kind}${stop.finding}${stop.step}`}>
              {" "}
              <StopMark stop={stop} size={12} />{" "}
              <span className="quiet">{stopWords(stop, voice)}</span>
            </span>
          ))}
        </span>
      )}
      {link.why && <span className="why-link"> {voice.of(link.why)}</span>}
    </>
  );
}

const STOPS_MAX = 3;

const SIDES = ["for", "against", "context"] as const;

/** What bears on a statement, for and against side by side. */
export function Evidence({ links }: { readonly links: readonly Resolved[] }) {
  const { t } = useApp().voice;
  return (
    <div className="evidence">
      {SIDES.map((side) => {
        const mine = links.filter((link) => link.side === side);
        if (mine.length === 0 && side === "context") return null;
        return (
          <div key={side}>
            <p className="side-name">{t(`claims.side.${side}`)}</p>
            {mine.length === 0 ? (
              <p className="quiet">{t("claims.side.none")}</p>
            ) : (
              <ul>
                {mine.map((link) => (
                  <li key={`${link.kind}${link.id}`}>
                    <RecordLink link={link} />
                  </li>
                ))}
              </ul>
            )}
          </div>
        );
      })}
    </div>
  );
}
