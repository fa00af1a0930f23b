// Words of live sessions in both languages, apart from the rest so that they load with the room alone.
import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../dates.ts";
import { minutesEn } from "./minutes-en.ts";
import { minutesRu } from "./minutes-ru.ts";
import { roomEn } from "./room-en.ts";
import { roomRu } from "./room-ru.ts";

export type RoomKey = keyof typeof roomEn | keyof typeof minutesEn;

export const ROOM_CATALOGUES: Readonly<Record<Language, Readonly<Record<RoomKey, string>>>> = {
  en: { ...roomEn, ...minutesEn },
  ru: { ...roomRu, ...minutesRu },
};

const made = new Map<string, IntlMessageFormat>();

/** The text of a key; a key made from data of a newer server comes back as it is. */
export function roomWords(
  language: Language,
  key: RoomKey,
  values?: Readonly<Record<string, string | number>>,
): string {
  const message: string | undefined = ROOM_CATALOGUES[language][key];
  if (message === undefined) return key.replace(/^\w+\./, "");
  if (!message.includes("{")) return message;
  const id = `${language}:${key}`;
  const format = made.get(id) ?? new IntlMessageFormat(message, language);
  made.set(id, format);
  return String(format.format(values));
}
