// Walks every page in both languages: accessibility, width of a phone, keyboard, links that carry a view.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { open } from "./testing.ts";

const PAGES = [
  "#/case/osh-2010",
  "#/case/yerevan-2022?law=2022-01-06",
  "#/compare?a=osh-2010&b=osh-2010&b.law=2022-01-06",
  "#/law",
  "#/law/csto.charter",
  "#/law/csto.charter.5?law=2010-06-12",
  "#/members?day=2012-12-19",
  "#/sources",
  "#/about",
];
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const inLanguage = (address: string, language: string) =>
  `/${address}${address.includes("?") ? "&" : "?"}lang=${language}`;

/** Everything that can be opened on the page is open, so that nothing hides from the check. */
async function unfold(page: Page): Promise<void> {
  for (let round = 0; round < 2; round++) {
    await page.evaluate(() => {
      const folds = document.querySelectorAll<HTMLDetailsElement>("details:not(.sources)");
      for (const fold of folds) fold.open = true;
    });
    await page.waitForTimeout(50);
  }
}

for (const language of ["en", "ru"]) {
  for (const scheme of ["light", "dark"] as const) {
    test(`No page has an accessibility fault (${language}, ${scheme})`, async ({ page }) => {
      test.setTimeout(180_000);
      await page.emulateMedia({ colorScheme: scheme });
      for (const address of PAGES) {
        await open(page, inLanguage(address, language));
        if (!address.includes("sources")) await unfold(page);
        const axe = new AxeBuilder({ page });
        // Only colours differ between light and dark.
        const chosen = scheme === "light" ? axe.withTags(RULES) : axe.withRules("color-contrast");
        const { violations } = await chosen.analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        expect.soft(found, address).toEqual([]);
      }
    });
  }

  test(`No page is wider than a phone (${language})`, async ({ page }) => {
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

test("Every page shows Russian words where the language is Russian", async ({ page }) => {
  for (const address of PAGES) {
    await open(page, inLanguage(address, "ru"));
    await expect(page.locator("html")).toHaveAttribute("lang", "ru");
    await expect(page.locator("main h2").first()).toHaveText(/[а-яё]/i);
  }
});

test("The keyboard reaches the text, the cases, and a reading", async ({ page }) => {
  await open(page, "/");
  await page.keyboard.press("Tab");
  await expect(page.locator(":focus")).toHaveText("Skip to the text");
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  const mark = page.locator('.strip a[tabindex="0"]');
  await mark.focus();
  await page.keyboard.press("ArrowRight");
  const next = await page.locator(":focus").getAttribute("data-case");
  expect(next).not.toBe("osh-2010");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`#/case/${next}$`));
});

test("Every control on the first page can be reached with Tab, and shows the focus", async ({
  page,
}) => {
  test.setTimeout(90_000);
  await open(page, "/#/case/minsk-2023");
  const reached = new Set<string>();
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Tab");
    const seen = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const shown = element.closest("a[data-case]")?.querySelector(".halo") ?? element;
      const style = getComputedStyle(shown);
      const visible = style.outlineStyle !== "none" || Number.parseFloat(style.strokeWidth) >= 2;
      return { what: element.tagName + (element.getAttribute("type") ?? ""), visible };
    });
    if (seen === null) break;
    expect(seen.visible, seen.what).toBe(true);
    reached.add(seen.what);
  }
  expect([...reached]).toEqual(
    expect.arrayContaining([
      "A",
      "a",
      "SELECT",
      "SUMMARY",
      "INPUTdate",
      "INPUTradio",
      "BUTTONbutton",
    ]),
  );
});

test("The link that Share copies shows the same view to somebody else", async ({
  browser,
  page,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, "/#/case/minsk-2023?reading.csto.absence=harmless&lang=ru");
  const answer = await page.locator(".answer").textContent();
  await page.locator(".share button").click();
  await expect(page.locator(".share [role=status]")).toHaveText("Ссылка скопирована");
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await browser.newPage();
  await open(other, link);
  expect(await other.locator(".answer").textContent()).toBe(answer);
  await other.close();
});

test("An act can be added to the log, and moves the path", async ({ page }) => {
  await open(page, "/#/case/osh-2010");
  await page.getByText("Add an act").click();
  const form = page.locator(".add-act");
  await form.getByRole("combobox", { name: "To", exact: true }).selectOption("csto");
  await form.getByRole("combobox", { name: "For", exact: true }).selectOption("peacekeeping");
  await form.getByRole("button", { name: "Add to the log" }).click();
  await expect(page).toHaveURL(/act=request,at:2010-06-12,by:KGZ,to:csto,for:peacekeeping/);
  await expect(page.locator(".log")).toContainText("added by you");
});

test("A comparison marks what differs", async ({ page }) => {
  await open(page, "/#/compare?a=osh-2010&b=osh-2010&b.law=2022-01-06");
  await expect(page.locator("[role=status]").first()).toContainText("difference");
  expect(await page.locator("tr.differs").count()).toBeGreaterThan(0);
});

test("After the first load the app opens without a network", async ({ page, context }) => {
  await open(page, "/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open("casus")).keys()).length))
    .toBeGreaterThan(2);
  await context.setOffline(true);
  await page.goto("about:blank");
  await page.goto("/#/case/yerevan-2022");
  await expect(page.locator("#case-title")).toContainText("Yerevan");
});
