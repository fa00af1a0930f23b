// Checks that every view survives the way into its address and back.
import fc from "fast-check";
import { expect, test } from "vitest";
import { formatAddress, HOME, parseAddress, queryValue, withValue } from "./address.ts";

test("An address names page, subject and choices, and can be read by a person", () => {
  const address = parseAddress("#/case/osh-2010?law=2022-01-06&reading.csto.absence=harmless");
  expect(address.page).toBe("case");
  expect(address.subject).toBe("osh-2010");
  expect(queryValue(address, "reading.csto.absence")).toBe("harmless");
  expect(formatAddress(address)).toBe(
    "#/case/osh-2010?law=2022-01-06&reading.csto.absence=harmless",
  );
});

test("An empty hash is the first page", () => {
  expect(parseAddress("")).toEqual(HOME);
  expect(parseAddress("#/")).toEqual(HOME);
});

test("Any choice comes back as it was put in", () => {
  const name = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string())), (query) => {
      const address = { page: "case", subject: "osh-2010", query };
      expect(parseAddress(formatAddress(address))).toEqual(address);
    }),
  );
});

test("Setting a key keeps its place, and null takes it out", () => {
  const address = parseAddress("#/case/a?law=2010-01-01&at=2010-02-01");
  expect(formatAddress(withValue(address, "law", "2012-12-19"))).toBe(
    "#/case/a?law=2012-12-19&at=2010-02-01",
  );
  expect(formatAddress(withValue(address, "law", null))).toBe("#/case/a?at=2010-02-01");
});
