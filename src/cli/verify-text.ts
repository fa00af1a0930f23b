/** `casus verify-text`: an authentic text against the kept fingerprints of its sentences. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import { stringify } from "yaml";
import { covers } from "../pack/dates.ts";
import { type Fingerprint, FingerprintsFile } from "../pack/fingerprints-schema.ts";
import { nearest } from "../pack/nearest.ts";
import { fileOf, hasFile, PACKS, packsFolder } from "../pack/overlay-node.ts";
import type { Pack, Provision } from "../pack/pack.ts";
import { InputError } from "../pack/problem.ts";
import { readPack, readYaml } from "../pack/read-node.ts";
import { normalised, type SplitText, sentencesAt, splitText } from "../pack/sentences.ts";
import { answer } from "./answer.ts";
import { dayOf } from "./options.ts";
import { paint, table } from "./text.ts";

type Words = {
  pack: string;
  packs?: string;
  instrument?: string;
  law?: string;
  adopt?: boolean;
  json?: boolean;
};

type Row = {
  provision: string;
  version: string;
  sentence: number;
  state: "found" | "changed" | "missing";
  fingerprint: string;
  now?: string;
};

export function registerVerifyText(program: Command): void {
  program
    .command("verify-text")
    .argument("<file>", "the authentic text, as plain text (UTF-8 or Windows-1251)")
    .description("every kept sentence of a text: found, changed or missing")
    .option("--instrument <id>", "the instrument whose text it is")
    .option("--adopt", "keep the fingerprints of this text, and count its provisions as read")
    .option("--law <date>", "with --adopt: the wording of this day; otherwise the latest")
    .option("--pack <id>", "of which organisation", "csto")
    .option("--packs <dir>", "a folder of packs laid over the built-in ones; --adopt writes to it")
    .option("--json", "one JSON object")
    .action((file: string, words: Words) => {
      const result = verifyAnswer(file, words);
      answer(words.json, result, () => show(result, words));
    });
}

const sha256 = (sentence: string): string =>
  createHash("sha256").update(normalised(sentence), "utf8").digest("hex");

const fail = (key: string, says: string, hint?: string | null): never => {
  throw new InputError([{ file: "command line", key, says, nearest: hint ?? undefined }]);
};

function verifyAnswer(file: string, words: Words) {
  if (!existsSync(file)) fail("FILE", `there is no file ${file}`);
  const layered = words.packs === undefined || existsSync(words.packs) ? words.packs : undefined;
  const packs = layered ?? packsFolder();
  const pack = readPack(words.pack, packs);
  const text = splitText(decoded(readFileSync(file)));
  const provisions = provisionsOf(pack, words.instrument);
  const before = kept(packs, words.pack);
  const mine = before?.fingerprints.filter((entry) => provisions.has(entry.provision)) ?? [];
  const rows = mine.flatMap((entry) => compare(entry, provisions.get(entry.provision), text));
  const count = (state: Row["state"]) => rows.filter((row) => row.state === state).length;
  const adoption = words.adopt ? adopt(file, words, pack, provisions, text, before) : null;
  const keptIds = new Set([...mine.map((entry) => entry.provision), ...(adoption?.adopted ?? [])]);
  return {
    casus: "verify-text@1" as const,
    pack: pack.id,
    file: basename(file),
    sentences: text.sentences.length,
    found: count("found"),
    changed: count("changed"),
    missing: count("missing"),
    rows,
    withoutFingerprint: [...provisions.keys()].filter((id) => !keptIds.has(id)),
    adopted: adoption?.adopted ?? [],
    notPlaced: adoption?.notPlaced ?? [],
  };
}

/** UTF-8 if it is that, else the other encoding in which such texts are published. */
function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1251").decode(bytes);
  }
}

function provisionsOf(pack: Pack, instrument: string | undefined): Map<string, Provision> {
  if (instrument !== undefined && !pack.byId.instrument.has(instrument)) {
    const hint = nearest(instrument, pack.byId.instrument.keys());
    fail("--instrument", `there is no instrument "${instrument}"`, hint);
  }
  return new Map(
    [...pack.byId.provision].filter(
      ([, provision]) => instrument === undefined || provision.instrument.id === instrument,
    ),
  );
}

