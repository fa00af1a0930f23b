// What the browser tests share: opening a view, and waiting until it is drawn.
import type { Page } from "@playwright/test";

export async function open(page: Page, address: string): Promise<void> {
  // A change of the part after `#` alone would not load the page again.
  await page.goto("about:blank");
  await page.goto(address);
  await page.locator("main h2").first().waitFor();
}
