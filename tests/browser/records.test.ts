// Walks the pages around the cases: claims, registers, measures and tracks, in both languages.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { open } from "./testing.ts";

const PAGES = [
  "#/claims",
  "#/claims/c004-16",
  "#/registers",
  "#/registers/partners?partner=nato",
  "#/registers/sessions?year=2023",
  "#/registers/forces",
  "#/measures",
  "#/measures/response-times",
  "#/tracks?cell=bilateral,crisis",
];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const inLanguage = (address: string, language: string) =>
  `/${address}${address.includes("?") ? "&" : "?"}lang=${language}`;

async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    const folds = document.querySelectorAll<HTMLDetailsElement>("details:not(.sources)");
    for (const fold of folds) fold.open = true;
  });
}

for (const language of ["en", "ru"]) {
  test(`No page around the cases has an accessibility fault (${language})`, async ({ page }) => {
    test.setTimeout(240_000);
    for (const address of PAGES) {
      await open(page, inLanguage(address, language));
      if (address !== "#/measures") await unfold(page);
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect.soft(found, address).toEqual([]);
    }
  });

  test(`No page around the cases is wider than a phone (${language})`, async ({ page }) => {
    test.setTimeout(120_000);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      for (const address of PAGES) {
        await open(page, inLanguage(address, language));
        await unfold(page);
        const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
        await expect.poll(wide, { message: `${address} at ${width}` }).toBeLessThanOrEqual(width);
      }
    }
  });
}

test("No verdict stands without its opposite on the same screen", async ({ page }) => {
  await open(page, "/#/claims");
  const verdicts = page.locator(".verdicts > li");
  await expect(verdicts).toHaveCount(5);
  const tops = await verdicts.evaluateAll((list) =>
    list.map((one) => Math.round(one.getBoundingClientRect().top)),
  );
  expect(new Set(tops).size).toBe(1);
  for (const text of await verdicts.allTextContents()) expect(text).toContain("Against it:");
});

test("Texts that contradict each other stand side by side, with what is on record", async ({
  page,
}) => {
  await open(page, "/#/claims");
  const pairs = page.locator(".disagreement");
  expect(await pairs.count()).toBeGreaterThan(4);
  for (const pair of await pairs.all()) {
    expect(await pair.locator(".sides-of > li").count()).toBeGreaterThan(1);
    await expect(pair).toContainText("On record:");
  }
});

test("Claims filter by status, and a forecast is called one", async ({ page }) => {
  await open(page, "/#/claims");
  await page.getByRole("combobox", { name: "Status" }).selectOption("forecast");
  await expect(page).toHaveURL(/status=forecast/);
  const shown = page.locator(".entries > li");
  expect(await shown.count()).toBe(4);
  for (const text of await shown.allTextContents())
    expect(text).toContain("undecided, and never modelled");
});

test("A claim links to the run, the entry and the vote that bear on it", async ({ page }) => {
  await open(page, "/#/claims?status=mis-cited");
  const claim = page.locator(".entries > li").first();
  await expect(claim).toContainText("for");
  await expect(claim).toContainText("against");
  await claim.locator(".evidence a").first().click();
  await expect(page).not.toHaveURL(/claims/);
  await expect(page.locator("main h2").first()).toBeVisible();
});

test("Registers filter by partner, and say what is not on record", async ({ page }) => {
  await open(page, "/#/registers");
  await page.getByRole("link", { name: "Partners and agreements" }).click();
  await page.getByRole("combobox", { name: "Partner" }).selectOption("nato");
  await expect(page).toHaveURL(/partner=nato/);
  await expect(page.locator("main [role=status]")).toContainText("of 41");
  await expect(page.locator(".entries")).toContainText("What came of it");
  await expect(page.locator(".entries")).toContainText("not on record");
});

test("Exercises of 2022 show one that was cancelled", async ({ page }) => {
  await open(page, "/#/registers/exercises?year=2022");
  await expect(page.locator(".entries")).toContainText("cancelled");
});

test("Figures that differ stand side by side", async ({ page }) => {
  await open(page, "/#/registers/sessions?year=2023");
  const figures = page.locator(".entries .side-by-side > li");
  expect(await figures.count()).toBeGreaterThan(1);
});

test("Every measure has a figure named as a whole, a formula, and its table with data", async ({
  page,
}) => {
  await open(page, "/#/measures");
  const measures = page.locator(".one-measure");
  expect(await measures.count()).toBeGreaterThan(9);
  for (const one of await measures.all()) {
    await expect(one.locator(".plot svg").first()).toBeAttached();
    await expect(one.locator(".plot")).toHaveAttribute(
      "aria-label",
      /the table below says the same/,
    );
    expect(await one.locator(".plot [aria-label]").count()).toBe(0);
    await expect(one).toContainText("Formula:");
    await expect(one).toContainText("What it does not say:");
  }
  await page
    .getByRole("navigation", { name: "Measures on this page" })
    .getByRole("link")
    .first()
    .click();
  await expect(page).toHaveURL(/#\/measures\/stopping-points/);
  const table = page.locator(".measure-table");
  await table.locator("summary").first().click();
  await table.locator(".data-of a").first().click();
  await expect(page).toHaveURL(/#\/case\//);
});

test("Every cell of the tracks leads to its cases, by keyboard", async ({ page }) => {
  await open(page, "/#/tracks");
  const cells = page.locator(".tracks td a");
  const first = cells.first();
  const count = Number(await first.textContent());
  await first.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/cell=organisation,/);
  await expect(page.locator("[aria-live] .entries > li")).toHaveCount(count);
  await page.locator("[aria-live] .entries a").first().focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/case\//);
});

test("The data around the cases are fetched only where they are shown, without roll calls", async ({
  page,
}) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.addInitScript(() => {
    // Without a service worker nothing is fetched ahead for later.
    Object.defineProperty(navigator, "serviceWorker", { value: undefined });
  });
  await open(page, "/");
  expect(fetched.some((url) => url.includes("records.json"))).toBe(false);
  await open(page, "/#/tracks");
  const data = fetched.find((url) => url.includes("records.json"));
  const { records } = await (await page.request.get(data ?? "")).json();
  expect(records.rollCalls).toEqual([]);
});

test("The pages around the cases open without a network after the first load", async ({
  page,
  context,
}) => {
  await open(page, "/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const kept = await (await caches.open("casus")).keys();
        return kept.some(({ url }) => url.includes("records.json"));
      }),
    )
    .toBe(true);
  await context.setOffline(true);
  await page.goto("about:blank");
  await page.goto("/#/tracks");
  await expect(page.locator("#tracks-title")).toBeVisible();
  await page.goto("/#/case/osh-2010");
  await expect(page.locator(".change-sets li").first()).toBeVisible();
});
