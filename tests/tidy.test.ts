// Checks the code itself: who may import whom, what each room may know, and how its files look.
import { readdirSync, readFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

/** From the bottom up: a room may use the rooms before it, unless narrowed below. */
const rooms = "pack exact engine change check record play store note server web cli index.ts".split(
  " ",
);
const narrowed: Readonly<Record<string, readonly string[]>> = {
  exact: [],
  engine: ["pack", "exact"],
  // The browser reaches these two over HTTP.
  web: rooms.filter((room) => !["store", "server", "web", "cli"].includes(room)),
};
/** These run in the browser too, so nothing of Node.js, save the readers of pack and record in files called `*-node.ts`. */
const pureRooms = ["pack", "exact", "engine", "change", "record", "play"];
const mayReadOutcomes = ["check", "cli"];
/** States and organisations that the engine might be tempted to know by name. */
const names = new RegExp(
  [
    /\b(ARM|AZE|BLR|GEO|KAZ|KGZ|RUS|TJK|UZB|UKR|AFG|CSTO|CIS|SCO|NATO|OSCE|ECOWAS|Osh)\b/,
    /\b(Armenia|Azerbaijan|Belarus|Georgia|Kazakh|Kyrgyz|Russia|Tajik|Uzbek|Ukrain|Afghan)/,
    /["'`/.](csto|nato|osce|un-sc|au-psc|ecowas)\b/,
  ]
    .map((part) => part.source)
    .join("|"),
);

const src = join(import.meta.dirname, "../src");

type Source = { readonly path: string; readonly room: string; readonly text: string };

const sources: readonly Source[] = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|tsx|css)$/.test(entry.name))
  .map((entry) => relative(src, join(entry.parentPath, entry.name)))
  .sort()
  .map((path) => ({
    path,
    room: path.split("/")[0] ?? "",
    text: readFileSync(join(src, path), "utf8"),
  }));

const isTest = ({ path }: Source) => /\.test\.tsx?$/.test(path);
const isOfNode = (path: string) => path.endsWith("-node.ts");

function importsOf({ text }: Source): readonly string[] {
  const statements = /^\s*(?:import|export)\s(?:[^"';]*?\sfrom\s+)?["']([^"']+)["']/gm;
  const calls = /\bimport\(\s*["']([^"']+)["']/g;
  return [statements, calls].flatMap((form) => [...text.matchAll(form)].map((hit) => hit[1] ?? ""));
}

/** The file an import points to, as a path below src; undefined for packages and for data outside. */
function target(from: Source, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined;
  const path = relative(src, resolve(src, from.path, "..", specifier));
  return path.startsWith("..") && path.endsWith(".json") ? undefined : path;
}

test("Every file in src is in a room of the plan", () => {
  expect(sources.filter(({ room }) => !rooms.includes(room)).map(({ path }) => path)).toEqual([]);
});

test("A room imports only the rooms it may use", () => {
  const wrong = sources.flatMap((source) => {
    const { path, room } = source;
    const allowed = [room, ...(narrowed[room] ?? rooms.slice(0, rooms.indexOf(room)))];
    return importsOf(source)
      .map((specifier) => target(source, specifier))
      .filter((to) => to !== undefined && !allowed.includes(to.split("/")[0] ?? ""))
      .map((to) => `${path} imports ${to}`);
  });
  expect(wrong).toEqual([]);
});

test("Pure rooms use nothing of Node.js", () => {
  const wrong = sources
    .filter((source) => pureRooms.includes(source.room) && !isTest(source))
    .filter(({ room, path }) => !(["pack", "record"].includes(room) && isOfNode(path)))
    .flatMap((source) =>
      importsOf(source)
        .filter((specifier) => isBuiltin(specifier) || isOfNode(specifier))
        .map((specifier) => `${source.path} imports ${specifier}`),
    );
  expect(wrong).toEqual([]);
});

test("Only check and the command line know of outcomes", () => {
  // A comment may say that a file does not read them.
  const code = ({ text }: Source) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  const wrong = sources
    .filter((source) => !mayReadOutcomes.includes(source.room) && /\boutcomes\b/.test(code(source)))
    .map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test("Engine and exact name no state and no organisation", () => {
  const wrong = sources
    .filter((source) => ["engine", "exact"].includes(source.room) && !isTest(source))
    .flatMap(({ path, text }) => {
      const name = names.exec(text)?.[0];
      return name === undefined ? [] : [`${path} names ${name}`];
    });
  expect(wrong).toEqual([]);
});

test("Every file opens with a sentence saying what it is for", () => {
  const sentence = /^(\/\/|\/\*\*?)\s+[^a-z\s][\s\S]{15,}?[.!?](\s|$)/;
  const comment = (text: string) => /^(\/\/.*\n)+|^\/\*[\s\S]*?\*\//.exec(text)?.[0] ?? "";
  const wrong = sources.filter(({ text }) => !sentence.test(comment(text))).map(({ path }) => path);
  expect(wrong).toEqual([]);
});

test("No line in src is longer than 110 columns", () => {
  // The catalogue of words is sentences: breaking them would only hide them.
  const words = /^(web\/words|record\/measure-words)/;
  const code = sources.filter(({ path }) => !words.test(path));
  const wrong = code.flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, i) => ([...line].length > 110 ? [`${path}:${i + 1}`] : [])),
  );
  expect(wrong).toEqual([]);
});
