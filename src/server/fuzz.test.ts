// Whatever is sent to whatever endpoint, the answer is an answer: no exception, no hang, no 5xx.
import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import { LogFile, verifyLog } from "../play/export.ts";
import { Motion } from "../play/motions.ts";
import { sha256, verifyEd25519 } from "../store/keys-node.ts";
import { open, type Sent, send, testApp } from "./testing.ts";

const said = vi.spyOn(console, "error").mockImplementation(() => {});
afterAll(() => said.mockRestore());

/** JSON in which the keys and values that motions know turn up often. */
const word = fc.constantFrom(
  "kind",
  "request",
  "table",
  "adopt",
  "open-silence",
  "hold",
  "note",
  "set-clock",
  "plan-injects",
  "send-inject",
  "take-position",
  "state",
  "for",
  "to",
  "draft",
  "item",
  "d1",
  "d1.1",
  "csc",
  "help",
  "peacekeeping",
  "KGZ",
  "all",
  "items",
  "title",
  "text",
  "value",
  "objecting",
  "closes",
  "2010-06-13T00:00:00Z",
  "words",
  "change",
  "instant",
  "running",
  "inject",
  "injects",
  "when",
  "on",
  "after",
  "reserve",
  "__proto__",
  "constructor",
  "toString",
  "seat",
);
const json = fc.letrec<{ any: unknown }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.string(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("any"), { maxLength: 4 }),
    fc.dictionary(fc.oneof(word, fc.string()), tie("any"), { maxKeys: 5 }),
  ),
})).any;
const body = fc.oneof(
  json.map((value) => JSON.stringify(value) ?? "null"),
  fc.string(),
  fc
    .record(
      {
        kind: word,
        draft: word,
        item: word,
        organ: word,
        value: word,
        words: fc.string(),
        to: json,
      },
      { requiredKeys: ["kind"] },
    )
    .map((value) => JSON.stringify(value)),
);

test("Every operation answers every sort of request with less than 500, and errors are problem " +
  "details", async () => {
  const { fetch } = testApp();
  const session = await open(fetch, { title: "Class", from: { case: "osh-2010" } });
  const sitters = await Promise.all(["director", "chair", "kgz"].map((seat) => session.sit(seat)));
  const document = await send<{ paths: Record<string, Record<string, unknown>> }>(
    fetch,
    "GET",
    "/api/openapi.json",
  );
  const operations = Object.entries(document.body.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      // A stream does not end, and giving up the seat would end the test.
      .filter(() => !path.endsWith("/events") && !path.endsWith("/leave"))
      .map((method) => ({ method: method.toUpperCase(), path })),
  );
  const text = fc.oneof(word, fc.string());
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...operations),
      fc.constantFrom(...sitters),
      body,
      fc.constantFrom("application/json", "text/csv", "application/x-www-form-urlencoded", ""),
      text,
      fc.boolean(),
      async ({ method, path }, sitter, sent, type, odd, own) => {
        const [, , , id = "", , seat = ""] = sitter.href.split("/");
        const filled = path
          .replace("{session}", own ? id : encodeURIComponent(odd) || "x")
          .replace("{seat}", own ? seat : encodeURIComponent(odd) || "x")
          .replace("{link}", encodeURIComponent(odd) || "x")
          .replace("{file}", own ? "case.yaml" : encodeURIComponent(odd) || "x");
        const query = path.endsWith("/proof") ? `?entry=${encodeURIComponent(odd)}&from=1` : "";
        const response = await fetch(`${filled}${query}`, {
          method,
          headers: {
            cookie: sitter.cookie,
            ...(type === "" ? {} : { "content-type": type }),
            "idempotency-key": /^[\x21-\x7e]{1,200}$/.test(odd) ? odd : "k",
          },
          ...(method === "GET" || method === "DELETE" ? {} : { body: sent }),
        });
        const answer = await response.text();
        expect(
          `${response.status < 500} ${method} ${filled} ${response.status < 500 ? "" : sent}`,
        ).toMatch(/^true/);
        if (response.status >= 400) {
          expect(response.headers.get("content-type")).toMatch(/^application\/problem\+json/);
          expect(JSON.parse(answer)).toMatchObject({ status: response.status });
        }
      },
    ),
    { numRuns: 1500 },
  );
  expect(said).not.toHaveBeenCalled();
  // Whatever was granted, the room still stands.
  for (const sitter of sitters) expect((await sitter.view()).casus).toBe("view@1");
}, 60_000);

