// What every component may use: the pack, the language, the address, and how to change the address.
import { createContext, useContext } from "react";
import type { Address } from "./address.ts";
import type { Marks } from "./marks.ts";
import type { Voice } from "./voice.ts";

export type App = {
  readonly voice: Voice;
  readonly marks: Marks;
  readonly address: Address;
  /** Changes something in the view shown; one step for Undo. */
  readonly change: (address: Address) => void;
  readonly undo: (() => void) | null;
};

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (app === null) throw new Error("a component was used outside the app");
  return app;
}
