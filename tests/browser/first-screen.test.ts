// Opens the first screen in a real browser and checks it for accessibility.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";

test("The first screen names the product and has no accessibility fault", async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Casus");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