/** Every kind of motion, well formed, about things that exist, do not exist, or are in every object. */
const id = fc.constantFrom(
  "d1",
  "d1.1",
  "d2",
  "p2",
  "constructor",
  "tostring",
  "arm",
  "csc",
  "i1",
  "osh-2010",
);
const inject = fc.record({
  id,
  when: fc.oneof(
    fc.constant({ on: "reserve" }),
    fc.record({ on: fc.constant("after"), inject: id, minutes: fc.nat(99) }),
    fc.record({
      on: fc.constant("instant"),
      at: fc.constantFrom("2010-06-13T00:00:00Z", "2010-06-12T08:00:00Z"),
    }),
  ),
  to: fc.oneof(fc.constant("all"), fc.array(id, { minLength: 1, maxLength: 2 })),
  from: fc.constant("A"),
  subject: fc.constant("S"),
  message: fc.constant("M"),
});
const fields = {
  draft: id,
  item: id,
  request: id,
  offer: id,
  inject: fc.oneof(id, inject),
  injects: fc.array(inject, { minLength: 1, maxLength: 3 }),
  to: fc.array(id, { minLength: 1, maxLength: 2 }),
  organ: fc.constantFrom("csc", "cmfa", "constructor"),
  for: fc.constantFrom("peacekeeping", "help", "constructor"),
  fact: fc.constantFrom("force-used-by", "constructor"),
  as: fc.constant("threat"),
  value: fc.constantFrom(
    "objecting",
    "in-favour",
    "present",
    "absent",
    "agreed",
    "given",
    "withheld",
    "done",
    "suspended",
  ),
  method: fc.constantFrom("session", "circulation", "silence", "limited-format"),
  closes: fc.constantFrom("2010-06-13T00:00:00Z", "2010-06-12T09:00:01Z"),
  items: fc.array(fc.constant({ title: "I" }), { minLength: 1, maxLength: 3 }),
  reissues: id,
  entries: fc.array(fc.record({ title: fc.constant("E"), draft: id }), { maxLength: 2 }),
  without: fc.array(id, { maxLength: 2 }),
  words: fc.constant("W"),
  text: fc.constant("T"),
  title: fc.constant("T"),
  about: fc.constant("A"),
  attachment: fc.constantFrom("statement", "reservation"),
  state: fc.constantFrom("KGZ", "FRA"),
  status: fc.constantFrom("planned", "reserve", "skipped"),
  change: fc.constantFrom(
    { to: "running" },
    { to: "paused" },
    { to: "speed", speed: 3600 },
    { to: "instant", instant: "2010-06-12T10:00:00Z" },
  ),
};
const shapes = Motion.options.map((option) => {
  const kind = option.shape.kind.value;
  const known = Object.keys(option.shape).filter((key) => key !== "kind" && key in fields);
  return fc
    .record(Object.fromEntries(known.map((key) => [key, fields[key as keyof typeof fields]])), {
      requiredKeys: [],
    })
    .map((rest): Sent => ({ kind, ...rest }));
});

test("Well-formed motions in any order from any seat are granted or refused, and the log stays " +
  "whole", async () => {
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom("director", "chair", "secretariat", "kgz", "rus"),
      fc.oneof(...shapes),
      fc.nat(3),
    ),
    { minLength: 30, maxLength: 60 },
  );
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(steps, async (moves) => {
      const { fetch, clock } = testApp();
      const session = await open(fetch, { title: "Class", from: { case: "osh-2010" } });
      const seats = new Map<string, Awaited<ReturnType<typeof session.sit>>>();
      for (const [seat, motion, hours] of moves) {
        clock.at += hours * 1_200_000;
        const sitter = seats.get(seat) ?? (await session.sit(seat));
        seats.set(seat, sitter);
        const { status, text } = await sitter.try(motion);
        seen.set(status, (seen.get(status) ?? 0) + 1);
        expect(`${JSON.stringify(motion)} ${status} ${status < 500 ? "" : text}`).toMatch(
          / (200|400|409) $/,
        );
      }
      const director = seats.get("director") ?? (await session.sit("director"));
      const { body: log } = await director.get<LogFile>("/export/log.json");
      expect(
        verifyLog(LogFile.parse(log), sha256, verifyEd25519).filter((check) => !check.ok),
      ).toEqual([]);
      expect((await director.get("/path")).status).toBe(200);
      expect((await director.get("/minutes")).status).toBe(200);
    }),
    { numRuns: 60 },
  );
  expect(said).not.toHaveBeenCalled();
  // Not only bad input: many were judged, and many granted.
  expect(seen.get(200) ?? 0).toBeGreaterThan(200);
  expect(seen.get(409) ?? 0).toBeGreaterThan(200);
}, 120_000);

test("Text that looks like markup, script or a formula is kept as text and exported as text", async () => {
  const { fetch } = testApp();
  const session = await open(fetch, {
    title: "<img src=x onerror=alert(1)>",
    from: { case: "osh-2010" },
  });
  const kgz = await session.sit("kgz");
  for (const words of [
    "<script>alert(1)</script>",
    '=HYPERLINK("http://x")',
    "a\r\nid: 99\r\ndata: {}\r\n\r\n",
  ]) {
    await kgz.move({ kind: "state", words });
  }
  const csv = (await kgz.get("/export/minutes.csv")).text;
  for (const line of csv.split("\r\n")) expect(line).not.toMatch(/(^|,)"?[=+@]/);
  const view = await kgz.get("");
  expect(view.headers.get("content-type")).toMatch(/^application\/json/);
});
