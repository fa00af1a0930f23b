// How the tests of live sessions play: opening one, sitting down, moving something by the controls of the page.
import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";

export type Player = { readonly page: Page; readonly context: BrowserContext };

/** Opens a session from a case as a teacher would; answers the links by seat. */
export async function openSession(
  page: Page,
  url: string,
  title: string,
  caseId: string,
): Promise<Record<string, string>> {
  await page.goto(`${url}/#/play?lang=en`);
  await page.getByLabel("Title", { exact: true }).fill(title);
  await page.getByLabel("Case", { exact: true }).selectOption(caseId);
  await page.getByRole("button", { name: "Open the session" }).click();
  await expect(page.getByRole("heading", { name: `“${title}” is open` })).toBeVisible();
  const links: Record<string, string> = {};
  for (const seat of await page.locator(".seat-link").all()) {
    const id = (await seat.getAttribute("data-seat")) ?? "";
    links[id] = (await seat.getByRole("link").getAttribute("href")) ?? "";
  }
  return links;
}

/** A browser of its own for a seat, joined by its link. */
export async function sitDown(browser: Browser, link: string): Promise<Player> {
  const context = await browser.newContext({ locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(link);
  await connected(page);
  return { page, context };
}

export async function connected(page: Page): Promise<void> {
  await expect(page.locator('.room[data-connection="live"]')).toBeVisible({ timeout: 20_000 });
}

export async function cutOff(page: Page): Promise<void> {
  await expect(page.locator('.room[data-connection="lost"]')).toBeVisible({ timeout: 20_000 });
}

type Fields = Readonly<Record<string, string>>;

/** Chooses a motion, fills its fields by their labels, puts it forward, and waits until it was heard. */
export async function put(page: Page, motion: string, fields: Fields = {}): Promise<void> {
  const form = page.locator(".room-motions");
  await form.getByLabel("Motion", { exact: true }).selectOption({ label: motion });
  for (const [label, value] of Object.entries(fields)) {
    const field = form.getByLabel(label);
    const tag = await field.evaluate((element) => element.tagName);
    if (tag === "SELECT") await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await form.getByRole("button", { name: /^(Put it forward|Send)$/ }).click();
  await expect(form.getByText("Done, and in the minutes.")).toBeVisible();
}

export const draft = (page: Page, id: string) => page.locator(`[data-draft="${id}"]`);
export const item = (page: Page, id: string) => page.locator(`[data-item="${id}"]`);

export async function takePosition(page: Page, id: string, value: string): Promise<void> {
  const row = item(page, id);
  await row.getByRole("button", { name: value, exact: true }).first().click();
  await expect(row.getByText("Done, and in the minutes.")).toBeVisible();
}

export type Tabled = {
  readonly title: string;
  readonly measure?: string;
  readonly items?: readonly string[];
  /** By number, from 1: another measure than that of the draft. */
  readonly own?: Readonly<Record<number, string>>;
  readonly answersRequest?: boolean;
};

export async function table(page: Page, tabled: Tabled): Promise<void> {
  const desk = page.locator(".room-drafts > details").last();
  if (!(await desk.evaluate((fold: HTMLDetailsElement) => fold.open))) {
    await desk.getByText("Table a draft").click();
  }
  await desk.getByLabel("Title").fill(tabled.title);
  if (tabled.measure) {
    await desk.getByLabel("What for").first().selectOption({ label: tabled.measure });
  }
  if (tabled.answersRequest) await desk.getByLabel("In answer to").selectOption({ index: 1 });
  if (tabled.items) await desk.getByLabel(/^Items, one in each line/).fill(tabled.items.join("\n"));
  if (tabled.own) {
    await desk.getByText(/^Measure, state concerned/).click();
    for (const [n, measure] of Object.entries(tabled.own)) {
      const own = desk.locator("fieldset.own").nth(Number(n) - 1);
      await own.getByLabel("What for").selectOption({ label: measure });
    }
  }
  await desk.getByRole("button", { name: "Table it" }).click();
  await expect(page.locator(".draft h4", { hasText: tabled.title }).first()).toBeVisible();
}

/** What the server answers this seat at an address below its own. */
export function asked(page: Page, path: string): Promise<string> {
  return page.evaluate(async (below) => {
    const [, session, seat] = /#\/room\/([^/]+)\/([^?]+)/.exec(window.location.hash) ?? [];
    const answer = await fetch(`/api/sessions/${session}/seats/${seat}${below}`);
    return answer.text();
  }, path);
}
