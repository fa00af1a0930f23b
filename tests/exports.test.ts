// What Casus gives to other tools is read back by readers that are not ours, for every case of the record.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Ajv } from "ajv";
import fc from "fast-check";
import ICAL from "ical.js";
// @ts-expect-error: it comes without types.
import jsonld from "jsonld";
import { expect, test, vi } from "vitest";
import { validateXML } from "xmllint-wasm";
import { run } from "../src/engine/run.ts";
import { aknOf } from "../src/note/export-akn.ts";
import { calendarOf } from "../src/note/export-calendar.ts";
import { type Cell, csvOf, csvOfRecord, csvOfRegister, csvOfRun } from "../src/note/export-csv.ts";
import { feedOf } from "../src/note/export-feed.ts";
import { jsonldOfRegister, jsonldOfRun } from "../src/note/export-jsonld.ts";
import { ocelOf } from "../src/note/export-ocel.ts";
import { bibtexOf, cslOf } from "../src/note/export-sources.ts";
import { fingerprintOf } from "../src/note/fingerprint-node.ts";
import { readPack } from "../src/pack/read-node.ts";
import { registersOf } from "../src/record/record.ts";
import { readRecords } from "../src/record/record-node.ts";

// Commands are run as a user runs them; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = join(import.meta.dirname, "..");
const pack = readPack("csto");
const records = readRecords(pack);
const runs = pack.cases.map((file) => ({ file, run: run(pack, file) }));
const standard = (name: string) =>
  readFileSync(join(import.meta.dirname, "standards", name), "utf8");

// --- CSV ----------------------------------------------------------------------------------------------

/** A reader of RFC 4180 of its own, not the writer turned round. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i] as string;
    if (quoted && sign === '"' && text[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && sign === ",") {
      rows.at(-1)?.push(cell);
      cell = "";
    } else if (!quoted && sign === "\r" && text[i + 1] === "\n") {
      rows.at(-1)?.push(cell);
      cell = "";
      i += 1;
      rows.push([]);
    } else cell += sign;
  }
  return rows.slice(0, -1);
}

test("Any table read back from CSV is what was written, and no cell is a formula", () => {
  const cell = fc.oneof(
    fc.string(),
    fc.string({ unit: "binary" }),
    fc.constantFrom("=1+1", "+1", "-1", "@A1", " =x", "a,b", '"', "a\r\nb"),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (table) => {
      const rows = parseCsv(csvOf(["a", "b"], table as Cell[][])).slice(1);
      expect(
        rows.map((row) => row.map((text) => text.replace(/^'(?=\s*[=+\-@\t\r])/, ""))),
      ).toEqual(table);
      for (const text of rows.flat()) expect(text).not.toMatch(/^\s*[=+\-@\t\r]/);
    }),
  );
});

test("Every table has as many cells in each row as in its head", () => {
  const tables = [
    csvOfRecord(runs.map((each) => each.run)),
    ...runs.map((each) => csvOfRun(each.run)),
    ...registersOf(records).map(csvOfRegister),
  ];
  for (const text of tables) {
    const rows = parseCsv(text);
    for (const row of rows) expect(row).toHaveLength(rows[0]?.length ?? 0);
  }
});

// --- JSON-LD ------------------------------------------------------------------------------------------

/** Safe mode throws on anything that would be dropped; nothing is fetched. */
async function quads(document: object): Promise<string> {
  const documentLoader = (url: string) => Promise.reject(new Error(`would fetch ${url}`));
  const options = { format: "application/n-quads", safe: true, documentLoader };
  return (await jsonld.toRDF(document as never, options as never)) as unknown as string;
}

test("Every run is JSON-LD of which nothing is lost, and its sources are entities of PROV-O", async () => {
  for (const { run: result } of runs) {
    const document = jsonldOfRun(result, pack, fingerprintOf(result));
    const text = await quads(JSON.parse(JSON.stringify(document)));
    const derived = document["prov:wasDerivedFrom"] as unknown[];
    expect(text.split("prov#wasDerivedFrom").length - 1, result.case).toBe(derived.length);
    // The answer itself is in it unchanged.
    expect(document).toMatchObject(result);
  }
});

test("Every register is JSON-LD of which nothing is lost", async () => {
  for (const register of registersOf(records)) {
    const text = await quads(JSON.parse(JSON.stringify(jsonldOfRegister(register, pack))));
    expect(text, register.register).toContain("http://www.w3.org/ns/prov#wasDerivedFrom");
  }
});

