// Every command in the documents is run, in the order of the page, in an empty folder; files are those it shows.
import { spawnSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";

// Commands are run as a user runs them; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = join(import.meta.dirname, "..");
const home = mkdtempSync(join(tmpdir(), "casus-docs-"));
afterAll(() => rmSync(home, { recursive: true }));

type Fence = { readonly words: readonly string[]; readonly body: string; readonly line: number };

/** The fenced blocks of a page, with the words after the fence. */
function fencesOf(text: string): Fence[] {
  const lines = text.split("\n");
  const found: Fence[] = [];
  let open: { words: string[]; line: number; body: string[] } | null = null;
  lines.forEach((line, i) => {
    if (open === null && line.startsWith("```")) {
      open = { words: line.slice(3).trim().split(/\s+/).filter(Boolean), line: i + 1, body: [] };
    } else if (open !== null && line.startsWith("```")) {
      found.push({ words: open.words, line: open.line, body: `${open.body.join("\n")}\n` });
      open = null;
    } else open?.body.push(line);
  });
  return found;
}

/** A folder in which `npx casus` is the checkout's own. */
function folderOf(page: string): string {
  const folder = join(home, page.replaceAll(/\W/g, "-"));
  mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
  symlinkSync(root, join(folder, "node_modules/casus"));
  symlinkSync(join(root, "bin/casus.js"), join(folder, "node_modules/.bin/casus"));
  return folder;
}

function sh(command: string, folder: string) {
  const env = {
    ...process.env,
    CASUS_PACKS: "",
    PATH: `${join(folder, "node_modules/.bin")}:${dirname(process.execPath)}:${process.env.PATH}`,
  };
  return spawnSync(command.replace(/^npx /, ""), {
    cwd: folder,
    env,
    shell: true,
    encoding: "utf8",
  });
}

/** Run elsewhere: installing and starting by the browser tests and CI, servers and benches by their own tests. */
const ELSEWHERE =
  /^(npm (start|test|ci|install|i|run)\b|git clone|cd |npx casus (serve|play)\b|casus (serve|play)\b|node (bench|scripts)\/|#)/;

const pages = [
  "README.md",
  ...readdirSync(join(root, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

test.each(pages)(
  "Every command in %s does what the page says",
  (page) => {
    const fences = fencesOf(readFileSync(join(root, page), "utf8"));
    const folder = folderOf(page);
    const wrong: string[] = [];
    for (const { words, body, line } of fences) {
      const [kind, name] = words;
      if (name !== undefined && ["yaml", "text", "json"].includes(kind ?? "")) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), body);
      }
      const isShell = kind === "sh" || (kind === undefined && /^(npx )?casus /m.test(body));
      if (!isShell) continue;
      for (const command of body.split("\n").map((each) => each.replace(/\s+#.*$/, "").trim())) {
        if (command === "" || ELSEWHERE.test(command)) continue;
        // A synopsis in a page of reference names what is to be put in.
        if (/[A-Z]{3,}\b.*\.\.\.|\[--|<\w+>/.test(command)) continue;
        const { status, stderr } = sh(command, folder);
        const fails = name === "fails";
        if (fails ? status !== 2 || stderr.trim().split("\n").length !== 1 : status !== 0) {
          wrong.push(
            `${page}:${line}: ${command}: exit ${status}: ${stderr.trim().split("\n")[0]}`,
          );
        }
      }
    }
    expect(wrong).toEqual([]);
  },
  180_000,
);

test("What AUTHORING promises comes out: a wording not read, a contested decision, a text adopted", () => {
  const folder = join(home, "docs-AUTHORING-md");
  const json = (command: string) =>
    JSON.parse(sh(`casus ${command} --packs my-packs --json`, folder).stdout);
  expect(json("run second-case").asks[0].stop).toMatchObject({
    kind: "not-adopted",
    finding: "contested",
  });
  expect(json("run second-case --reading league.absence=harmless").asks[0].stop.finding).not.toBe(
    "contested",
  );
  expect(json("run first-case").asks[0].stop).toMatchObject({
    kind: "not-adopted",
    blocking: ["FRA"],
  });
  expect(
    json("check --pack league").cases.find((each: { case: string }) => each.case === "first-case")
      .verdict,
  ).toBe("reproduced");
  expect(json("run first-case --law 2023-06-01").asks[0].stop.verified).toBe(true);
  rmSync(join(folder, "my-packs/league/fingerprints.yaml"));
  expect(json("run first-case --law 2023-06-01").asks[0].stop.verified).toBe(false);
  expect(json("lint league").lint).toEqual([]);
});

test("The examples in LIBRARY are the tested ones, word for word", () => {
  const tested = readFileSync(join(root, "tests/library.test.ts"), "utf8");
  const regions = [...tested.matchAll(/^ *\/\/ #region (\w+)\n([\s\S]*?)^ *\/\/ #endregion/gm)].map(
    ([, , body = ""]) => body.replaceAll(/^ {2}/gm, ""),
  );
  const page = fencesOf(readFileSync(join(root, "docs/LIBRARY.md"), "utf8"));
  const shown = page.filter(({ words }) => words[0] === "ts").map(({ body }) => body);
  for (const region of regions) expect(shown).toContain(region);
  expect(shown.filter((body) => !body.startsWith("import "))).toHaveLength(regions.length);
});
