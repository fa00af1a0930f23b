// Checks that every reason the engine can give is understood.
import { expect, test } from "vitest";
import { parseBecause } from "./because.ts";

test("Every phrase of the engine is read", () => {
  expect(parseBecause("no longer law: ended 2003-09-18")).toEqual({
    key: "because.ended",
    date: "2003-09-18",
  });
  expect(parseBecause("not yet law: begins 2012-06")).toEqual({
    key: "because.begins",
    date: "2012-06",
  });
  expect(parseBecause("csto.treaty.4 is not in force until 1994-04-20")?.key).toBe(
    "because.notUntil",
  );
  expect(parseBecause("csto.treaty.4 is no longer in force")?.key).toBe("because.noLonger");
  expect(parseBecause("entry into force of csto.x-2021 is not on record")?.key).toBe(
    "because.noEntry",
  );
  expect(parseBecause("csto.x-2021 came out of this very matter")?.key).toBe("because.ownMatter");
  expect(parseBecause("csto.x.1 is not in the pack")?.key).toBe("because.missing");
  expect(parseBecause("because")).toBeNull();
});
