/** Claims: what each text says about the organisation, with what bears on it, for and against. */
import { nearest } from "../pack/nearest.ts";
import type { Pack } from "../pack/pack.ts";
import { InputError } from "../pack/problem.ts";
import type { Words } from "../pack/schema.ts";
import { type Resolved, resolve } from "./links.ts";
import type { Claim, Claims, Link, Records } from "./record.ts";

type Text = Claims["texts"][number];

export type ClaimShown = Omit<Claim, "links"> & {
  readonly by: Words;
  readonly at: string;
  readonly affiliation: Words;
  readonly links: readonly Resolved[];
  readonly disagreements: readonly string[];
  readonly where: string;
};

const NONE: Claims = {
  texts: [],
  statuses: [],
  claims: [],
  disagreements: [],
  barriers: [],
  tasks: [],
  periods: [],
};

/** A text by its number, or by a word of its short name or authors; K&K by initials. */
function textNamed(claims: Claims, name: string): Text {
  const wanted = name.toLowerCase();
  const initials = (text: Text) => text.short.en.replaceAll(/[^A-Z]/g, "").toLowerCase();
  const found =
    claims.texts.find(({ id }) => id === name) ??
    claims.texts.find(({ short, authors }) =>
      [short.en, short.ru, authors.en, authors.ru].some((words) =>
        words.toLowerCase().includes(wanted),
      ),
    ) ??
    claims.texts.find((text) => initials(text) === wanted.replaceAll(/[^a-z]/g, ""));
  if (found !== undefined) return found;
  const known = claims.texts.flatMap(({ id, short }) => [id, short.en.split(" ")[0] as string]);
  throw new InputError([
    {
      file: "command line",
      key: "--text",
      says: `there is no text "${name}"`,
      nearest: nearest(name, known) ?? undefined,
    },
  ]);
}

/** The words that `about` may be: tags of claims and the names of the tables beside them. */
function topicsOf(claims: Claims): string[] {
  const tags = claims.claims.flatMap(({ about }) => about);
  const ids = [...claims.barriers, ...claims.tasks, ...claims.disagreements, ...claims.claims];
  return [...new Set([...tags, ...ids.map(({ id }) => id), ...TABLES])].sort();
}

const TABLES = ["barriers", "tasks", "periods", "disagreements", "verdicts"];

export function claimsAnswer(
  pack: Pack,
  records: Records,
  { about, text: named }: { about?: string | undefined; text?: string | undefined } = {},
) {
  const all = records.claims ?? NONE;
  const text = named === undefined ? undefined : textNamed(all, named);
  if (about !== undefined && !topicsOf(all).includes(about)) {
    throw new InputError([
      {
        file: "command line",
        key: "--about",
        says: `nothing is filed under "${about}"`,
        nearest: nearest(about, topicsOf(all)) ?? undefined,
      },
    ]);
  }
  const links = (list: readonly Link[]) => list.map((link) => resolve(pack, records, link));
  const shown = all.claims.filter(
    (claim) =>
      (text === undefined || claim.text === text.id) &&
      (about === undefined || claim.about.includes(about) || claim.id === about),
  );
  const ids = new Set(shown.map(({ id }) => id));
  const whole = about === undefined && text === undefined;
  return {
    casus: "claims@1" as const,
    pack: pack.id,
    data: { version: records.version, digest: records.digest },
    about: about ?? null,
    text: text?.id ?? null,
    // A verdict is never shown without the verdicts that contradict it: so all of them, always.
    verdicts: all.texts.map((entry) => ({ ...entry, links: links(entry.links) })),
    statuses: all.statuses,
    claims: shown.map((claim): ClaimShown => {
      const from = all.texts.find(({ id }) => id === claim.text) as Text;
      return {
        ...claim,
        by: from.authors,
        at: from.at,
        affiliation: from.affiliation,
        links: links(claim.links),
        disagreements: all.disagreements
          .filter((entry) => entry.claims.includes(claim.id))
          .map(({ id }) => id),
        where: `packs/${pack.id}/claims.yaml: claims.${claim.id}`,
      };
    }),
    disagreements: all.disagreements
      .filter(
        (entry) =>
          whole ||
          about === "disagreements" ||
          entry.id === about ||
          entry.claims.some((claim) => ids.has(claim)) ||
          (about === undefined && entry.sides.some((side) => side.text === text?.id)),
      )
      .map((entry) => ({ ...entry, links: links(entry.links ?? []) })),
    barriers: all.barriers
      .filter(
        ({ id, holder }) =>
          whole || about === "barriers" || about === id || (!about && holder === text?.id),
      )
      .map((entry) => ({
        ...entry,
        cases: entry.cases.map((tagged) => ({
          ...tagged,
          link: resolve(pack, records, {
            kind: tagged.case === undefined ? "register" : "case",
            id: tagged.case ?? `events.${tagged.event}`,
            side: "context",
          }),
        })),
      })),
    tasks: all.tasks
      .filter(
        ({ id, holder }) =>
          whole || about === "tasks" || about === id || (!about && holder === text?.id),
      )
      .map((entry) => ({ ...entry, links: links(entry.links) })),
    periods: all.periods.filter(
      ({ id, holder }) =>
        whole ||
        about === "periods" ||
        about === "phases" ||
        about === id ||
        (!about && holder === text?.id),
    ),
  };
}

export type ClaimsAnswer = ReturnType<typeof claimsAnswer>;
