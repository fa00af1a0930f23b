// What every part of the room may use: what the seat sees, the words, and how to move something.
import { createContext, useContext, useEffect, useState } from "react";
import { stateName } from "../../pack/states.ts";
import type { Motion } from "../../play/motions.ts";
import type { Seat } from "../../play/session.ts";
import type { View } from "../../play/view.ts";
import { queryValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import type { Language } from "../dates.ts";
import { type RoomKey, roomWords } from "../words/room.ts";
import type { Answer, Moved } from "./api.ts";
import type { Live } from "./live.ts";

export type Say = (key: RoomKey, values?: Readonly<Record<string, string | number>>) => string;

/** The words of this room in the language of the page. */
export function useWords(): Say {
  const { language } = useApp().voice;
  return (key, values) => roomWords(language, key, values);
}

export type Room = {
  readonly live: Live;
  readonly view: View;
  readonly send: (motion: Motion) => Promise<Answer<Moved>>;
  /** The desk that presides: the chair, or a delegation that stands in for it. */
  readonly presiding: boolean;
};

export const RoomContext = createContext<Room | null>(null);

export function useRoom(): Room {
  const room = useContext(RoomContext);
  if (room === null) throw new Error("a part of the room was used outside it");
  return room;
}

const USUAL_TITLES = ["Director", "Chair", "Secretariat"];

/** A delegation by its state; a desk by its kind, unless whoever opened the session named it. */
export function seatName(seat: Pick<Seat, "kind" | "title" | "state">, language: Language): string {
  if (seat.kind === "delegation" && seat.state !== undefined) {
    return stateName(seat.state, language);
  }
  return USUAL_TITLES.includes(seat.title) ? roomWords(language, `seat.${seat.kind}`) : seat.title;
}

export function useSeatNames(): (id: string) => string {
  const { view } = useRoom();
  const { language } = useApp().voice;
  return (id) => {
    if (id === "clock") return roomWords(language, "seat.clock");
    const seat = view.seats.find((entry) => entry.id === id);
    return seat === undefined ? id : seatName(seat, language);
  };
}

/** Large type, for a wall that everybody looks at. */
export function useLarge(): boolean {
  return queryValue(useHere().address, "type") === "large";
}

/** Draws again every so many milliseconds, for what depends on the hour. */
export function useTick(ms: number | null): void {
  const [, tick] = useState(0);
  useEffect(() => {
    if (ms === null) return;
    const timer = setInterval(() => tick((n) => n + 1), ms);
    return () => clearInterval(timer);
  }, [ms]);
}