// --- iCalendar ----------------------------------------------------------------------------------------

test("ical.js reads every entry of the calendar in both languages", () => {
  for (const language of ["en", "ru"] as const) {
    const { text, withoutDay } = calendarOf(pack, records, language);
    const calendar = new ICAL.Component(ICAL.parse(text));
    const events = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
    const sessions = records.registers.sessions?.entries ?? [];
    expect(events.length + withoutDay.length).toBeGreaterThan(sessions.length);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    for (const event of events) {
      expect(event.startDate.isDate).toBe(true);
      expect(event.endDate.compare(event.startDate)).toBe(1);
      expect(event.summary).not.toBe("");
    }
    const vorukh = sessions.find(({ at }) => /^\d{4}-\d{2}-\d{2}$/.test(at));
    const found = events.find(({ uid }) => uid === `csto.session.${vorukh?.id}@casus`);
    expect(found?.startDate.toString()).toBe(vorukh?.at);
    expect(found?.summary).toBe(vorukh?.title[language]);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  }
});

test("The calendar is the same in every zone", () => {
  const of = (zone: string) =>
    execFileSync(process.execPath, ["bin/casus.js", "export", "calendar"], {
      cwd: root,
      env: { ...process.env, TZ: zone },
      encoding: "utf8",
    });
  expect(of("America/Los_Angeles")).toBe(of("Asia/Bishkek"));
});

// --- OCEL 2.0 -----------------------------------------------------------------------------------------

test("The record as an OCEL 2.0 log has the shape of the standard, and every link leads somewhere", () => {
  const log = ocelOf(pack, (file) => run(pack, file));
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(
    JSON.parse(standard("ocel-2.0.schema.json")),
  );
  expect(validate(JSON.parse(JSON.stringify(log))), JSON.stringify(validate.errors)).toBe(true);
  const objects = new Map(log.objects.map((each) => [each.id, each]));
  expect(objects.size).toBe(log.objects.length);
  expect(new Set(log.events.map(({ id }) => id)).size).toBe(log.events.length);
  const types = (list: typeof log.eventTypes) =>
    new Map(list.map(({ name, attributes }) => [name, attributes.map((each) => each.name)]));
  const [eventTypes, objectTypes] = [types(log.eventTypes), types(log.objectTypes)];
  for (const event of log.events) {
    for (const { name } of event.attributes) expect(eventTypes.get(event.type)).toContain(name);
    for (const { objectId } of event.relationships)
      expect(objects.has(objectId), objectId).toBe(true);
    expect(Number.isNaN(Date.parse(event.time))).toBe(false);
  }
  for (const object of log.objects) {
    for (const { name } of object.attributes) expect(objectTypes.get(object.type)).toContain(name);
    for (const { objectId } of object.relationships)
      expect(objects.has(objectId), objectId).toBe(true);
  }
  const acts = pack.cases
    .filter(({ origin }) => origin === "record")
    .flatMap((file) => file.acts ?? []);
  expect(log.events.filter(({ type }) => !type.startsWith("lane-"))).toHaveLength(acts.length);
  const times = log.events.map(({ time }) => time);
  expect(times).toEqual([...times].sort());
});

// --- Akoma Ntoso 1.0 ----------------------------------------------------------------------------------

test("Every decision and all minutes fit our subset of Akoma Ntoso, and the schema of OASIS where it is given", async () => {
  // The published schema is on no package registry we could reach; name a copy of it to check against that.
  const published = process.env.CASUS_AKN_XSD;
  const folder = published === undefined ? "" : join(published, "..");
  const schemas =
    published === undefined
      ? [[{ fileName: "akn-subset.xsd", contents: standard("akn-subset.xsd") }]]
      : [
          [{ fileName: "akn-subset.xsd", contents: standard("akn-subset.xsd") }],
          [{ fileName: "akn.xsd", contents: readFileSync(published, "utf8") }],
        ];
  const preload =
    published === undefined
      ? []
      : readdirSync(folder)
          .filter((name) => name.endsWith(".xsd"))
          .map((name) => ({ fileName: name, contents: readFileSync(join(folder, name), "utf8") }));
  const documents = runs.flatMap(({ file, run: result }) =>
    (["en", "ru"] as const).flatMap((language) =>
      aknOf({ run: result, pack, case: file, language }).map(({ name, text }) => ({
        fileName: `${file.id}.${name}.${language}.xml`,
        contents: text,
      })),
    ),
  );
  expect(documents.length).toBeGreaterThan(pack.cases.length * 2);
  for (const schema of schemas) {
    const result = await validateXML({
      xml: documents,
      schema,
      preload,
      initialMemoryPages: 1024,
      maxMemoryPages: 4096,
    });
    expect(result.errors.slice(0, 5)).toEqual([]);
    expect(result.valid).toBe(true);
  }
});

