// Language and theme as the reader chose them; kept in the browser where it allows that.
import type { Language } from "./dates.ts";

export type Theme = "auto" | "light" | "dark";

function kept(key: string): string | null {
  try {
    return window.localStorage.getItem(`casus.${key}`);
  } catch {
    return null;
  }
}

export function keep(key: string, value: string): void {
  try {
    window.localStorage.setItem(`casus.${key}`, value);
  } catch {
    // A browser that keeps nothing still shows the page.
  }
}

/** The language of the address comes first, then the reader's last choice, then the browser's own. */
export function languageOf(inAddress: string | undefined): Language {
  const wanted = inAddress ?? kept("language") ?? navigator.language;
  return wanted.startsWith("ru") ? "ru" : "en";
}

export function themeKept(): Theme {
  const theme = kept("theme");
  return theme === "light" || theme === "dark" ? theme : "auto";
}

export function applyTheme(theme: Theme): void {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}
