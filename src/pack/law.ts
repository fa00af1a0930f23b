/** What is law, who is bound and who is on the roll, on a date. */
import { covers } from "./dates.ts";
import type { Pack, Provision } from "./pack.ts";
import type { Instrument, MembersFile, ProvisionVersion } from "./schema.ts";

/**
 * The law of a day, as one matter sees it: what that matter itself produced (`madeBy`) is left out,
 * so that no outcome reaches its own run.
 *
 *     const law = lawOn(pack, '2012-12-18', 'osh-2010')
 *     law.version('csto.treaty.4')   // the wording of 1992
 */
export type Law = {
  readonly pack: Pack;
  readonly day: string;
  readonly membersDay: string;
  readonly forCase: string | null;
  instrumentInForce(id: string): boolean;
  version(provision: string): ProvisionVersion | null;
  status(instrument: string, state: string): PartyStatus;
  readonly roll: readonly RollEntry[];
  overlays(state: string): readonly Overlay[];
};

export type RollEntry = MembersFile["roll"][number];
export type Overlay = NonNullable<MembersFile["overlays"]>[number];
/** `unknown`: nobody has published whether this state is bound. `none`: it never took part. */
export type PartyStatus = "bound" | "signed" | "not-bound" | "unknown" | "left" | "none";

export function lawOn(pack: Pack, day: string, forCase: string | null, membersDay = day): Law {
  const roll = rollOn(pack, membersDay, forCase);
  return {
    pack,
    day,
    membersDay,
    forCase,
    roll,
    instrumentInForce: (id) => {
      const instrument = pack.byId.instrument.get(id);
      return instrument !== undefined && inForce(instrument, day, forCase);
    },
    version: (id) => {
      const provision = pack.byId.provision.get(id);
      return provision ? versionOn(pack, provision, day, forCase) : null;
    },
    status: (id, state) => {
      const instrument = pack.byId.instrument.get(id);
      return instrument ? partyStatus(instrument, state, day, roll) : "none";
    },
    overlays: (state) =>
      (pack.members.overlays ?? []).filter(
        (overlay) =>
          overlay.state === state &&
          overlay.madeBy !== (forCase ?? "") &&
          covers(overlay, membersDay),
      ),
  };
}

/** In force by its dates, and not the product of the matter itself. */
export function inForce(instrument: Instrument, day: string, forCase: string | null): boolean {
  if (instrument.madeBy !== undefined && instrument.madeBy === forCase) return false;
  const applied = instrument.provisional !== undefined && covers(instrument.provisional, day);
  return applied || (instrument.inForce !== null && covers(instrument.inForce, day));
}

function versionOn(
  pack: Pack,
  provision: Provision,
  day: string,
  forCase: string | null,
): ProvisionVersion | null {
  if (!inForce(provision.instrument, day, forCase)) return null;
  const readable = provision.versions.filter((version) => {
    const maker =
      version.madeBy === undefined ? undefined : pack.byId.instrument.get(version.madeBy);
    return maker?.madeBy === undefined || maker.madeBy !== forCase;
  });
  return readable.find((version) => covers(version, day)) ?? null;
}

function partyStatus(
  instrument: Instrument,
  state: string,
  day: string,
  roll: readonly RollEntry[],
): PartyStatus {
  if (instrument.parties === "members") {
    return roll.some((entry) => entry.state === state && isMember(entry)) ? "bound" : "none";
  }
  const mine = instrument.parties.filter((party) => party.state === state);
  return mine.find((party) => covers(party, day))?.status ?? "none";
}

/** Belongs: on the roll and neither an observer nor gone. Suspended members still belong. */
export function isMember(entry: RollEntry): boolean {
  return entry.standing === "member" || entry.standing === "treaty-party";
}

function rollOn(pack: Pack, day: string, forCase: string | null): RollEntry[] {
  const own = pack.members.roll.filter(
    (entry) => entry.madeBy !== undefined && entry.madeBy === forCase,
  );
  const others = pack.members.roll.filter((entry) => !own.includes(entry));
  // What this matter changed is not read: the interval it cut short goes on.
  const uncut = others.map((entry) => {
    const cut = own.find((mine) => mine.state === entry.state && mine.from === entry.to);
    return cut ? { ...entry, to: cut.to ?? null } : entry;
  });
  return uncut
    .filter((entry) => covers(entry, day) && entry.standing !== "former")
    .sort((a, b) => (a.state < b.state ? -1 : 1));
}

/** Verified: its text, or an official organ's summary of it, was read. */
export function isVerified(version: ProvisionVersion): boolean {
  return (
    version.confidence === "primary" && (version.basis === "text" || version.basis === "official")
  );
}
