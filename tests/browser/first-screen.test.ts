// Opens the first screen in a real browser: the strip, Osh 2010, the date of the law, a reading, Undo.
import { expect, type Page, test } from "@playwright/test";
import { open } from "./testing.ts";

const stopOfFirstAsk = (page: Page) => page.locator(".answer li").first().locator(".stop-words");

test("The first screen says what this is and has Osh 2010 open", async ({ page }) => {
  await open(page, "/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Casus");
  await expect(page.locator(".purpose")).toContainText("Collective Security Treaty Organization");
  await expect(page.locator("#case-title")).toContainText("Osh");
  await expect(stopOfFirstAsk(page)).toHaveText("asked of somebody else");
});

test("Every case of the record is in the strip and in its table", async ({ page }) => {
  await open(page, "/");
  const marks = page.locator(".strip a");
  expect(await marks.count()).toBeGreaterThan(20);
  await page.getByText("The record as a table").click();
  expect(await page.locator(".record-table tbody tr").count()).toBe(await marks.count());
});

test("A mark opens its case, and the address names it", async ({ page }) => {
  await open(page, "/");
  await page.locator('.strip a[data-case="yerevan-2022"] .halo').click();
  await expect(page).toHaveURL(/#\/case\/yerevan-2022$/);
  await expect(page.locator("#case-title")).toContainText("Yerevan");
  await expect(page.locator(".answer")).toContainText("Declaration of the Council");
});

test("Under the law of 2022 the request of Osh meets other routes", async ({ page }) => {
  await open(page, "/");
  await page.getByText("Routes that were not law that day").click();
  const routes = page.locator(".closed");
  const before = await routes.textContent();
  await page.locator("#law-date").fill("2022-01-06");
  await expect(page).toHaveURL(/#\/case\/osh-2010\?law=2022-01-06/);
  await expect(page.locator(".case > header")).toContainText("6 January 2022");
  await expect(routes).not.toHaveText(before ?? "");
  const suspended = page.locator(".members li", { hasText: "Uzbekistan" });
  await expect(suspended).toContainText("suspended");
  await page.reload();
  await expect(page.locator(".case > header")).toContainText("6 January 2022");
});

test("A reading that is chosen is in the address, and Undo takes it back", async ({ page }) => {
  await open(page, "/#/case/minsk-2023");
  const choice = page.locator(".change fieldset", { hasText: "absence of a member" });
  await expect(stopOfFirstAsk(page)).toHaveText("decision: contested");
  await choice.getByText("Only an objection blocks").click();
  await expect(page).toHaveURL(/reading\.csto\.absence=harmless/);
  await expect(stopOfFirstAsk(page)).not.toHaveText("decision: contested");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page).toHaveURL(/#\/case\/minsk-2023$/);
  await expect(stopOfFirstAsk(page)).toHaveText("decision: contested");
});

test("An act that is left out takes its ask with it, and Reset brings it back", async ({
  page,
}) => {
  await open(page, "/#/case/osh-2010");
  const asks = page.locator(".answer li:not(.gone)");
  const before = await asks.count();
  await page.getByRole("button", { name: /Leave out.*Request, 12 June 2010/i }).click();
  await expect(asks).toHaveCount(before - 1);
  await page.getByRole("button", { name: "Back to the record" }).click();
  await expect(asks).toHaveCount(before);
});

test("From a change of the date to the new picture (printed, not asserted)", async ({ page }) => {
  await open(page, "/#/case/osh-2010");
  const times = await page.evaluate(async () => {
    const input = document.querySelector<HTMLInputElement>("#law-date");
    if (input === null) throw new Error("there is no date of the law");
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    const measured: number[] = [];
    for (const day of ["2022-01-06", "2012-12-19", "2003-09-18", "2024-01-01", "2010-06-12"]) {
      const start = performance.now();
      set?.call(input, day);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      // The second frame begins after the first was painted.
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      measured.push(performance.now() - start);
    }
    return measured;
  });
  console.log(
    `Input to paint, law date: ${times.map((time) => `${time.toFixed(0)} ms`).join(", ")}`,
  );
});
