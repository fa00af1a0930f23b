// What every field of the form may use: the case as written, what is wrong with it, and how to change it.
import { createContext, useContext } from "react";
import type { AuthoringKey } from "../words/authoring.ts";
import type { Finding } from "./findings.ts";
import { type Path, valueAt } from "./text.ts";

export type Write = {
  readonly value: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
  readonly t: (key: AuthoringKey, values?: Readonly<Record<string, string | number>>) => string;
  /** Sets one value; `undefined` takes the key out. */
  readonly edit: (path: Path, value: unknown) => void;
  /** Puts the nearest valid value in the place of a wrong one. */
  readonly correct: (finding: Finding) => void;
};

export const WriteContext = createContext<Write | null>(null);

export function useWrite(): Write {
  const write = useContext(WriteContext);
  if (write === null) throw new Error("a field was used outside the form");
  return write;
}

export function useValue(path: Path): unknown {
  return valueAt(useWrite().value, path);
}

/** The entries of a list of maps, whatever stands there. */
export function useEntries(path: Path): readonly Readonly<Record<string, unknown>>[] {
  const list = useValue(path);
  return Array.isArray(list)
    ? list.map((entry) => (typeof entry === "object" && entry !== null ? entry : {}))
    : [];
}

export const fieldId = (path: Path): string => `write-${path.join("-")}`;

/** Moves the focus once the page has been drawn again, opening what it lies in. */
export function focusOn(id: string): void {
  setTimeout(() => {
    const element = document.getElementById(id);
    for (
      let fold = element?.closest("details");
      fold;
      fold = fold.parentElement?.closest("details")
    )
      fold.open = true;
    element?.focus();
  }, 50);
}
