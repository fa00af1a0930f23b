/** An exported log, and the check that anybody can make of it offline. */
import { z } from "zod";
import type { Words } from "../pack/schema.ts";
import { CaseFile } from "../pack/schema.ts";
import { eventOf, type PlayEvent } from "./events.ts";
import { sessionOf } from "./evolve.ts";
import {
  canonical,
  checkpointBody,
  type Entry,
  entryHash,
  type Hash,
  hex,
  NO_ENTRY,
  openNote,
  readCheckpoint,
  rootOf,
  type Signer,
  signedNote,
  unhex,
  type VerifySignature,
  verifierKey,
} from "./log.ts";
import { toCase } from "./toCase.ts";

const Hex = z.string().regex(/^[0-9a-f]{64}$/);
const Shown = z.strictObject({
  seq: z.number().int().min(0),
  prev: Hex,
  salt: z.string(),
  request: z.strictObject({ key: z.string(), body: z.string() }).nullable(),
  event: z.record(z.string(), z.unknown()),
});
/** An entry its reader may not see is there by its hash alone. */
const Hidden = z.strictObject({ seq: z.number().int().min(0), leaf: Hex });
export const LogFile = z.strictObject({
  casus: z.literal("log@1"),
  session: z.string(),
  title: z.string(),
  exercise: z.boolean(),
  pack: z.string(),
  packDigest: z.string(),
  seat: z.string(),
  explanation: z.strictObject({ en: z.string(), ru: z.string() }),
  checkpoint: z.string(),
  key: z.string(),
  case: CaseFile,
  entries: z.array(z.union([Shown, Hidden])).min(1),
});
export type LogFile = z.infer<typeof LogFile>;

const EXPLANATION: Words = {
  en:
    "This file is the whole log of the session, in the order in which it was written. Each entry names the " +
    "fingerprint (SHA-256) of the one before it, so none can be changed, added or left out without " +
    "every later " +
    "one showing it. All fingerprints together give one root, which the server signed (checkpoint). " +
    "Entries that " +
    "this reader may not see, such as private notes of others, stand here as fingerprints only; they " +
    "count all " +
    "the same. To check the file on your own machine, without any network: casus verify-log FILE. To " +
    "be sure that " +
    "everybody holds the same log, compare the root and the key with somebody who exported it too.",
  ru:
    "Этот файл — весь журнал сессии в том порядке, в каком он писался. Каждая запись называет " +
    "отпечаток (SHA-256) " +
    "предыдущей, поэтому ни одну нельзя изменить, вставить или убрать незаметно для следующих. Все " +
    "отпечатки " +
    "вместе дают один корень, который подписал сервер (checkpoint). Записи, которые этот читатель " +
    "видеть не " +
    "вправе, например чужие личные записки, стоят здесь только отпечатками, но учитываются так же. " +
    "Проверить файл " +
    "у себя, без сети: casus verify-log FILE. Чтобы убедиться, что журнал у всех один, сравните корень " +
    "и ключ с " +
    "тем, кто тоже его выгрузил.",
};

/** The origin line of a session's checkpoints. */
const originOf = (session: string): string => `casus.log/${session}`;

export function checkpointOf(
  hash: Hash,
  session: string,
  leaves: readonly string[],
  signer: Signer,
): { note: string; key: string } {
  const root = rootOf(hash, leaves.map(unhex));
  const body = checkpointBody(originOf(session), leaves.length, root);
  const key = verifierKey(hash, signer.name, signer.publicKey);
  return { note: signedNote(hash, body, signer), key };
}

/** The log as one seat may have it: what it heard in full, the rest as fingerprints. */
export function exportLog(
  log: {
    readonly entries: readonly Entry[];
    readonly leaves: readonly string[];
    readonly heard: ReadonlySet<unknown>;
    readonly events: readonly PlayEvent[];
  },
  seat: string,
  hash: Hash,
  signer: Signer,
): LogFile {
  const session = sessionOf(log.events);
  const { note, key } = checkpointOf(hash, session.id, log.leaves, signer);
  const entries = log.entries.map((entry, i) =>
    log.heard.has(log.events[i])
      ? { ...entry, event: entry.event as Record<string, unknown> }
      : { seq: entry.seq, leaf: log.leaves[i] ?? "" },
  );
  return {
    casus: "log@1",
    session: session.id,
    title: session.title,
    exercise: session.settings.exercise,
    pack: session.pack,
    packDigest: session.packDigest,
    seat,
    explanation: EXPLANATION,
    checkpoint: note,
    key,
    case: toCase(session),
    entries,
  };
}

export type Check = { readonly id: string; readonly ok: boolean; readonly says: Words };

/** Everything that can be checked from the file alone. It is whole if every check holds. */
export function verifyLog(log: LogFile, hash: Hash, verify: VerifySignature): Check[] {
  const checks: Check[] = [];
  const check = (id: string, ok: boolean, good: Words, bad: Words) =>
    checks.push({ id, ok, says: ok ? good : bad });
  const leaves = log.entries.map((entry) =>
    "leaf" in entry ? entry.leaf : hex(entryHash(hash, entry)),
  );
  const misplaced = log.entries.findIndex((entry, i) => entry.seq !== i);
  check(
    "order",
    misplaced < 0,
    {
      en: `${leaves.length} entries, numbered without a gap`,
      ru: `записей: ${leaves.length}, без пропусков`,
    },
    {
      en: `entry ${misplaced} is missing or out of order`,
      ru: `запись ${misplaced} отсутствует или не на месте`,
    },
  );
  const broken = log.entries.findIndex(
    (entry, i) => !("leaf" in entry) && entry.prev !== (leaves[i - 1] ?? NO_ENTRY),
  );
  check(
    "chain",
    broken < 0,
    {
      en: "each entry names the fingerprint of the one before it",
      ru: "каждая запись называет отпечаток предыдущей",
    },
    {
      en: `entry ${broken} does not follow from the one before it: something before it was changed`,
      ru: `запись ${broken} не вытекает из предыдущей: до неё что-то изменено`,
    },
  );
  const body = openNote(hash, log.checkpoint, log.key, verify);
  check(
    "signature",
    body !== null,
    {
      en: `the checkpoint is signed by ${log.key.split("+")[0]}`,
      ru: `контрольная точка подписана: ${log.key.split("+")[0]}`,
    },
    {
      en: "the signature of the checkpoint does not hold",
      ru: "подпись контрольной точки неверна",
    },
  );
  const point = body === null ? null : readCheckpoint(body);
  const root = hex(rootOf(hash, leaves.map(unhex)));
  const same =
    point !== null &&
    point.origin === originOf(log.session) &&
    point.size === leaves.length &&
    hex(point.root) === root;
  check(
    "root",
    same,
    {
      en: `the signed root is that of these entries: ${root}`,
      ru: `подписанный корень соответствует записям: ${root}`,
    },
    {
      en: "the signed root is not that of these entries: an entry was changed, added or left out",
      ru: "подписанный корень не соответствует записям: запись изменена, добавлена или убрана",
    },
  );
  check(
    "replay",
    replays(log),
    {
      en: "replaying the entries gives the case in this file",
      ru: "повтор записей даёт дело из этого файла",
    },
    {
      en: "the case in this file is not what the entries give",
      ru: "дело в файле не следует из записей",
    },
  );
  return checks;
}

function replays(log: LogFile): boolean {
  try {
    const events = log.entries.flatMap((entry) => ("leaf" in entry ? [] : [eventOf(entry.event)]));
    return canonical(toCase(sessionOf(events))) === canonical(log.case);
  } catch {
    return false;
  }
}
