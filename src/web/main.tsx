// Starts the app in the browser: reads the pack once, then draws whatever the address names.
import { createRoot } from "react-dom/client";
import { indexPack, type PackContent } from "../pack/pack.ts";
import { App } from "./app.tsx";
import type { Marks } from "./marks.ts";
import { keepForOffline } from "./offline-cache.ts";
import { applyTheme, languageOf, themeKept } from "./preferences.ts";
import { wordsOf } from "./words/words.ts";
import "./styles/tokens.css";
import "./styles/page.css";
import "./styles/frame.css";
import "./styles/strip.css";
import "./styles/case.css";
import "./styles/route.css";
import "./styles/steps.css";
import "./styles/change.css";
import "./styles/exact.css";
import "./styles/records.css";
import "./styles/pages.css";

type Data = { readonly pack: PackContent; readonly marks: Marks };

applyTheme(themeKept());
const root = createRoot(document.getElementById("app") ?? document.body);
const language = languageOf(/[?&]lang=(\w+)/.exec(window.location.hash)?.[1]);

try {
  const address = document.querySelector<HTMLLinkElement>("#pack")?.href ?? "";
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const data: Data = await response.json();
  root.render(<App pack={indexPack(data.pack)} marks={data.marks} />);
  if (import.meta.env.PROD) void keepForOffline();
} catch (error) {
  const reason = error instanceof Error ? error.message : String(error);
  root.render(<p role="alert">{wordsOf(language, "app.failed", { reason })}</p>);
}
