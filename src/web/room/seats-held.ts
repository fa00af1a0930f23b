// Which rooms this browser has joined, so that a closed tab is found again; never the token of a link.

export type HeldSeat = {
  readonly session: string;
  readonly seat: string;
  readonly title?: string | undefined;
};

const KEY = "casus.seats";
const MOST = 30;

export function seatsHeld(): readonly HeldSeat[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? (kept as HeldSeat[]).filter(({ session }) => session) : [];
  } catch {
    return [];
  }
}

function keepAll(seats: readonly HeldSeat[]): void {
  try {
    window.localStorage.setItem(KEY, JSON.stringify(seats.slice(0, MOST)));
  } catch {
    // A browser that keeps nothing still has the seat as long as its tab is open.
  }
}

const same = (a: HeldSeat, b: HeldSeat) => a.session === b.session && a.seat === b.seat;

export function keepSeat(seat: HeldSeat): void {
  const known = seatsHeld();
  if (known.some((entry) => same(entry, seat) && (entry.title ?? "") === (seat.title ?? "")))
    return;
  keepAll([seat, ...known.filter((entry) => !same(entry, seat))]);
}

export function forgetSeat(seat: HeldSeat): void {
  keepAll(seatsHeld().filter((entry) => !same(entry, seat)));
}
