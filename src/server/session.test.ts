// Whole sessions over HTTP, from the opening to the exported log.
import { expect, test } from "vitest";
import { parse } from "yaml";
import { run } from "../engine/run.ts";
import { readPack } from "../pack/read-node.ts";
import { CaseFile } from "../pack/schema.ts";
import { type LogFile, verifyLog } from "../play/export.ts";
import { sha256, verifyEd25519 } from "../store/keys-node.ts";
import { open, type Sitter, testApp } from "./testing.ts";

const pack = readPack("csto");
const MEMBERS = ["arm", "blr", "kaz", "kgz", "rus", "tjk"] as const;

test(
  "Kazakhstan 2022 is played to an adopted decision; an early motion and a late objection " +
    "are refused",
  async () => {
    const { fetch, clock } = testApp();
    const session = await open(fetch, {
      title: "Class of Tuesday",
      from: { case: "kazakhstan-2022" },
      startsAt: "2022-01-05T15:00:00Z",
    });
    const seat: Record<string, Sitter> = {};
    for (const id of ["director", "chair", ...MEMBERS]) seat[id] = await session.sit(id);
    const { director, chair, kaz, rus, blr } = seat as Record<string, Sitter> &
      Record<"director" | "chair" | "kaz" | "rus" | "blr", Sitter>;
    await director.move({ kind: "set-clock", change: { to: "running" } });

    const early = await chair.try({ kind: "adopt", draft: "d1" });
    expect(early.status).toBe(409);
    expect(early.body.refusal?.kind).toBe("not-tabled");
    expect(early.body.refusal?.provisions).not.toEqual([]);

    const [asked] = await kaz.move({
      kind: "request",
      for: "peacekeeping",
      to: "csc",
      words: "Help us.",
    });
    const request = asked?.kind === "act-entered" ? asked.act.id : "";
    await kaz.move({ kind: "consent", value: "given" });
    await kaz.move({ kind: "characterise", as: "aggression" });
    await chair.move({
      kind: "table",
      organ: "csc",
      title: "Sending the peacekeepers",
      for: "peacekeeping",
      answers: request,
      items: [{ title: "Sending the peacekeepers", subject: "KAZ" }],
    });
    const tooEarly = await rus.try({ kind: "take-position", item: "d1", value: "in-favour" });
    expect(tooEarly.body.refusal).toMatchObject({
      kind: "not-convened",
      provisions: ["csto.organs-2003.convening"],
    });

    // Decided on paper, by silence, in the night.
    await chair.move({ kind: "open-silence", draft: "d1", closes: "2022-01-05T18:00:00Z" });
    await rus.move({ kind: "take-position", item: "d1", value: "in-favour" });
    clock.at += 3 * 3_600_000 + 1;
    const late = await blr.try({ kind: "break-silence", draft: "d1" });
    expect(late.status).toBe(409);
    expect(late.body.refusal?.kind).toBe("silence-closed");
    expect(late.body.refusal?.provisions).toContain("csto.charter.12");

    const view = await blr.view();
    const item = view.drafts[0]?.items[0];
    // What silence means in a circulation is a reading nobody has settled.
    expect(item?.decision?.finding).toBe("contested");
    expect(item?.decision?.turnsOn).toEqual([{ reading: "csto.silence-in-circulation" }]);
    expect(item?.positions.find((entry) => entry.state === "TJK")?.value).toBe("silent");
    const minutes = await blr.get<{
      minutes: { kind: string; says: { en: string }; provisions: string[] }[];
    }>("/minutes");
    const refused = minutes.body.minutes.filter((line) => line.kind === "refused");
    expect(refused.map((line) => line.provisions.length > 0)).toEqual([true, true, true]);

    // So the chair asks again, in session, where each says where it stands.
    await chair.move({ kind: "convene", organ: "csc" });
    await chair.move({
      kind: "table",
      organ: "csc",
      title: "Sending the peacekeepers",
      for: "peacekeeping",
      answers: request,
      items: [{ title: "Sending the peacekeepers", subject: "KAZ" }],
    });
    for (const id of MEMBERS)
      await seat[id]?.move({ kind: "take-position", item: "d2", value: "in-favour" });
    const adopted = await chair.move({ kind: "adopt", draft: "d2" });
    const decided = adopted.find((event) => event.kind === "decided");
    expect(decided?.kind === "decided" && decided.items[0]?.finding).toBe("met");

    // The exported log is whole, and it is a case: the same path again.
    const exported = (await kaz.get<LogFile>("/export/log.json")).body;
    expect(verifyLog(exported, sha256, verifyEd25519).filter((check) => !check.ok)).toEqual([]);
    const asCase = CaseFile.parse(parse((await kaz.get("/export/case.yaml")).text));
    const path = (await kaz.get<ReturnType<typeof run>>("/path")).body;
    expect(JSON.parse(JSON.stringify(run(pack, asCase)))).toEqual(path);
    expect(path.adopted).toContain("d2");
    expect(path.origin).toBe("played");
  },
);

test("Yerevan 2022 is played to a package minus two items", async () => {
  const { fetch } = testApp();
  const session = await open(fetch, { title: "Yerevan", from: { case: "yerevan-2022" } });
  const seat: Record<string, Sitter> = {};
  for (const id of ["chair", ...MEMBERS]) seat[id] = await session.sit(id);
  const { chair, arm } = seat as Record<"chair" | "arm", Sitter>;
  await chair.move({ kind: "convene", organ: "csc" });
  await chair.move({
    kind: "table",
    organ: "csc",
    title: "Seventeen drafts",
    items: Array.from({ length: 17 }, (_, i) => ({
      title: `Draft ${i + 1}`,
      for: i === 0 ? "joint-statement" : i === 1 ? "material-aid" : "institutional-decision",
    })),
  });
  for (const item of ["d1.1", "d1.2"])
    await arm.move({ kind: "take-position", item, value: "objecting" });
  for (const id of MEMBERS)
    await seat[id]?.move({ kind: "attend", organ: "csc", value: "present" });
  await chair.move({ kind: "adopt", draft: "d1", without: ["d1.1", "d1.2"] });
  const view = await arm.view();
  const items = view.drafts[0]?.items ?? [];
  expect(items.filter((item) => item.decision?.finding === "met")).toHaveLength(15);
  expect(items.filter((item) => item.sentBack).map((item) => item.id)).toEqual(["d1.1", "d1.2"]);
  // The engine reads the same off the case.
  const path = run(pack, view.case);
  expect(path.adopted).toHaveLength(15);
  const aid = path.asks.find((ask) => ask.id === "d1.2");
  expect(aid?.stop).toMatchObject({ kind: "not-adopted", finding: "not-met", blocking: ["ARM"] });
});
