// The value of a fact in words: from the list of facts, or a state where the fact is the territory.
import type { Voice } from "./voice.ts";

export function factValueWords(fact: string, value: string, voice: Voice): string {
  const title = voice.pack.byId.fact.get(fact)?.values.find(({ id }) => id === value)?.title;
  if (title) return voice.of(title);
  if (fact === "territory" && value !== "none") return voice.name(value);
  return voice.maybe(`value.${value}`, value);
}
