// What whoever starts a session fills in, and the setup that the server is asked for.
import type { SessionSetup } from "../../play/session.ts";
import { instantOf } from "./hours.ts";

export type SetupFields = {
  readonly title: string;
  readonly pack: string;
  readonly from: "case" | "blank";
  readonly case: string;
  /** Acts of the record before this day are taken over; none where it is empty. */
  readonly actsUntil: string;
  readonly date: string;
  readonly type: "crisis" | "statement" | "institutional";
  readonly territory: string;
  readonly parties: string;
  readonly real: boolean;
  readonly startsAt: string;
  readonly zone: string;
  readonly speed: string;
  readonly lateObjection: "refused" | "recorded";
  readonly methodConsent: "chair" | "no-objection";
  readonly houseKey: string;
};

export const EMPTY_SETUP: SetupFields = {
  title: "",
  pack: "",
  from: "case",
  case: "kazakhstan-2022",
  actsUntil: "",
  date: new Date().toISOString().slice(0, 10),
  type: "crisis",
  territory: "",
  parties: "",
  real: false,
  startsAt: "",
  zone: "UTC",
  speed: "1",
  lateObjection: "refused",
  methodConsent: "chair",
  houseKey: "",
};

export function setupOf(fields: SetupFields): SessionSetup {
  const parties = fields.parties.split(/[\s,;]+/).filter(Boolean);
  const startsAt = fields.startsAt === "" ? null : instantOf(fields.startsAt, fields.zone);
  const { lateObjection, methodConsent } = fields;
  return {
    title: fields.title.trim(),
    pack: fields.pack,
    from:
      fields.from === "case"
        ? {
            case: fields.case,
            ...(fields.actsUntil === "" ? {} : { actsUntil: fields.actsUntil }),
          }
        : {
            blank: {
              type: fields.type,
              date: fields.date,
              ...(fields.territory === "" ? {} : { territory: fields.territory }),
              ...(parties.length === 0 ? {} : { parties }),
            },
          },
    ...(startsAt === null ? {} : { startsAt }),
    speed: Number(fields.speed) || 1,
    settings: {
      exercise: !fields.real,
      zone: fields.zone,
      silence: { lateObjection, methodConsent },
    },
  };
}
