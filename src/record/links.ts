/** Links of claims, resolved: the title of what is linked, its date, and the computed stop of a case. */
import type { Pack } from "../pack/pack.ts";
import type { Words } from "../pack/schema.ts";
import { type Mark, marksOf } from "./marks.ts";
import { type Entry, entryOf, type Link, type Records } from "./record.ts";

export type Resolved = Link & {
  readonly title: Words;
  readonly at: string | null;
  /** Of a case: where its asks stopped. Empty where nobody asked. */
  readonly marks: readonly Mark[] | null;
  /** File and key of the datum. */
  readonly where: string;
};

const plain = (text: string): Words => ({ en: text, ru: text });

/** The name under which an entry of a register is shown. */
export function titleOf(entry: Entry): Words {
  if ("title" in entry && entry.title !== undefined) return entry.title;
  if ("what" in entry && entry.what !== undefined) return entry.what;
  if ("organisation" in entry)
    return plain(`${entry.state}, ${entry.organisation}: ${entry.status}`);
  if ("indicator" in entry) {
    return plain("state" in entry ? `${entry.indicator}, ${entry.state}` : entry.indicator);
  }
  return plain(entry.id);
}

export function resolve(pack: Pack, records: Records, link: Link): Resolved {
  const file = (path: string) => `packs/${pack.id}/${path}`;
  const none = { title: plain(link.id), at: null, marks: null };
  switch (link.kind) {
    case "case": {
      const found = pack.byId.case.get(link.id);
      const where = file(`cases/${link.id}.yaml`);
      if (found === undefined) return { ...link, ...none, where };
      const marks = marksOf(pack, link.id);
      return { ...link, title: found.title, at: found.date, marks, where };
    }
    case "register":
    case "vote": {
      const found = entryOf(records, link.id);
      const [register, ...rest] = link.id.split(".");
      const where = `${file(`registers/${register}.yaml`)}: entries.${rest.join(".")}`;
      if (found === undefined) return { ...link, ...none, where };
      return { ...link, title: titleOf(found.entry), at: found.entry.at, marks: null, where };
    }
    case "provision": {
      const found = pack.byId.provision.get(link.id);
      const where = file(`law: ${link.id}`);
      if (found === undefined) return { ...link, ...none, where };
      const at = found.versions[0]?.from ?? null;
      return { ...link, title: found.title, at, marks: null, where };
    }
  }
}
