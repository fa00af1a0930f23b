// Checks that dates keep their precision in both languages.
import { expect, test } from "vitest";
import { dateWords, intervalWords } from "./dates.ts";

test("A year, a month and a day stay what they are", () => {
  expect(dateWords("2010", "en")).toBe("2010");
  expect(dateWords("2010-06", "en")).toBe("June 2010");
  expect(dateWords("2010-06-12", "en")).toBe("12 June 2010");
  expect(dateWords("2010-06", "ru")).toBe("июнь 2010");
  expect(dateWords("2010-06-12", "ru")).toBe("12 июня 2010");
});

test("A span names what both ends share once", () => {
  expect(dateWords("2010-06-23/2010-06-25", "en")).toBe("23–25 June 2010");
  expect(dateWords("2010-06-23/2010-06-25", "ru")).toBe("23–25 июня 2010");
  expect(dateWords("2010-06/2011-02", "en")).toMatch(/^June 2010 – February 2011$/);
  expect(dateWords("2023-11-23/2024-05-08", "ru")).toBe("23 ноября 2023 – 8 мая 2024");
  expect(dateWords("2010/2012-05", "en")).toBe("2010 – May 2012");
});

test("An hour is kept with its day", () => {
  expect(dateWords("2022-01-05T23:30+06:00", "en")).toBe("5 January 2022, 23:30");
});

test("An interval reads as a phrase in both languages", () => {
  const ru = { from: "с", until: "до" };
  expect(intervalWords({ from: "2012-12-19", to: null }, "ru", ru)).toBe("с 19 декабря 2012");
  expect(intervalWords({ from: "2012-12", to: "2015" }, "ru", ru)).toBe(
    "с декабря 2012 до 2015 года",
  );
  const en = { from: "from", until: "until" };
  expect(intervalWords({ from: "2012-12-19", to: "2018" }, "en", en)).toBe(
    "from 19 December 2012 until 2018",
  );
});
