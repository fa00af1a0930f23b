// Asks what would have had to change, makes the change, weighs what is open, and takes reforms as law.
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { open } from "./testing.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

async function answered(page: Page, address: string): Promise<void> {
  await open(page, address);
  await expect(page.locator(".why")).toHaveAttribute("aria-busy", "false");
}

const heading = (page: Page, name: string) => page.locator(".exact summary", { hasText: name });

test("Osh 2010 would have needed another addressee, and one click makes it so", async ({
  page,
}) => {
  await answered(page, "/#/case/osh-2010");
  const [first] = await page.locator(".change-sets li").allTextContents();
  expect(first).toContain("goes to Collective Security Council, not to Russia");
  const stop = page.locator(".answer li").first().locator(".stop-words");
  await expect(stop).toHaveText("asked of somebody else");
  await page.getByRole("button", { name: /^Make this change: The request of Kyrgyzstan/ }).click();
  await expect(page).toHaveURL(/redirect=a2:csc/);
  await expect(stop).not.toHaveText("asked of somebody else");
  await expect(page.locator(".why")).toContainText("Nothing known stood in the way");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(stop).toHaveText("asked of somebody else");
});

test("Who could prevent the aid text of Yerevan, and who did", async ({ page }) => {
  await answered(page, "/#/case/yerevan-2022");
  const about = page.locator(".exact select").first();
  const names = await about.locator("option").allTextContents();
  await about.selectOption({ index: names.findIndex((name) => /assist|aid/i.test(name)) });
  await expect(page.locator(".blocking")).toContainText("each member alone can prevent it");
  await expect(page.locator(".blocking")).toContainText("prevented by: Armenia");
});

test("Six members by consensus: one pattern of sixty-four, and each alone can prevent it", async ({
  page,
}) => {
  await answered(page, "/#/case/armenia-2022");
  await heading(page, "In how many ways").click();
  const power = page.locator(".power");
  await expect(power).toContainText("Adopted in 1 of 64 patterns");
  await expect(power).toContainText("Each of the 6 states alone can prevent it");
  await expect(power.locator("tbody tr").first()).toContainText("1/6");
  await expect(power).toContainText("Computed exactly");
});

test("With consensus minus one in the law there are seven patterns", async ({ page }) => {
  await answered(page, "/#/case/armenia-2022");
  await page.locator(".change summary", { hasText: "Reforms" }).click();
  await page.getByLabel("Consensus minus one").check();
  await expect(page).toHaveURL(/reform=consensus-minus-one/);
  await heading(page, "In how many ways").click();
  await expect(page.locator(".power")).toContainText("Adopted in 7 of 64 patterns");
});

test("A reform that was not yet possible is refused with its reason", async ({ page }) => {
  await open(page, "/#/case/karabakh-1994");
  await page.locator(".change summary", { hasText: "Reforms" }).click();
  await expect(page.getByLabel("Consensus minus one")).toBeDisabled();
  await expect(page.locator(".reform-choice")).toContainText(
    "it can apply only to the law from 18 September 2003 on",
  );
});

test("A slider moves the odds by keyboard; they sum to one and become exact", async ({ page }) => {
  await answered(page, "/#/case/armenia-2022");
  await heading(page, "Your own odds").click();
  await expect(page.locator(".yours-alone")).toContainText("These weights are yours");
  const slider = page.locator(".sliders input").first();
  const cell = page.locator(".odds-stops tbody tr").first().locator("td").last();
  await expect(cell).toHaveText(/^\d+(\/\d+)?$/);
  const before = await cell.textContent();
  await slider.focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press("ArrowRight");
  await expect(page).toHaveURL(/odds\.reading/);
  await expect(cell).toHaveText(/^(\d+(\/\d+)?|a fraction of .*)$/);
  expect(await cell.textContent()).not.toBe(before);
  const shown = await page.locator(".odds-stops .number:not(th):not(td)").allTextContents();
  const sum = shown.reduce((total, text) => total + Number.parseFloat(text.replace("<", "")), 0);
  expect(sum).toBeGreaterThan(99);
  expect(sum).toBeLessThan(101);
  await expect(page.locator(".pulls li").first()).toBeVisible();
  await page.reload();
  await expect(page.locator(".sliders input").first()).not.toHaveValue("50");
});