function kept(packs: string, pack: string): FingerprintsFile | null {
  const path = `${pack}/fingerprints.yaml`;
  return hasFile(packs, path) ? readYaml(fileOf(packs, path), FingerprintsFile) : null;
}

/** Word for word anywhere in the text counts as found; only the place tells changed from missing. */
function compare(entry: Fingerprint, provision: Provision | undefined, text: SplitText): Row[] {
  const all = new Set(text.sentences.map(sha256));
  const here = provision === undefined ? null : sentencesAt(text, provision.title.en);
  return entry.sentences.map((fingerprint, i): Row => {
    const head = { provision: entry.provision, version: entry.version, sentence: i + 1 };
    if (all.has(fingerprint)) return { ...head, state: "found", fingerprint };
    const other = here?.[i];
    const now = other === undefined ? undefined : sha256(other);
    return now === undefined || entry.sentences.includes(now)
      ? { ...head, state: "missing", fingerprint }
      : { ...head, state: "changed", fingerprint, now };
  });
}

// --- adopting -----------------------------------------------------------------------------------------

function adopt(
  file: string,
  words: Words,
  pack: Pack,
  provisions: ReadonlyMap<string, Provision>,
  text: SplitText,
  before: FingerprintsFile | null,
) {
  if (words.instrument === undefined) {
    fail("--adopt", "needs --instrument, since articles of several texts have the same numbers");
  }
  const folder = words.packs ?? (process.env["CASUS_PACKS"] || "packs-overlay");
  if (resolve(folder) === PACKS) fail("--packs", "the built-in packs are never written to");
  const day = words.law === undefined ? null : dayOf("--law", words.law);
  const fingerprints: Fingerprint[] = [];
  const notPlaced: string[] = [];
  for (const [id, provision] of provisions) {
    const sentences = sentencesAt(text, provision.title.en);
    const version =
      day === null
        ? provision.versions.reduce((a, b) => (b.from > a.from ? b : a))
        : provision.versions.find((each) => covers(each, day));
    if (sentences === null || sentences.length === 0 || version === undefined) notPlaced.push(id);
    else
      fingerprints.push({ provision: id, version: version.from, sentences: sentences.map(sha256) });
  }
  const key = (entry: Fingerprint) => `${entry.provision}@${entry.version}`;
  const fresh = new Set(fingerprints.map(key));
  const others = before?.fingerprints.filter((entry) => !fresh.has(key(entry))) ?? [];
  const source = basename(file);
  const named = before?.text.split(", ") ?? [];
  const content: FingerprintsFile = {
    text: [...new Set([...named, source])].join(", "),
    fingerprints: [...others, ...fingerprints].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
  };
  if (fingerprints.length > 0) {
    const path = join(folder, pack.id, "fingerprints.yaml");
    mkdirSync(dirname(path), { recursive: true });
    const head =
      "# Written by casus verify-text --adopt. Hashes only: the text itself stays with you.\n";
    writeFileSync(path, head + stringify(content));
  }
  return { adopted: fingerprints.map(({ provision }) => provision), notPlaced };
}

// --- shown ---------------------------------------------------------------------------------------------

function show(result: ReturnType<typeof verifyAnswer>, words: Words): string {
  const style = { found: "green", changed: "yellow", missing: "magenta" } as const;
  const rows = result.rows.map((row) => [
    paint(style[row.state], row.state),
    row.provision,
    `wording of ${row.version}`,
    `sentence ${row.sentence}`,
  ]);
  const lines = [
    `${result.file}: ${result.sentences} sentences. Kept: ${result.found} found, ` +
      `${result.changed} changed, ${result.missing} missing.`,
  ];
  if (rows.length > 0) lines.push(table(rows, "  "));
  if (words.instrument !== undefined && result.withoutFingerprint.length > 0) {
    lines.push(`No sentence kept for: ${result.withoutFingerprint.join(", ")}`);
  }
  if (words.adopt) {
    const folder = words.packs ?? (process.env["CASUS_PACKS"] || "packs-overlay");
    lines.push(
      `Adopted ${result.adopted.length} provisions into ${join(folder, result.pack, "fingerprints.yaml")}.`,
    );
    if (result.notPlaced.length > 0) {
      lines.push(`Not placed in the text by an article heading: ${result.notPlaced.join(", ")}`);
    }
    if (result.adopted.length > 0) lines.push(`They count as read with: --packs ${folder}`);
  }
  return lines.join("\n");
}
