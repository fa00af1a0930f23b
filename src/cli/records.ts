/** Options that commands on the record share, and opening a pack with its claims and registers. */
import type { Command } from "commander";
import { packsFolder } from "../pack/overlay-node.ts";
import type { Pack } from "../pack/pack.ts";
import { packIds, readPack } from "../pack/read-node.ts";
import type { Records } from "../record/record.ts";
import { readRecords } from "../record/record-node.ts";

export type RecordWords = { pack: string; packs?: string; json?: boolean };

export function withRecordOptions(command: Command): Command {
  return command
    .option("--pack <id>", "of which organisation", "csto")
    .option("--packs <dir>", "a folder of packs laid over the built-in ones")
    .option("--json", "one JSON object");
}

/** Memberships of states stand in one register, whichever organisation is asked about. */
export function membershipRecords(pack: Pack, packs = packsFolder()): Records {
  const own = readRecords(pack, packs);
  if (own.registers.memberships !== undefined) return own;
  const others = packIds(packs).map((id) => readRecords(readPack(id, packs), packs));
  return others.find(({ registers }) => registers.memberships !== undefined) ?? own;
}

export function openRecords(words: RecordWords): { pack: Pack; records: Records } {
  const packs = words.packs ?? packsFolder();
  const pack = readPack(words.pack, packs);
  return { pack, records: readRecords(pack, packs) };
}
