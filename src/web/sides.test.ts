// Checks that a comparison keeps the choices of its two sides apart.
import { expect, test } from "vitest";
import { formatAddress, parseAddress } from "./address.ts";
import { comparisonOf, sideOf, withSide } from "./sides.ts";

test("A case with changes is compared with the record", () => {
  const changed = parseAddress("#/case/osh-2010?law=2022-01-06&lang=ru");
  const address = comparisonOf(changed);
  expect(formatAddress(address)).toBe("#/compare?a=osh-2010&b=osh-2010&b.law=2022-01-06");
  expect(formatAddress(sideOf(address, "a", "x"))).toBe("#/case/osh-2010");
  expect(formatAddress(sideOf(address, "b", "x"))).toBe("#/case/osh-2010?law=2022-01-06");
});

test("A side without a case takes the one that is given", () => {
  expect(sideOf(parseAddress("#/compare"), "b", "yerevan-2022").subject).toBe("yerevan-2022");
});

test("Changing one side leaves the other as it is", () => {
  const before = parseAddress("#/compare?a=x&a.law=2010-01-01&b=y");
  const after = withSide(before, "b", parseAddress("#/case/z?reading.r=v"));
  expect(formatAddress(sideOf(after, "a", ""))).toBe("#/case/x?law=2010-01-01");
  expect(formatAddress(sideOf(after, "b", ""))).toBe("#/case/z?reading.r=v");
});
