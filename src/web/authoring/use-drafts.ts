// The drafts as the page holds them: every change is kept in the browser, and can be taken back.
import { useEffect, useReducer, useRef, useState } from "react";
import {
  type Draft,
  dropDraft,
  isDraftKey,
  keepDraft,
  keepOpen,
  keptDrafts,
  newDraftId,
  openDraft,
} from "./drafts.ts";

type Held = { readonly drafts: readonly Draft[]; readonly open: string | null };
type State = {
  readonly now: Held;
  readonly past: readonly Held[];
  /** Where the last change was made and when, so that typing in one field is one step of Undo. */
  readonly last: { readonly at: string; readonly time: number } | null;
};

type Act =
  | { readonly do: "edit"; readonly text: string; readonly at: string; readonly time: number }
  | { readonly do: "add"; readonly draft: Draft }
  | { readonly do: "rename"; readonly name: string; readonly time: number }
  | { readonly do: "remove" }
  | { readonly do: "open"; readonly id: string }
  | { readonly do: "undo" }
  | { readonly do: "elsewhere"; readonly drafts: readonly Draft[] };

const PAST_MAX = 200;
const ONE_STEP_MS = 1500;

function first(): State {
  const drafts = keptDrafts();
  const wanted = openDraft();
  const open = drafts.find(({ id }) => id === wanted) ?? drafts.at(-1);
  return { now: { drafts, open: open?.id ?? null }, past: [], last: null };
}

function after(state: State, act: Act): State {
  const { now, past, last } = state;
  const step = (next: Held, mark: State["last"] = null): State => {
    const same = mark !== null && mark.at === last?.at && mark.time - last.time < ONE_STEP_MS;
    return { now: next, past: same ? past : [...past, now].slice(-PAST_MAX), last: mark };
  };
  const changed = (change: Partial<Draft>): Held => ({
    ...now,
    drafts: now.drafts.map((draft) => (draft.id === now.open ? { ...draft, ...change } : draft)),
  });
  switch (act.do) {
    case "edit":
      return step(changed({ text: act.text }), { at: `${now.open}:${act.at}`, time: act.time });
    case "rename":
      return step(changed({ name: act.name }), { at: `${now.open}:name`, time: act.time });
    case "add":
      return step({ drafts: [...now.drafts, act.draft], open: act.draft.id });
    case "remove": {
      const drafts = now.drafts.filter(({ id }) => id !== now.open);
      return step({ drafts, open: drafts.at(-1)?.id ?? null });
    }
    case "open":
      return { ...state, now: { ...now, open: act.id }, last: null };
    case "undo": {
      const before = past.at(-1);
      return before ? { now: before, past: past.slice(0, -1), last: null } : state;
    }
    case "elsewhere": {
      const open = act.drafts.some(({ id }) => id === now.open) ? now.open : null;
      return { ...state, now: { drafts: act.drafts, open: open ?? act.drafts.at(-1)?.id ?? null } };
    }
  }
}

export type Drafts = ReturnType<typeof useDrafts>;

export function useDrafts() {
  const [{ now, past }, dispatch] = useReducer(after, null, first);
  const [kept, setKept] = useState(true);
  const saved = useRef<readonly Draft[]>(now.drafts);
  useEffect(() => {
    const before = saved.current;
    saved.current = now.drafts;
    for (const { id } of before) if (!now.drafts.some((draft) => draft.id === id)) dropDraft(id);
    const changed = now.drafts.filter((draft) => !before.includes(draft));
    if (changed.length > 0) setKept(changed.map(keepDraft).every(Boolean));
    keepOpen(now.open);
  }, [now]);
  useEffect(() => {
    const heard = ({ key }: StorageEvent) => {
      if (!isDraftKey(key)) return;
      const drafts = keptDrafts();
      saved.current = drafts;
      dispatch({ do: "elsewhere", drafts });
    };
    window.addEventListener("storage", heard);
    return () => window.removeEventListener("storage", heard);
  }, []);
  return {
    drafts: now.drafts,
    current: now.drafts.find(({ id }) => id === now.open) ?? null,
    /** False where the browser could not keep the last change. */
    kept,
    edit: (text: string, at: string) => dispatch({ do: "edit", text, at, time: Date.now() }),
    add: (text: string, name = "") =>
      dispatch({ do: "add", draft: { id: newDraftId(), name, text } }),
    rename: (name: string) => dispatch({ do: "rename", name, time: Date.now() }),
    remove: () => dispatch({ do: "remove" }),
    open: (id: string) => dispatch({ do: "open", id }),
    undo: past.length > 0 ? () => dispatch({ do: "undo" }) : null,
  };
}
