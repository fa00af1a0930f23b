// Checks the pages of live sessions: accessibility, width of a phone, links given back, lists of events.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { connected, item, openSession, put, sitDown, table, takePosition } from "./room-playing.ts";
import { type TestServer, testServer } from "./room-server.ts";

test.use({ actionTimeout: 15_000 });

let server: TestServer;
test.beforeAll(async () => {
  server = await testServer();
});
test.afterAll(async () => {
  await server.remove();
});

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

test("The room is accessible and fits a phone, in both languages", async ({ browser, page }) => {
  test.setTimeout(180_000);
  const links = await openSession(page, server.url, "Accessible", "kazakhstan-2022");
  const chair = await sitDown(browser, links["chair"] ?? "");
  const kaz = await sitDown(browser, links["kaz"] ?? "");
  const director = await sitDown(browser, links["director"] ?? "");
  await put(kaz.page, "Ask for something");
  await table(chair.page, { title: "A package", items: ["One", "Two"] });
  await item(kaz.page, "d1.1").getByRole("button", { name: "objecting" }).click();
  await expect(item(kaz.page, "d1.1").locator(".refusal")).toBeVisible();
  await put(chair.page, "Convene an organ");
  await takePosition(kaz.page, "d1.1", "objecting");
  const views = [
    [page, "start", ""],
    [chair.page, "room", ""],
    [kaz.page, "room", ""],
    [kaz.page, "debrief", "?see=debrief"],
    [director.page, "desk", "?see=desk"],
  ] as const;
  for (const [language, scheme] of [
    ["en", "light"],
    ["ru", "dark"],
  ] as const) {
    for (const [at, name, query] of views) {
      await at.emulateMedia({ colorScheme: scheme });
      const lang = `${query ? `${query}&` : "?"}lang=${language}`;
      await at.evaluate((end) => {
        window.location.hash = window.location.hash.replace(/\?.*|$/, end);
      }, lang);
      await expect(at.locator("html")).toHaveAttribute("lang", language);
      await at.evaluate(() => {
        for (const fold of document.querySelectorAll("details")) fold.open = true;
      });
      for (const width of [320, 390]) {
        await at.setViewportSize({ width, height: 844 });
        const wide = () => at.evaluate(() => document.documentElement.scrollWidth);
        await expect
          .poll(wide, { message: `${name} ${language} at ${width}` })
          .toBeLessThanOrEqual(width);
      }
      await at.setViewportSize({ width: 1280, height: 800 });
      const axe = new AxeBuilder({ page: at }).include("main").withTags(RULES);
      const { violations } = await axe.analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      expect.soft(found, `${name} ${language} ${scheme}`).toEqual([]);
    }
  }
  await Promise.all([chair, kaz, director].map(({ context }) => context.close()));
});

test("A seat is given back, and a revoked link opens nothing", async ({ browser, page }) => {
  const links = await openSession(page, server.url, "Seats", "osh-2010");
  await page.getByRole("button", { name: "Sit down as director" }).click();
  await connected(page);
  const rus = await sitDown(browser, links["rus"] ?? "");
  await page.getByRole("link", { name: "Director’s desk" }).click();
  await page.getByRole("button", { name: "Revoke a link of Russia" }).click();
  await page.reload();
  await connected(page);
  await rus.page.reload();
  await expect(rus.page.getByText("This browser holds no such seat")).toBeVisible();
  await rus.page.goto(links["rus"] ?? "");
  await expect(rus.page.getByText("This link opens nothing")).toBeVisible();
  // A list of events with a fault tells the line and plans nothing.
  await page.getByText("Read a master events list (CSV)").click();
  const name = "events.csv";
  const text =
    "Number,From,To,Subject,Message\n1,Press,all,Shots,Heard\n2,Press,nobody,Shots,Heard\n";
  const file = { name, mimeType: "text/csv", buffer: Buffer.from(text) };
  await page.getByLabel("File").setInputFiles(file);
  await expect(page.getByText("line 3")).toBeVisible();
  const good = { ...file, buffer: Buffer.from(text.replace("nobody", "kaz")) };
  await page.getByLabel("File").setInputFiles(good);
  await expect(page.getByText("2 injects planned").first()).toBeVisible();
  await page
    .getByRole("row", { name: /Shots to all/ })
    .getByRole("button", { name: "Send now" })
    .click();
  await page.getByRole("link", { name: "Room", exact: true }).click();
  await expect(page.locator(".room-inbox")).toContainText("Heard");
  await rus.context.close();
});
