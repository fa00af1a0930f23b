// Checks that a run as CSV can be read back cell by cell.
import { expect, test } from "vitest";
import type { Run } from "../engine/types.ts";
import { runAsCsv } from "./export.ts";

test("Every step is one line, and the stop is marked", () => {
  const step = {
    id: "request",
    gate: "request",
    finding: "not-met",
    ifAdopted: false,
    provisions: [{ id: "x.1", version: "2009-01-15", verified: true }],
    turnsOn: [{ reading: "x.r" }, { position: "i:AAA" }],
    acts: [],
    sources: [],
  } as const;
  const stop = { step: "request", kind: "no-request", finding: "not-met", verified: true };
  const route = { id: "aid", ask: "a,1", steps: [step], stop };
  const run = { case: "c", lawAsOf: "2010-06-12", routes: [route] } as unknown as Run;
  const [head, line] = runAsCsv(run).split("\r\n");
  expect(head?.split(",").length).toBe(11);
  expect(line).toBe(
    'c,2010-06-12,"a,1",aid,request,request,not-met,false,true,x.1@2009-01-15,reading:x.r position:i:AAA',
  );
});
