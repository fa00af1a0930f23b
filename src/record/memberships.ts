/** Who belonged to what on a day, from the registers of memberships and ties. */
import { covers, earliestDay, latestDay } from "../pack/dates.ts";
import { isMember, lawOn } from "../pack/law.ts";
import type { Pack } from "../pack/pack.ts";
import type { Words } from "../pack/schema.ts";
import type { Entry, Records } from "./record.ts";

type Membership = Entry<"memberships">;

export type Belonging = {
  readonly state: string;
  readonly organisation: string;
  readonly status: string;
  readonly from: string;
  readonly to: string | null;
  /** A textbook date that was not checked again. */
  readonly fromMemory: boolean;
  /** `memberships.entry`. */
  readonly entry: string;
  readonly sources: readonly string[];
};

const belonging = (entry: Membership): Belonging => ({
  state: entry.state,
  organisation: entry.organisation,
  status: entry.status,
  from: entry.at,
  to: entry.to,
  fromMemory: entry.confidence === "from-memory",
  entry: `memberships.${entry.id}`,
  sources: entry.sources,
});

/** Every status of every state that covers the day. */
export function belongingOn(records: Records, day: string): Belonging[] {
  return (records.registers.memberships?.entries ?? [])
    .filter((entry) => covers({ from: entry.at, to: entry.to }, day))
    .map(belonging);
}

/** Members and participants; an observer, a partner or a host does not belong. */
export function isFull(status: string): boolean {
  return ["member", "member-frozen", "party", "participating-state", "withdrawing"].includes(
    status,
  );
}

export type Organisation = {
  readonly id: string;
  readonly title: Words;
  readonly also: readonly string[];
  readonly packs: readonly string[];
};

export function organisationsOf(records: Records): Organisation[] {
  return (records.registers.memberships?.organisations ?? []).map((entry) => ({
    id: entry.id,
    title: entry.title,
    also: entry.also ?? [],
    packs: entry.packs ?? [],
  }));
}

/** States by organisations on a day, members of the organisation first; and the ties of those members. */
export function outsideOn(pack: Pack, records: Records, day: string) {
  const here = belongingOn(records, day);
  const members = lawOn(pack, day, null)
    .roll.filter(isMember)
    .map(({ state }) => state);
  const known = new Set(here.map(({ state }) => state));
  const others = [...known].filter((state) => !members.includes(state)).sort();
  const organisations = organisationsOf(records).filter(({ id }) =>
    here.some(({ organisation }) => organisation === id),
  );
  const titles = new Map(
    (records.registers.memberships?.terms ?? []).map(({ id, title }) => [id, title]),
  );
  return {
    organisations: organisations.map(({ id, title }) => ({ id, title })),
    states: [...members, ...others].map((state) => ({
      state,
      member: members.includes(state),
      belongs: here
        .filter((entry) => entry.state === state)
        .map((entry) => ({
          ...entry,
          title: titles.get(entry.status) ?? { en: entry.status, ru: entry.status },
        })),
    })),
    ties: tiesOn(records, day, members),
  };
}

/** Ties concluded by the day; where the date is a span they end with it. Ends are otherwise not on record. */
function tiesOn(records: Records, day: string, members: readonly string[]) {
  return (records.registers.ties?.entries ?? [])
    .filter(
      ({ at, parties }) =>
        earliestDay(at) <= day &&
        (!at.includes("/") || day <= latestDay(at)) &&
        parties.some((state) => members.includes(state)),
    )
    .map((entry) => ({
      id: `ties.${entry.id}`,
      at: entry.at,
      kind: entry.kind,
      title: entry.title,
      parties: entry.parties,
      outside: entry.parties.filter((state) => !members.includes(state)),
      defencePledge: entry.defencePledge ?? false,
      sources: entry.sources,
    }));
}

export type Outside = ReturnType<typeof outsideOn>;
