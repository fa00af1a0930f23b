// Keeps the address bar and the app in step, and remembers earlier choices for Undo.
import { useCallback, useSyncExternalStore } from "react";
import { type Address, formatAddress, parseAddress } from "./address.ts";

/** Kept in the history entry itself, so that Undo survives a reload. */
type Kept = { readonly trail?: readonly string[] };

const TRAIL_MAX = 100;
const listeners = new Set<() => void>();

function notify(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("popstate", notify);
  window.addEventListener("hashchange", notify);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    window.removeEventListener("popstate", notify);
    window.removeEventListener("hashchange", notify);
  };
}

const trail = (): readonly string[] => (window.history.state as Kept | null)?.trail ?? [];

function replace(hash: string, kept: readonly string[]): void {
  window.history.replaceState({ trail: kept }, "", hash);
  notify();
}

export function useAddress() {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  const change = useCallback((address: Address) => {
    const next = formatAddress(address);
    if (next === window.location.hash) return;
    replace(next, [...trail(), window.location.hash || "#/"].slice(-TRAIL_MAX));
  }, []);
  const undo = useCallback(() => {
    const known = trail();
    const last = known.at(-1);
    if (last !== undefined) replace(last, known.slice(0, -1));
  }, []);
  return { address: parseAddress(hash), change, undo: trail().length > 0 ? undo : null };
}
