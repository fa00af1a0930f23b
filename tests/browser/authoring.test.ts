// Writes a case in a real browser: by keyboard from nothing, corrected, exported, imported, found again.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type Download, expect, type Locator, type Page, test } from "@playwright/test";
import { open } from "./testing.ts";

const file = (page: Page) => page.getByLabel("The same case as a file");

async function press(page: Page, button: string): Promise<void> {
  await page.getByRole("button", { name: button, exact: true }).focus();
  await page.keyboard.press("Enter");
}

async function type(page: Page, field: Locator, text: string): Promise<void> {
  await field.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}

async function contentOf(download: Download): Promise<string> {
  return readFileSync(await download.path(), "utf8");
}

test("A case is written from nothing by keyboard, runs, and is found again", async ({ page }) => {
  await open(page, "/#/write?lang=en");
  await press(page, "New case");
  await type(page, page.getByLabel("Title, in English"), "A border incident");
  await type(page, page.getByLabel("Date", { exact: true }), "2022-09-13");
  await type(page, page.getByLabel("Territory", { exact: true }), "ARM");
  await type(page, page.getByLabel("Parties, by code, parted by commas"), "ARM, AZE");
  await expect(page.locator(".write-answer")).toContainText("not part of the record");
  await expect(page.locator(".write-answer")).toContainText("13 September 2022");

  await press(page, "Add the fact");
  await expect(page.locator("#write-facts-force-used-by-value")).toBeFocused();
  await page.keyboard.type("state");
  await press(page, "Add the act");
  await expect(page.locator("#write-acts-0-at")).toBeFocused();
  const measure = page.getByLabel("Measure", { exact: true });
  await measure.focus();
  await measure.selectOption("military-assistance");
  await expect(page.locator(".answer li")).toHaveCount(1);
  await expect(page.locator(".answer .ask-name")).toContainText("Assistance against armed attack");
  await expect(page.locator("#routes-title")).toBeVisible();
  await expect(file(page)).toHaveValue(/parties: \[ARM, AZE\]/);
  await expect(file(page)).toHaveValue(/act: request/);

  // A misspelt state: the finding stands beside the field, with the nearest code.
  const by = page.locator("#write-acts-0-by");
  await type(page, by, "ARN");
  await expect(by).toHaveAttribute("aria-invalid", "true");
  await expect(page.locator("#write-acts-0-by-says")).toContainText("not a state code");
  await expect(page.locator(".write-points [role=status]")).toHaveText("1 point to correct");
  await page.locator("#write-acts-0-by-says button", { hasText: "ARM" }).focus();
  await page.keyboard.press("Enter");
  await expect(by).toHaveValue("ARM");
  await expect(page.locator(".write-points [role=status]")).toHaveText("Nothing to correct");

  // The file changes the form, and keeps its comments.
  const text = await file(page).inputValue();
  await file(page).fill(text.replace("type: crisis", "type: statement # so it began"));
  await expect(page.getByLabel("Kind", { exact: true })).toHaveValue("statement");
  await page.getByLabel("Kind", { exact: true }).selectOption("crisis");
  await expect(file(page)).toHaveValue(/type: crisis # so it began/);

  const waiting = page.waitForEvent("download");
  await press(page, "Export the file");
  const download = await waiting;
  expect(download.suggestedFilename()).toBe("my-case.yaml");
  const exported = await contentOf(download);
  expect(exported).toBe(await file(page).inputValue());

  await type(page, page.getByLabel("Name of the draft"), "mine");
  await page.reload();
  await expect(page.locator(".write-drafts select").first()).toContainText("mine");
  await expect(file(page)).toHaveValue(exported);

  await press(page, "Delete the draft");
  await expect(page.locator(".write-drafts")).toContainText("There is no draft yet");
  await press(page, "Undo");
  await expect(file(page)).toHaveValue(exported);
  await press(page, "Delete the draft");
  await page.locator(".write-drafts input[type=file]").setInputFiles(await download.path());
  await expect(file(page)).toHaveValue(exported);
  await expect(page.locator(".answer li")).toHaveCount(1);
});

test("What cannot be read is said, and the form waits", async ({ page }) => {
  await open(page, "/#/write?lang=en");
  await press(page, "An example");
  const before = await page.locator(".answer").textContent();
  const text = await file(page).inputValue();
  await file(page).fill(`${text}\nfacts: [`);
  await expect(page.locator(".write-points")).toContainText("cannot be read from line");
  await expect(page.locator(".answer")).toHaveText(before ?? "");
  await expect(page.getByLabel("Title, in English")).toBeDisabled();
  await file(page).fill(text.replace("force-from", "force-fron"));
  await expect(page.locator(".write-section .write-says")).toContainText(
    "not in the list of facts",
  );
  await page.getByRole("button", { name: "Use force-from" }).click();
  await expect(file(page)).toHaveValue(text);
});

test("A case of the record can be the beginning of one's own", async ({ page }) => {
  await open(page, "/#/write?lang=en");
  await page.getByLabel("Begin from a case of the record").selectOption("yerevan-2022");
  await expect(file(page)).toHaveValue(/origin: own/);
  await expect(page.locator(".write-points [role=status]")).toHaveText("Nothing to correct");
  await expect(page.locator(".answer")).toContainText("Declaration of the Council");
});

const noteOf = (...words: string[]) =>
  execFileSync(process.execPath, ["bin/casus.js", "note", ...words], {
    cwd: join(import.meta.dirname, "../.."),
    encoding: "utf8",
  });

for (const [address, words] of [
  ["osh-2010?law=2022-01-06&lang=ru", ["--law", "2022-01-06", "--lang", "ru"]],
  ["osh-2010?lang=en", ["--lang", "en"]],
] as const) {
  test(`The note of ${address} is that of the command line`, async ({ page }) => {
    await open(page, `/#/case/${address}`);
    await page.getByRole("button", { name: /^(Route note|Справка о правовых путях)$/ }).click();
    const [markdown, html] = [
      page.getByRole("link", { name: /Markdown/ }),
      page.locator("a[download$=html]"),
    ];
    await expect(markdown).toBeVisible({ timeout: 30_000 });
    const first = page.waitForEvent("download");
    await markdown.click();
    expect(await contentOf(await first)).toBe(noteOf("osh-2010", ...words));
    const second = page.waitForEvent("download");
    await html.click();
    expect(await contentOf(await second)).toBe(noteOf("osh-2010", ...words, "--format", "html"));
  });
}

for (const language of ["en", "ru"]) {
  test(`The page is open to all and fits a phone (${language})`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `/#/write?lang=${language}`);
    await page.locator(".write-drafts button").nth(1).click();
    await page.locator(".note-button button").click();
    await page.locator("#write-acts-0-by").fill("ARN");
    await expect(page.locator(".write-says")).toHaveCount(1);
    await page.locator("#write-acts-0-by").fill("ARM");
    await expect(page.locator(".note-button a")).toHaveCount(3, { timeout: 30_000 });
    await page.locator("#write-acts-0-by").fill("ARN");
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width).toBeLessThanOrEqual(390);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
  });
}
