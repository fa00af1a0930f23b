// Checks instants on the clock of a zone, there and back, and the reading of the event stream.
import { expect, test } from "vitest";
import { instantOf, localOf, spanWords } from "./hours.ts";
import { heardIn } from "./stream.ts";

test("A local time of a zone is the instant at which its clock shows it", () => {
  expect(instantOf("2022-01-05T21:00", "Asia/Almaty")).toBe("2022-01-05T15:00:00.000Z");
  expect(instantOf("2022-01-05T21:00", "UTC")).toBe("2022-01-05T21:00:00.000Z");
  // The clocks of Berlin went forward that night.
  expect(instantOf("2022-03-27T03:30", "Europe/Berlin")).toBe("2022-03-27T01:30:00.000Z");
  expect(instantOf("soon", "UTC")).toBeNull();
});

test("There and back gives the same minute in every zone", () => {
  for (const zone of [
    "UTC",
    "Asia/Almaty",
    "Europe/Berlin",
    "America/St_Johns",
    "Asia/Kathmandu",
  ]) {
    for (const local of ["2022-01-05T00:00", "2022-06-30T23:59", "2010-06-12T12:30"]) {
      expect(localOf(Date.parse(instantOf(local, zone) ?? ""), zone)).toBe(local);
    }
  }
});

test("A span is told in hours, minutes and seconds", () => {
  expect(spanWords(7_509_000)).toBe("2:05:09");
  expect(spanWords(-1)).toBe("0:00:00");
});

test("Only messages with a number are heard", () => {
  expect(heardIn(": still here")).toEqual([]);
  expect(heardIn("retry: 1000")).toEqual([]);
  const event = { kind: "closed" };
  expect(heardIn(`id: 7\ndata: ${JSON.stringify(event)}`)).toEqual([{ n: 7, event }]);
});