test("The record under a reform: changed, changed only if, cannot be told, unchanged", async ({
  page,
}) => {
  await open(page, "/#/reforms");
  await expect(page.locator(".reform-table tbody tr").last().locator("td").first()).toHaveText(
    /\d/,
    { timeout: 30_000 },
  );
  await expect(page.locator("main")).toContainText("Not expressible as a rule, because");
  await page.getByRole("link", { name: "Consensus minus one" }).click();
  await expect(page.locator("main [role=status]")).toContainText("Cannot be told", {
    timeout: 20_000,
  });
  for (const part of [/^Changed \(/, /^Changed only if/, /^Cannot be told/, /^Unchanged/]) {
    await expect(page.getByRole("heading", { name: part })).toBeVisible();
  }
  await page.locator("main .entries a").first().click();
  await expect(page).toHaveURL(/#\/case\/.*reform=consensus-minus-one/);
});

test("Two reforms that contradict each other say what both change", async ({ page }) => {
  await open(page, "/#/reforms/secretary-general-convenes,standing-consent");
  await expect(page.locator("main [role=status]")).toContainText("cannot be taken together", {
    timeout: 20_000,
  });
});

test("The questions can be walked by keyboard", async ({ page }) => {
  await answered(page, "/#/case/osh-2010");
  await page.locator(".exact select").first().focus();
  const reached: string[] = [];
  for (let i = 0; i < 7; i++) {
    reached.push(
      await page.evaluate(() => document.activeElement?.tagName.toLowerCase() ?? "nothing"),
    );
    await page.keyboard.press("Tab");
  }
  expect(reached).toEqual(["select", "select", "input", "input", "button", "summary", "summary"]);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator(".odds")).toBeVisible();
});

for (const language of ["en", "ru"]) {
  test(`The questions and reforms have no accessibility fault (${language})`, async ({ page }) => {
    test.setTimeout(120_000);
    for (const address of [
      "#/case/armenia-2022?reform=consensus-minus-one",
      "#/reforms",
      "#/reforms/consensus-minus-one",
    ]) {
      const and = address.includes("?") ? "&" : "?";
      await open(page, `/${address}${and}lang=${language}`);
      if (address.includes("case")) {
        await expect(page.locator(".why")).toHaveAttribute("aria-busy", "false");
        await page.evaluate(() => {
          for (const fold of document.querySelectorAll<HTMLDetailsElement>(
            ".exact details, .change details",
          )) {
            fold.open = true;
          }
        });
        await expect(page.locator(".odds-stops")).toBeVisible();
        await expect(page.locator(".power table")).toBeVisible();
      } else if (address.includes("consensus")) {
        await page.locator("main .entries").first().waitFor({ timeout: 20_000 });
      }
      const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect.soft(found, address).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      // A page that is still at work may take a moment to follow its window.
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth);
      await expect.poll(wide, { message: address }).toBeLessThanOrEqual(390);
      await page.setViewportSize({ width: 1280, height: 720 });
    }
  });
}

test("From a slider to the new odds on the largest case (printed, not asserted)", async ({
  page,
}) => {
  await answered(page, "/#/case/armenia-2021-11");
  await heading(page, "Your own odds").click();
  await page.locator(".odds-stops").waitFor();
  const times = await page.evaluate(async () => {
    const slider = document.querySelector<HTMLInputElement>(".sliders input");
    const cells = () => document.querySelector(".odds-stops")?.textContent;
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
    const measured: number[] = [];
    for (const weight of [55, 60, 70, 80, 90, 95]) {
      const before = cells();
      const start = performance.now();
      set?.call(slider, String(weight));
      slider?.dispatchEvent(new Event("input", { bubbles: true }));
      const limit = start + 2000;
      do await new Promise(requestAnimationFrame);
      while (cells() === before && performance.now() < limit);
      measured.push(performance.now() - start);
    }
    return measured;
  });
  console.log(`Slider to odds: ${times.map((time) => `${time.toFixed(0)} ms`).join(", ")}`);
});
