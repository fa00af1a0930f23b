// Drafts kept in the browser, each under its own key, so that two windows do not overwrite each other.

export type Draft = {
  readonly id: string;
  /** As its author calls it; empty: by the title of the case. */
  readonly name: string;
  readonly text: string;
};

const PREFIX = "casus.draft.";
const OPEN = "casus.draft-open";

export const isDraftKey = (key: string | null): boolean => key?.startsWith(PREFIX) === true;

/** In the order in which they were begun. */
export function keptDrafts(): Draft[] {
  try {
    return Object.keys(window.localStorage)
      .filter(isDraftKey)
      .sort()
      .flatMap((key) => {
        const draft = draftOf(window.localStorage.getItem(key));
        return draft === null ? [] : [{ id: key.slice(PREFIX.length), ...draft }];
      });
  } catch {
    return [];
  }
}

function draftOf(kept: string | null): Omit<Draft, "id"> | null {
  try {
    const { name, text } = JSON.parse(kept ?? "null") ?? {};
    return typeof name === "string" && typeof text === "string" ? { name, text } : null;
  } catch {
    return null;
  }
}

/** False where the browser keeps nothing or has no more room. */
export function keepDraft({ id, name, text }: Draft): boolean {
  try {
    window.localStorage.setItem(PREFIX + id, JSON.stringify({ name, text }));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(id: string): void {
  try {
    window.localStorage.removeItem(PREFIX + id);
  } catch {
    // Nothing was kept.
  }
}

export function openDraft(): string | null {
  try {
    return window.localStorage.getItem(OPEN);
  } catch {
    return null;
  }
}

export function keepOpen(id: string | null): void {
  try {
    if (id === null) window.localStorage.removeItem(OPEN);
    else window.localStorage.setItem(OPEN, id);
  } catch {
    // The page still works until it is closed.
  }
}

/** Sorts after every draft begun before it. */
export function newDraftId(): string {
  const random = Math.floor(Math.random() * 36 ** 3).toString(36);
  return `${Date.now().toString(36).padStart(9, "0")}${random.padStart(3, "0")}`;
}
