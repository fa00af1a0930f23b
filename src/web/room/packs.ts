// The law a session is judged by: the pack of the page, or another one fetched when a session needs it.
import { useEffect, useState } from "react";
import { indexPack, type Pack, type PackContent } from "../../pack/pack.ts";
import type { Words } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";

export type PackName = { readonly id: string; readonly title: Words; readonly short: Words };

const fetched = new Map<string, Promise<Pack | null>>();

async function fetchJson(file: string): Promise<unknown> {
  const response = await fetch(new URL(`data/${file}`, document.baseURI));
  if (!response.ok) throw new Error(`${response.status} ${file}`);
  return response.json();
}

async function fetchPack(id: string): Promise<Pack | null> {
  try {
    return indexPack((await fetchJson(`pack-${id}.json`)) as PackContent);
  } catch {
    return null;
  }
}

/** undefined while it is read; null where this page has no such pack. */
export function usePack(id: string | null): Pack | null | undefined {
  const { pack: own } = useApp().voice;
  const [other, setOther] = useState<{ readonly id: string; readonly pack: Pack | null }>();
  useEffect(() => {
    if (id === null || id === own.id) return;
    let wanted = true;
    const reading = fetched.get(id) ?? fetchPack(id);
    fetched.set(id, reading);
    void reading.then((pack) => {
      if (wanted) setOther({ id, pack });
    });
    return () => {
      wanted = false;
    };
  }, [id, own]);
  if (id === own.id) return own;
  return other?.id === id ? other.pack : undefined;
}

/** Every pack that was built with this page, its own first. */
export function usePackNames(): readonly PackName[] {
  const { pack } = useApp().voice;
  const { id, title, short } = pack.organisation;
  const own = { id, title, short };
  const [others, setOthers] = useState<readonly PackName[]>([]);
  useEffect(() => {
    fetchJson("packs.json").then(
      (names) => setOthers(names as readonly PackName[]),
      () => setOthers([]),
    );
  }, []);
  return [own, ...others];
}
