/** Reads packs from disk: YAML, validated, and kept as one JSON index that is remade when a file changes. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { parseDocument } from "yaml";
import type { z } from "zod";
import { FingerprintsFile } from "./fingerprints-schema.ts";
import { digestOf, indexed } from "./index-node.ts";
import { nearest } from "./nearest.ts";
import {
  fileOf,
  filesOf,
  hasFile,
  layersOf,
  PACKS,
  packsFolder,
  ROOT,
  withFingerprints,
} from "./overlay-node.ts";
import { indexPack, type Pack, type PackContent } from "./pack.ts";
import { InputError, type Problem } from "./problem.ts";
import {
  CaseFile,
  FactsFile,
  LawFile,
  MembersFile,
  OrganisationFile,
  ReformsFile,
  RoutesFile,
  RulesFile,
  SourcesFile,
} from "./schema.ts";
import { validate } from "./validate.ts";

export { digestOf, indexed, PACKS, ROOT };

export function packIds(packs = packsFolder()): string[] {
  const names = layersOf(packs).flatMap((layer) =>
    readdirSync(layer, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name),
  );
  return [...new Set(names)].filter((name) => hasFile(packs, `${name}/organisation.yaml`)).sort();
}

/** One validated YAML file; throws an InputError that names file, line and key. */
export function readYaml<T>(
  path: string,
  schema: z.ZodType<T>,
  text = readFileSync(path, "utf8"),
): T {
  const file = relative(process.cwd(), path) || path;
  const document = parseDocument(text);
  const [broken] = document.errors;
  if (broken) {
    const line = broken.linePos?.[0].line ?? 1;
    throw new InputError([
      { file: `${file}:${line}`, key: "", says: broken.message.split("\n")[0] as string },
    ]);
  }
  const result = validate(schema, document.toJS(), file);
  if (!result.ok)
    throw new InputError(result.problems.map((problem) => withLine(problem, document, text)));
  return result.value;
}

/** The problem with the line of its key, or of the nearest key above it. */
function withLine(
  problem: Problem,
  document: ReturnType<typeof parseDocument>,
  text: string,
): Problem {
  const path = problem.key.split(".").map((key) => (/^\d+$/.test(key) ? Number(key) : key));
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as
      | { range?: readonly number[] }
      | undefined;
    const start = node?.range?.[0];
    if (start === undefined) continue;
    return { ...problem, file: `${problem.file}:${text.slice(0, start).split("\n").length}` };
  }
  return problem;
}

/**
 * A pack by id, with the user's folder laid over the built-in one. Its JSON index in `.index/` is used
 * only if its digest is that of the files as they are now; outcomes are neither read nor hashed here, so
 * that no run can depend on them.
 */
export function readPack(id: string, packs = packsFolder()): Pack {
  if (!hasFile(packs, `${id}/organisation.yaml`)) {
    const known = packIds(packs);
    throw new InputError([
      {
        file: packs,
        key: "",
        says: `there is no pack "${id}"`,
        nearest: nearest(id, known) ?? undefined,
      },
    ]);
  }
  const files = packFiles(packs, id);
  const texts = new Map(files.map((file) => [file, readFileSync(fileOf(packs, file), "utf8")]));
  const digest = digestOf(texts);
  return indexPack(
    indexed(join(packs, ".index", `${id}.json`), digest, () => contentOf(id, packs, texts, digest)),
  );
}

const PARTS = ["law", "routes", "rules", "cases", "reforms", "sources"] as const;

function packFiles(packs: string, id: string): string[] {
  const parts = PARTS.flatMap((part) =>
    [...filesOf(packs, `${id}/${part}`).keys()].map((name) => `${id}/${part}/${name}`),
  );
  const checked = `${id}/fingerprints.yaml`;
  return [
    "facts.yaml",
    `${id}/organisation.yaml`,
    `${id}/members.yaml`,
    ...parts,
    ...(hasFile(packs, checked) ? [checked] : []),
  ];
}

function contentOf(
  id: string,
  packs: string,
  texts: ReadonlyMap<string, string>,
  digest: string,
): PackContent {
  const read = <T>(file: string, schema: z.ZodType<T>) =>
    readYaml(fileOf(packs, file), schema, texts.get(file));
  const each = <T>(part: (typeof PARTS)[number], schema: z.ZodType<T>) =>
    [...texts.keys()]
      .filter((file) => file.startsWith(`${id}/${part}/`))
      .map((file) => read(file, schema));
  const law = each("law", LawFile);
  const instruments = law.flatMap((file) => file.instruments ?? []);
  const checked = `${id}/fingerprints.yaml`;
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
    version: string;
  };
  return {
    id,
    version,
    digest,
    facts: read("facts.yaml", FactsFile),
    organisation: read(`${id}/organisation.yaml`, OrganisationFile),
    members: read(`${id}/members.yaml`, MembersFile),
    instruments: texts.has(checked)
      ? withFingerprints(instruments, read(checked, FingerprintsFile), fileOf(packs, checked))
      : instruments,
    readings: law.flatMap((file) => file.readings ?? []),
    formulas: law.flatMap((file) => file.formulas ?? []),
    rules: each("rules", RulesFile).flat(),
    routes: each("routes", RoutesFile).flat(),
    cases: each("cases", CaseFile).sort((a, b) =>
      a.date < b.date ? -1 : a.date > b.date ? 1 : a.id < b.id ? -1 : 1,
    ),
    reforms: each("reforms", ReformsFile).flat(),
    sources: each("sources", SourcesFile).flat(),
  };
}
