// The frame of every page: the sentence that says what this is, the pages, language, theme and sharing.
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import type { Pack } from "../pack/pack.ts";
import { type Address, formatAddress, queryValue, withValue } from "./address.ts";
import { AppContext, HereContext, useApp } from "./app-context.ts";
import type { Language } from "./dates.ts";
import type { Marks } from "./marks.ts";
import { useAddress } from "./navigation.ts";
import { AboutPage } from "./pages/about.tsx";
import { ComparePage } from "./pages/compare.tsx";
import { LawPage } from "./pages/law.tsx";
import { MembersPage } from "./pages/members.tsx";
import { RecordPage } from "./pages/record.tsx";
import { SourcesPage } from "./pages/sources.tsx";
import { FIRST_CASE } from "./parts/change-panel.tsx";
import { Guard } from "./parts/guard.tsx";
import { Share } from "./parts/share.tsx";
import { applyTheme, keep, languageOf, type Theme, themeKept } from "./preferences.ts";
import { type Voice, voiceOf } from "./voice.ts";

/** Live sessions are the only part that needs more code than the record does. */
const RoomPages = lazy(() => import("./room/index.tsx"));

type Page = {
  readonly id: string;
  readonly name: (voice: Voice) => string;
  readonly body: () => React.ReactNode;
};

const ReformsPage = lazy(() => import("./pages/reforms.tsx"));
const ClaimsPage = lazy(() => import("./pages/claims.tsx"));
const RegistersPage = lazy(() => import("./pages/registers.tsx"));
const MeasuresPage = lazy(() => import("./pages/measures.tsx"));
const TracksPage = lazy(() => import("./pages/tracks.tsx"));
const WritePage = lazy(() => import("./pages/write.tsx"));

const FIRST = { page: "case", subject: FIRST_CASE };

const PAGES: readonly Page[] = [
  { id: "", name: ({ t }) => t("nav.record"), body: () => <RecordPage /> },
  { id: "compare", name: ({ t }) => t("nav.compare"), body: () => <ComparePage /> },
  { id: "law", name: ({ t }) => t("nav.law"), body: () => <LawPage /> },
  { id: "members", name: ({ t }) => t("nav.members"), body: () => <MembersPage /> },
  { id: "write", name: ({ t }) => t("nav.write"), body: () => <WritePage /> },
  { id: "play", name: ({ t }) => t("nav.play"), body: () => <RoomPages /> },
  { id: "reforms", name: ({ t }) => t("nav.reforms"), body: () => <ReformsPage /> },
  { id: "claims", name: ({ t }) => t("nav.claims"), body: () => <ClaimsPage /> },
  { id: "registers", name: ({ t }) => t("nav.registers"), body: () => <RegistersPage /> },
  { id: "measures", name: ({ t }) => t("nav.measures"), body: () => <MeasuresPage /> },
  { id: "tracks", name: ({ t }) => t("nav.tracks"), body: () => <TracksPage /> },
  { id: "sources", name: ({ t }) => t("nav.sources"), body: () => <SourcesPage /> },
  { id: "about", name: ({ t }) => t("nav.about"), body: () => <AboutPage /> },
];

/** Views that belong to a page of another name. */
const PAGE_OF: Readonly<Record<string, string>> = { case: "", join: "play", room: "play" };

export function App({ pack, marks }: { readonly pack: Pack; readonly marks: Marks }) {
  const { address: written, change, undo } = useAddress();
  // The first page is that of the first case, so that a choice made there has its own address.
  const address = written.page === "" ? { ...written, ...FIRST } : written;
  const language = languageOf(queryValue(address, "lang"));
  const voice = useMemo(() => voiceOf(pack, language), [pack, language]);
  const page = PAGES.find(({ id }) => id === (PAGE_OF[address.page] ?? address.page));
  const title = titleOf(address, voice, page);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = title;
  }, [language, title]);
  const app = useMemo(() => ({ voice, marks, change }), [voice, marks, change]);
  return (
    <AppContext value={app}>
      <HereContext value={{ address, undo }}>
        <button type="button" className="skip" onClick={skipToMain}>
          {voice.t("app.skip")}
        </button>
        <header className="top">
          <div className="masthead">
            <h1>
              <a href="#/">{voice.t("app.title")}</a>
            </h1>
            <nav aria-label={voice.t("nav.label")}>
              <ul>
                {PAGES.map(({ id, name }) => (
                  <li key={id}>
                    <a
                      href={formatAddress({ page: id, subject: "", query: [] })}
                      aria-current={page?.id === id ? "page" : undefined}
                    >
                      {name(voice)}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
            <Preferences
              language={language}
              onLanguage={(next) => {
                keep("language", next);
                change(withValue(address, "lang", next));
              }}
            />
          </div>
          <p className="purpose">{voice.t("app.lead")}</p>
        </header>
        <main id="main" tabIndex={-1}>
          {page ? (
            <Guard
              view={formatAddress(address)}
              fallback={(reason) => voice.t("page.failed", { reason })}
            >
              <Suspense fallback={<p className="quiet">{voice.t("page.loading")}</p>}>
                {page.body()}
              </Suspense>
            </Guard>
          ) : (
            <p role="alert">{voice.t("page.missing")}</p>
          )}
        </main>
        <footer className="foot">
          <Share />
          <p>{voice.t("app.foot.not")}</p>
          <p className="quiet">
            {voice.t("app.foot", { version: pack.version, digest: pack.digest.slice(0, 12) })}
          </p>
        </footer>
      </HereContext>
    </AppContext>
  );
}

/** The address after `#` names the view, so this is a button and no link. */
function skipToMain(): void {
  document.getElementById("main")?.focus();
}

function titleOf(address: Address, voice: Voice, page: Page | undefined): string {
  const name = voice.t("app.title");
  const file =
    address.page === "case" && window.location.hash.includes("case")
      ? voice.pack.byId.case.get(address.subject)
      : undefined;
  if (file) return `${voice.of(file.title)} – ${name}`;
  return page && page.id !== "" ? `${page.name(voice)} – ${name}` : name;
}

type PreferencesProps = {
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
};

function Preferences({ language, onLanguage }: PreferencesProps) {
  const [theme, setTheme] = useState<Theme>(themeKept);
  const { t } = useApp().voice;
  return (
    <div className="preferences">
      <fieldset>
        <legend className="visually-hidden">{t("language.label")}</legend>
        {(["en", "ru"] as const).map((code) => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-pressed={language === code}
            onClick={() => onLanguage(code)}
          >
            {code === "en" ? "English" : "Русский"}
          </button>
        ))}
      </fieldset>
      <label>
        <span className="visually-hidden">{t("theme.label")}</span>
        <select
          value={theme}
          onChange={(event) => {
            const next = event.currentTarget.value as Theme;
            setTheme(next);
            keep("theme", next);
            applyTheme(next);
          }}
        >
          {(["auto", "light", "dark"] as const).map((name) => (
            <option key={name} value={name}>
              {t(`theme.${name}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
