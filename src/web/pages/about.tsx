// What Casus does, what it does not do, and the words it uses.
import { useApp } from "../app-context.ts";
import { FindingSign } from "../parts/glyph.tsx";
import { StripLegend } from "../parts/strip.tsx";

const FINDINGS = ["met", "not-met", "contested", "unknown", "open", "not-reached"] as const;

export function AboutPage() {
  const { t } = useApp().voice;
  return (
    <section className="prose" aria-labelledby="about-title">
      <h2 id="about-title">{t("about.title")}</h2>
      <h3>{t("about.does")}</h3>
      <p>{t("about.does.1")}</p>
      <p>{t("about.does.2")}</p>
      <p>{t("about.does.3")}</p>
      <h3>{t("about.not")}</h3>
      <ul>
        {([1, 2, 3, 4, 5] as const).map((n) => (
          <li key={n}>{t(`about.not.${n}`)}</li>
        ))}
      </ul>
      <h3>{t("about.words")}</h3>
      <ul>
        {(["ask", "route", "gate", "reading", "account", "stop", "lane"] as const).map((word) => (
          <li key={word}>{t(`about.words.${word}`)}</li>
        ))}
      </ul>
      <h3>{t("legend.label")}</h3>
      <ul className="plain">
        {FINDINGS.map((finding) => (
          <li key={finding}>
            <FindingSign finding={finding} /> <strong>{t(`finding.${finding}`)}</strong> –{" "}
            {t(`finding.${finding}.means`)}
          </li>
        ))}
      </ul>
      <StripLegend />
      <h3>{t("about.name")}</h3>
      <p>{t("about.name.1")}</p>
      <p>{t("about.license")}</p>
    </section>
  );
}
