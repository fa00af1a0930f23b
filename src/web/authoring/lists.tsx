// Lists that fields of the form suggest from: states, bodies, sources, provisions, labels, and things put.
import { memo } from "react";
import type { Pack } from "../../pack/pack.ts";
import { STATE_CODES } from "../../pack/states.ts";
import { useApp } from "../app-context.ts";
import type { Voice } from "../voice.ts";
import { BODIES } from "../words/bodies.ts";
import { useEntries } from "./context.ts";
import { textOf } from "./field.tsx";

export function Lists() {
  const { voice } = useApp();
  const acts = useEntries(["acts"]);
  const items = acts.flatMap(({ id, act, items: own }) => [
    ...(act === "position" ? [] : [textOf(id)]),
    ...(Array.isArray(own) ? own.map((item) => textOf(item?.id)) : []),
  ]);
  return (
    <>
      <Fixed voice={voice} />
      <datalist id="write-items">
        {[...new Set(items)].filter(Boolean).map((id) => (
          <option key={id} value={id} />
        ))}
      </datalist>
    </>
  );
}

const Fixed = memo(function Fixed({ voice }: { readonly voice: Voice }) {
  const { pack } = voice;
  const organs = pack.organisation.organs.map(({ id }) => id);
  const bodies = [pack.organisation.id, "all", "chair", "secretary-general", ...organs];
  const used = pack.cases.flatMap(({ acts = [] }) => acts.map((act) => act.as));
  return (
    <>
      <datalist id="write-states">{options(STATE_CODES, voice.name)}</datalist>
      <datalist id="write-bodies">
        {options([...bodies, ...Object.keys(BODIES), ...STATE_CODES], voice.name)}
      </datalist>
      <datalist id="write-sources">
        {options(
          pack.sources.map(({ id }) => id),
          (id) => pack.byId.source.get(id)?.title ?? id,
        )}
      </datalist>
      <datalist id="write-provisions">
        {options([...pack.byId.provision.keys()], provision)}
      </datalist>
      <datalist id="write-labels">
        {options(
          [...new Set(used)].filter((label) => label !== undefined),
          label,
        )}
      </datalist>
    </>
  );

  function provision(id: string): string {
    const title = provisionTitle(pack, id);
    return title ? voice.short(title) : id;
  }
  function label(id: string): string {
    return voice.maybe(`as.${id}`, id);
  }
});

const provisionTitle = (pack: Pack, id: string) => pack.byId.provision.get(id)?.title;

const options = (ids: readonly string[], name: (id: string) => string) =>
  ids.map((id) => (
    <option key={id} value={id}>
      {name(id)}
    </option>
  ));
