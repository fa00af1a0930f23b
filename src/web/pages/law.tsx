// The law: instruments on a time axis, or one instrument, or one provision.
import { formatAddress } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { TimeRow, TimeScale } from "../parts/time-row.tsx";
import { timelineOf } from "../timeline.ts";
import { capital } from "../voice.ts";
import { InstrumentView } from "./instrument.tsx";
import { ProvisionView } from "./provision.tsx";

export function LawPage() {
  const { voice } = useApp();
  const { address } = useHere();
  const { pack } = voice;
  const provision = pack.byId.provision.get(address.subject);
  if (provision) return <ProvisionView provision={provision} />;
  const instrument = pack.byId.instrument.get(address.subject);
  if (instrument) return <InstrumentView instrument={instrument} />;
  if (address.subject !== "") return <p role="alert">{voice.t("page.missing")}</p>;
  return <Instruments />;
}

function Instruments() {
  const { voice } = useApp();
  const { t, pack } = voice;
  const instruments = [...pack.instruments].sort((a, b) => {
    const day = ({ inForce, signed, adopted }: typeof a) =>
      inForce?.from ?? signed ?? adopted ?? "9999";
    return day(a) < day(b) ? -1 : 1;
  });
  const timeline = timelineOf(1992, new Date().getFullYear());
  return (
    <section aria-labelledby="law-title">
      <h2 id="law-title">{t("law.title")}</h2>
      <p className="measure">{t("law.intro")}</p>
      <TimeScale timeline={timeline} />
      <ul className="time-rows">
        {instruments.map((instrument) => (
          <TimeRow
            key={instrument.id}
            timeline={timeline}
            spans={
              instrument.inForce
                ? [{ from: instrument.inForce.from, to: instrument.inForce.to ?? null }]
                : []
            }
            points={[instrument.signed ?? instrument.adopted].flatMap((day) => (day ? [day] : []))}
          >
            <a href={formatAddress({ page: "law", subject: instrument.id, query: [] })}>
              {voice.short(instrument.title)}
            </a>
            <span className="quiet">
              {capital(t(`kind.${instrument.kind}`))}
              {" · "}
              {inForceWords(instrument.inForce, voice)}
              {" · "}
              {t("law.provisions", { n: instrument.provisions.length })}
            </span>
          </TimeRow>
        ))}
      </ul>
    </section>
  );
}

type InForce = { readonly from: string; readonly to?: string | null | undefined } | null;

export function inForceWords(inForce: InForce, voice: ReturnType<typeof useApp>["voice"]): string {
  if (inForce === null) return voice.t("law.noEntry");
  return `${voice.t("law.inForce").toLocaleLowerCase()} ${voice.interval(inForce)}`;
}
