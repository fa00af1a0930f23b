/** `casus new`: a case of fifteen lines, or a small organisation of three provisions, to start from. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Command } from "commander";
import { nearest } from "../pack/nearest.ts";
import { InputError } from "../pack/problem.ts";
import { packFiles } from "./new-pack.ts";

const CASE = `# A case of your own. Run it:   npx casus run my-case.yaml
# Facts are events from packs/facts.yaml; what nobody has published is left out and ranges.
id: my-case
title: { en: 'A border incident', ru: 'Пограничный инцидент' }
type: crisis
origin: own
date: 2022-09-13
territory: ARM
parties: [ARM, AZE]
facts:
  force-used-by: { value: state }
  force-from: { value: outside }
acts:
  - { id: a1, at: 2022-09-13, act: request, by: ARM, to: csc, for: military-assistance, form: written }
`;

export function registerNew(program: Command): void {
  program
    .command("new")
    .argument("<what>", "case or pack")
    .argument("[dir]", "for a pack: its folder, such as my-packs/league; its name is the last part")
    .description("something to start from: new case > my-case.yaml, or new pack my-packs/league")
    .action((what: string, dir: string | undefined) => {
      if (what === "case") process.stdout.write(CASE);
      else if (what === "pack") newPack(dir);
      else {
        const hint = nearest(what, ["case", "pack"]) ?? undefined;
        fail("WHAT", `"${what}" cannot be started`, hint);
      }
    });
}

function fail(key: string, says: string, hint?: string): never {
  throw new InputError([{ file: "command line", key, says, nearest: hint }]);
}

function newPack(dir: string | undefined): void {
  if (dir === undefined) fail("DIR", "say where the pack goes, such as my-packs/league");
  const folder = resolve(dir);
  const id = basename(folder);
  if (!/^[a-z][a-z0-9-]*$/.test(id)) {
    fail("DIR", `"${id}" is not a name for a pack (lower case, digits and dashes)`);
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) fail("DIR", `${dir} is not empty`);
  for (const [name, text] of packFiles(id)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const parent = dir.replace(/\/+$/, "").split("/").slice(0, -1).join("/") || ".";
  process.stdout.write(
    [
      `A small organisation is in ${dir}. Next:`,
      `  casus lint ${id} --packs ${parent}`,
      `  casus run first-case --packs ${parent}`,
      "",
    ].join("\n"),
  );
}
