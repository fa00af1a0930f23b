// What every component may use: the pack in one language, the marks, and how to change the address.
import { createContext, useContext } from "react";
import type { Address } from "./address.ts";
import type { Marks } from "./marks.ts";
import type { Voice } from "./voice.ts";

export type App = {
  readonly voice: Voice;
  readonly marks: Marks;
  /** Changes something in the view shown; one step for Undo. */
  readonly change: (address: Address) => void;
};

/** Apart from the rest, so that only what depends on the address is drawn again when it changes. */
export type Here = {
  readonly address: Address;
  readonly undo: (() => void) | null;
};

export const AppContext = createContext<App | null>(null);
export const HereContext = createContext<Here | null>(null);

export function useApp(): App {
  return present(useContext(AppContext));
}

export function useHere(): Here {
  return present(useContext(HereContext));
}

function present<T>(value: T | null): T {
  if (value === null) throw new Error("a component was used outside the app");
  return value;
}
