// Plays whole sessions in eight browsers against a real server, which is killed and started again on the way.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, expect, type Page, test } from "@playwright/test";
import {
  asked,
  connected,
  cutOff,
  draft,
  item,
  openSession,
  type Player,
  put,
  sitDown,
  table,
  takePosition,
} from "./room-playing.ts";
import { runFile, type TestServer, testServer } from "./room-server.ts";

const DELEGATIONS = ["arm", "blr", "kaz", "kgz", "rus", "tjk"] as const;
type Seat = (typeof DELEGATIONS)[number] | "director" | "chair";
type Table = Record<Seat, Player>;

test.use({ actionTimeout: 15_000 });

let server: TestServer;
test.beforeAll(async () => {
  server = await testServer();
});
test.afterAll(async () => {
  await server.remove();
});

/** Director, chair and six delegations, each in a browser of its own. */
async function seated(browser: Browser, page: Page, title: string, id: string): Promise<Table> {
  const links = await openSession(page, server.url, title, id);
  const seats: Seat[] = ["director", "chair", ...DELEGATIONS];
  const sitting = await Promise.all(
    seats.map(async (seat) => [seat, await sitDown(browser, links[seat] ?? "")] as const),
  );
  for (const [seat, { page: at }] of sitting) {
    // The token is gone from the address and from the history.
    expect(at.url()).toMatch(new RegExp(`#/room/[0-9a-z]+/${seat}$`));
    await expect(at.locator(".exercise")).toHaveText("EXERCISE");
  }
  return Object.fromEntries(sitting) as Table;
}

async function leave(seats: Table): Promise<void> {
  await Promise.all(Object.values(seats).map(({ context }) => context.close()));
}

