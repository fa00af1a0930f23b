// What the record must show, and none of it by naming a case in the engine.
import { expect, test } from "vitest";
import { askOf, csto, routeOf, runOf } from "./packs.ts";

test("Osh 2010 meets different law on 18 and on 19 December 2012", () => {
  const before = runOf("osh-2010", { law: "2012-12-18" });
  const after = runOf("osh-2010", { law: "2012-12-19" });
  const open = (result: typeof before) => result.routes.filter((r) => r.inForce).map((r) => r.id);
  expect(open(after)).toContain("crisis-response");
  expect(open(before)).not.toContain("crisis-response");
  const wording = (result: typeof before) =>
    routeOf(result, "consultation")
      .steps.flatMap((step) => step.provisions)
      .map((p) => p.version);
  expect(wording(before)).not.toEqual(wording(after));
  const uzbekistan = (result: typeof before) => result.members.find((m) => m.state === "UZB");
  expect(uzbekistan(before)).toMatchObject({ participation: "full", counted: true });
  expect(uzbekistan(after)).toMatchObject({ participation: "suspended", counted: false });
});

test("In June 2010 the troops were asked of one member, so the peacekeeping route stops at the request", () => {
  const ask = askOf(runOf("osh-2010"), "a2");
  expect(ask.stop).toMatchObject({ kind: "request-elsewhere", finding: "not-met" });
});

test("Moscow 2009 is open, Minsk 2023 contested, Astana 2024 contested in fewer readings", () => {
  expect(askOf(runOf("rapid-reaction-2009"), "composition").stop).toMatchObject({
    kind: "not-adopted",
    finding: "open",
  });
  expect(askOf(runOf("minsk-2023"), "crisis-rules").stop.finding).toBe("contested");
  expect(askOf(runOf("astana-2024"), "rest").stop.finding).toBe("contested");
  const adopts = (id: string, ask: string) =>
    ["presence-required", "word-suffices", "harmless"].filter((value) =>
      runOf(id, { readings: { "csto.absence": value } }).adopted.includes(ask),
    );
  expect(adopts("minsk-2023", "crisis-rules")).toEqual(["harmless"]);
  expect(adopts("astana-2024", "rest")).toEqual(["word-suffices", "harmless"]);
  expect(adopts("rapid-reaction-2009", "composition")).toEqual([]);
});

test("The border decision of 2013 ends at not carried out, if adopted", () => {
  const ask = askOf(runOf("tajik-border-2013"), "first-phase");
  expect(ask.stop).toMatchObject({ kind: "not-carried-out", finding: "not-met" });
  const route = routeOf(runOf("tajik-border-2013"), "border-assistance", "first-phase");
  expect(route.steps.find((step) => step.gate === "carrying-out")?.ifAdopted).toBe(true);
  expect(route.provided.map((given) => given.step)).toContain("decision");
});

test("Between members collective forces are excluded, and both parties keep their voices", () => {
  const result = runOf("kyrgyz-tajik-2021");
  expect(routeOf(result, "collective-forces").stop).toMatchObject({
    kind: "excluded",
    finding: "not-met",
  });
  const voices = runOf("kyrgyz-tajik-2022").members.filter((m) => ["KGZ", "TJK"].includes(m.state));
  expect(voices.map((m) => m.counted)).toEqual([true, true]);
  expect(askOf(runOf("kyrgyz-tajik-2022"), "a6").stop).toMatchObject({
    kind: "excluded",
    finding: "contested",
  });
});

test("Yerevan 2022 falls item by item, and the state it was for stopped the aid text", () => {
  const result = runOf("yerevan-2022");
  expect(askOf(result, "aid-armenia").stop).toMatchObject({
    kind: "not-adopted",
    finding: "not-met",
    blocking: ["ARM"],
  });
  expect(askOf(result, "declaration").stop).toMatchObject({
    kind: "not-adopted",
    blocking: ["ARM"],
  });
  expect(result.adopted).toContain("fifteen");
});

test("Outside members' territory peacekeeping stops for want of a mandate whatever the host wants", () => {
  for (const consent of ["given", "withheld"]) {
    const acts = [
      {
        id: "x1",
        at: "2017-06-22",
        act: "consent" as const,
        by: "SYR",
        for: "peacekeeping",
        value: consent,
      },
    ];
    expect(askOf(runOf("syria-2017", { acts }), "a1").stop).toMatchObject({ kind: "no-mandate" });
  }
});

test("Every case of section 9 of the design is in the record under its id", () => {
  const ids = `osh-2010 rapid-reaction-2009 minsk-2023 astana-2024 yerevan-2022 kyrgyz-tajik-2021
    kyrgyz-tajik-2022 karabakh-2020 armenia-2021-05 armenia-2022 kazakhstan-2022 tajik-border-2013
    tajik-border-2021 tajik-programme-2024 uzbekistan-2012 armenia-2024 kursk-2024 georgia-2008
    ukraine-2022 vorukh-2014 kyrgyz-tajik-settlement-2025 karabakh-1992 batken-1999 belarus-2020`;
  for (const id of ids.split(/\s+/)) expect(csto.byId.case.has(id), id).toBe(true);
});
