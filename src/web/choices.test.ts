// Checks that a user's changes mean the same in an address and in a run.
import { expect, test } from "vitest";
import { parseAddress, withValue } from "./address.ts";
import { choicesOf, formatAct, optionsOf, positionKey, toggledAct } from "./choices.ts";

const options = (hash: string) => optionsOf(parseAddress(hash));

test("An address without choices changes nothing", () => {
  const set = Object.entries(options("#/case/osh-2010?lang=ru")).filter(([, v]) => v !== undefined);
  expect(set).toEqual([]);
});

test("Every kind of change is read from its key", () => {
  const read = options(
    "#/case/x?law=2022-01-06&reading.csto.absence=harmless&account.outside-hand=KGZ" +
      "&fact.ground-held=yes&territory=KGZ&without=a1,a2&accounts=all",
  );
  expect(read.law).toBe("2022-01-06");
  expect(read.readings).toEqual({ "csto.absence": "harmless" });
  expect(read.accounts).toEqual({ "outside-hand": "KGZ" });
  expect(read.facts).toEqual({ "ground-held": "yes" });
  expect(read.territory).toBe("KGZ");
  expect(read.without).toEqual(["a1", "a2"]);
  expect(read.accountsAll).toBe(true);
});

test("A position belongs to one item and one state", () => {
  const address = withValue(parseAddress("#/case/x"), positionKey("declaration", "ARM"), "absent");
  expect(optionsOf(address).positions).toEqual([
    { item: "declaration", state: "ARM", value: "absent" },
  ]);
});

test("A date that is not a day is not used", () => {
  expect(options("#/case/x?law=2022-13-40").law).toBeUndefined();
  expect(options("#/case/x?law=now").law).toBeUndefined();
});

test("An added act comes back with its fields", () => {
  const act = formatAct({
    act: "request",
    at: "2010-06-12",
    by: "KGZ",
    to: "csto",
    for: "mission",
  });
  expect(act).toBe("request,at:2010-06-12,by:KGZ,to:csto,for:mission");
  const [read] = options(`#/case/x?act=${act}`).acts ?? [];
  expect(read).toMatchObject({ act: "request", by: "KGZ", to: "csto", for: "mission" });
});

test("An act is left out and taken back in by the same gesture", () => {
  const start = parseAddress("#/case/x");
  const out = withValue(start, "without", toggledAct(start, "a2"));
  expect(optionsOf(out).without).toEqual(["a2"]);
  expect(toggledAct(out, "a2")).toBeNull();
  expect(choicesOf(out)).toEqual([["without", "a2"]]);
});