/** The exported case, run by the command line, gives the path that the room shows. */
async function samePath(page: Page): Promise<{ adopted: string[] }> {
  await page.getByRole("link", { name: "Debrief" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Session as a case" }).click();
  const file = join(server.folder, "exported.yaml");
  await (await download).saveAs(file);
  expect(readFileSync(file, "utf8")).toContain("EXERCISE");
  const path = JSON.parse(await asked(page, "/path"));
  expect(await runFile(file)).toEqual(path);
  return path;
}

test("Kazakhstan 2022 is played to an adopted decision, over a lost line and a killed server", async ({
  browser,
  page,
}) => {
  test.setTimeout(120_000);
  const seats = await seated(browser, page, "Class of Tuesday", "kazakhstan-2022");
  const { director, chair, kaz, rus, blr, kgz, tjk, arm } = seats;
  await director.page.getByRole("link", { name: "Director’s desk" }).click();
  await director.page.getByRole("button", { name: "Start the clock" }).click();
  await expect(kaz.page.locator(".clock")).toContainText("running");

  await put(kaz.page, "Ask for something", {
    "What for": "Peacekeeping operation",
    "To whom": "Collective Security Council",
    "Words (may be empty)": "Help us to restore order.",
  });
  await put(kaz.page, "Give or withhold consent");
  await put(kaz.page, "Characterise what happened");
  await expect(rus.page.locator(".room-minutes")).toContainText("Help us to restore order.");
  await table(chair.page, {
    title: "Sending the peacekeepers",
    measure: "Peacekeeping operation",
    answersRequest: true,
  });

  // Before the Council is convened nobody takes a position in it.
  await item(rus.page, "d1").getByRole("button", { name: "in favour" }).first().click();
  const early = item(rus.page, "d1").locator(".refusal");
  await expect(early).toContainText("The organ has not been convened: Collective Security Council");
  await expect(early.getByRole("link", { name: "Convening of the Council" })).toBeVisible();
  const minuted = blr.page.locator('.minute[data-kind="refused"]').first();
  await expect(minuted).toContainText("Russia");
  await expect(minuted).toContainText("Convening of the Council");

  // One line is lost, then the server is killed while a silence runs.
  await tjk.context.setOffline(true);
  await cutOff(tjk.page);
  const paper = draft(chair.page, "d1");
  await paper.getByText("Method, silence, wording").click();
  await paper.getByLabel("Silence for so many hours of the scenario").fill("3");
  await paper.getByRole("button", { name: "Put under silence" }).click();
  await expect(blr.page.locator(".silence")).toContainText("of the scenario remain");
  await server.kill();
  await Promise.all([kaz, chair, director].map(({ page: at }) => cutOff(at)));
  await item(rus.page, "d1").getByRole("button", { name: "in favour" }).first().click();
  await expect(item(rus.page, "d1")).toContainText("No answer came");
  await server.startAgain();
  const here = [director, chair, kaz, rus, blr, kgz, arm];
  await Promise.all(here.map(({ page: at }) => connected(at)));
  await takePosition(rus.page, "d1", "in favour");

  // The silence closes on the scenario's clock; an objection after it is late.
  await director.page.getByRole("button", { name: "+6 hours" }).click();
  await expect(item(blr.page, "d1").locator(".decision")).toContainText("Contested");
  await draft(blr.page, "d1").getByRole("button", { name: "Break the silence: object" }).click();
  const late = draft(blr.page, "d1").locator(".refusal");
  await expect(late).toContainText("the objection came late");
  await expect(late.getByRole("link").first()).toBeVisible();
  const lateLine = kaz.page.locator('.minute[data-kind="refused"]').first();
  await expect(lateLine).toContainText("the objection came late");

  await tjk.context.setOffline(false);
  await connected(tjk.page);
  await expect(item(tjk.page, "d1").locator(".decision")).toContainText("Contested");

  // So the chair asks again in session, where Kyrgyzstan is there and says nothing.
  await put(chair.page, "Convene an organ");
  await table(chair.page, {
    title: "Sending the peacekeepers, in session",
    measure: "Peacekeeping operation",
    answersRequest: true,
  });
  await put(kgz.page, "Record attendance");
  for (const { page: at } of [kaz, rus, blr, arm, tjk]) await takePosition(at, "d2", "in favour");
  await draft(chair.page, "d2").getByRole("button", { name: "Put to decision" }).click();
  for (const { page: at } of Object.values(seats).filter((seat) => seat !== director)) {
    await expect(item(at, "d2").locator(".decision")).toContainText("Adopted");
  }
  await expect(item(kgz.page, "d2").locator(".stand-silent")).toContainText("Kyrgyzstan");

  const path = await samePath(kaz.page);
  expect(path.adopted).toContain("d2");
  await expect(kaz.page.locator(".debrief .refusals > li")).toHaveCount(2);
  await expect(kaz.page.locator(".way")).toHaveCount(2);
  await leave(seats);
});

test("Yerevan 2022 is played to a package minus two items", async ({ browser, page }) => {
  test.setTimeout(90_000);
  const seats = await seated(browser, page, "Yerevan", "yerevan-2022");
  const { chair, arm } = seats;
  await put(chair.page, "Convene an organ");
  await table(chair.page, {
    title: "Seventeen drafts",
    measure: "Institutional decision",
    items: Array.from({ length: 17 }, (_, i) => `Draft ${i + 1}`),
    own: { 1: "Joint statement", 2: "Material and military-technical aid" },
  });
  await Promise.all(DELEGATIONS.map((id) => put(seats[id].page, "Record attendance")));
  await takePosition(arm.page, "d1.1", "objecting");
  await takePosition(arm.page, "d1.2", "objecting");
  const paper = draft(chair.page, "d1");
  await paper.getByLabel("d1.1 Draft 1", { exact: true }).check();
  await paper.getByLabel("d1.2 Draft 2", { exact: true }).check();
  await paper.getByRole("button", { name: /without the ticked items \(15 items left\)/ }).click();
  for (const { page: at } of Object.values(seats)) {
    await expect(at.locator(".decision.met")).toHaveCount(15);
    await expect(at.locator(".decision.sent-back")).toHaveCount(2);
  }
  const path = await samePath(arm.page);
  expect(path.adopted).toHaveLength(15);
  await leave(seats);
});