test("The references of a document point to what it declares", () => {
  for (const { file, run: result } of runs) {
    for (const { text } of aknOf({ run: result, pack, case: file, language: "en" })) {
      const declared = new Set([...text.matchAll(/ eId="([^"]+)"/g)].map(([, id]) => id));
      for (const [, id] of text.matchAll(/(?:source|FRBRauthor href)="#([^"]+)"/g))
        expect(declared).toContain(id);
    }
  }
});

test("Decisions are written one file each, under names that cannot leave the folder", () => {
  const folder = mkdtempSync(join(tmpdir(), "casus-akn-"));
  execFileSync(
    process.execPath,
    ["bin/casus.js", "export", "decisions", "yerevan-2022", "-o", folder],
    { cwd: root },
  );
  const names = readdirSync(folder);
  expect(names).toContain("minutes.xml");
  expect(names.length).toBeGreaterThan(2);
  expect(existsSync(join(folder, "minutes.xml"))).toBe(true);
  rmSync(folder, { recursive: true });
});

// --- sources and changes ------------------------------------------------------------------------------

/** Entry types of CSL 1.0.2 that we use. */
const CSL_TYPES = [
  "legislation",
  "speech",
  "article-newspaper",
  "article-journal",
  "dataset",
  "document",
];

test("Every source is in CSL-JSON with a type that CSL knows and whole dates", () => {
  const items = cslOf(pack.sources);
  expect(items.map(({ id }) => id)).toEqual(pack.sources.map(({ id }) => id));
  for (const item of items) {
    expect(CSL_TYPES).toContain(item.type);
    for (const part of item.issued?.["date-parts"] ?? []) {
      expect(part.length).toBeLessThanOrEqual(3);
      for (const n of part) expect(Number.isInteger(n)).toBe(true);
    }
  }
});

test("Every source is in BibTeX with braces that match and a key of its own", () => {
  const text = bibtexOf(pack.sources);
  const keys = [...text.matchAll(/^@(?:misc|article)\{([^,\s]+),$/gm)].map(([, key]) => key);
  expect(keys).toEqual(pack.sources.map(({ id }) => id));
  let depth = 0;
  for (const [sign] of text.replaceAll(/\\[{}]/g, "").matchAll(/[{}]/g)) {
    depth += sign === "{" ? 1 : -1;
    expect(depth).toBeGreaterThanOrEqual(0);
  }
  expect(depth).toBe(0);
  // Every value opens on its line and closes on it.
  for (const line of text.split("\n").filter((each) => each.startsWith("  "))) {
    expect(line).toMatch(/^ {2}[a-z]+ = \{.*\},?$/);
  }
});

test("The feed is well-formed XML with the elements Atom asks for, newest first", async () => {
  const schema = { fileName: "atom-subset.xsd", contents: standard("atom-subset.xsd") };
  for (const language of ["en", "ru"] as const) {
    const changed = new Map([["osh-2010", { at: "2026-11-21T10:00:00Z", says: 'A < B & "C"' }]]);
    const text = feedOf(pack, changed, language, "https://example.org/feed.xml");
    const result = await validateXML({ xml: { fileName: "feed.xml", contents: text }, schema });
    expect(result.errors).toEqual([]);
    const times = [...text.matchAll(/<updated>([^<]+)<\/updated>/g)].map(([, at]) => at as string);
    expect(times[0]).toBe(times[1]);
    expect(times.slice(1)).toEqual(times.slice(1).sort().reverse());
    expect(text).toContain("A &lt; B &amp; &quot;C&quot;");
  }
});

test.each([
  [["export", "runs", "osh-2010"], "run"],
  [["export", "run", "osh-2010", "--format", "jsonl"], "jsonld"],
  [["export", "register", "session"], "sessions"],
  [["export", "run"], "needs a name"],
])("casus %j is refused in one line", (words, hint) => {
  let said = "";
  try {
    execFileSync(process.execPath, ["bin/casus.js", ...words], {
      cwd: root,
      encoding: "utf8",
      stdio: "pipe",
    });
  } catch (error) {
    said = (error as { stderr: string }).stderr;
  }
  expect(said).toContain(hint);
  expect(said.trim().split("\n")).toHaveLength(1);
});
