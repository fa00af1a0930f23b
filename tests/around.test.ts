// What the record shows around its cases: claims, registers, tracks, forum, measures, votes.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readOutcomes } from "../src/check/outcomes-node.ts";
import { InputError } from "../src/pack/problem.ts";
import { packIds, readPack } from "../src/pack/read-node.ts";
import { claimsAnswer } from "../src/record/claims.ts";
import { caseElsewhere, forumAnswer } from "../src/record/forum.ts";
import { measuresAnswer } from "../src/record/measures.ts";
import { outsideOn } from "../src/record/memberships.ts";
import { readRecords } from "../src/record/record-node.ts";
import { registerAnswer } from "../src/record/registers.ts";
import { threadsOf } from "../src/record/threads.ts";
import { tracksAnswer } from "../src/record/tracks.ts";
import { replayVotes } from "../src/record/votes.ts";

const pack = readPack("csto");
const records = readRecords(pack);
const observed = readOutcomes("csto");

describe("Claims", () => {
  test("The mutual-defence clause is marked as mis-cited, with the provision it means", () => {
    const { claims } = claimsAnswer(pack, records, { about: "article", text: "Explainer" });
    const cited = claims.find(({ status }) => status === "mis-cited");
    expect(cited?.links.map(({ id }) => id)).toContain("csto.treaty.4");
    expect(cited?.errs?.point).toBe(1);
  });

  test("No verdict is shown without the verdicts that contradict it", () => {
    for (const about of [undefined, "khujand", "barriers"]) {
      const { verdicts } = claimsAnswer(pack, records, { about });
      const ids = verdicts.map(({ id }) => id);
      for (const { opposite } of verdicts) expect(ids).toEqual(expect.arrayContaining(opposite));
    }
  });

  test("A link to a case carries where its asks stopped, and every link leads to a title", () => {
    const { claims } = claimsAnswer(pack, records);
    const links = claims.flatMap((claim) => claim.links);
    expect(links.filter(({ at }) => at === null)).toEqual([]);
    const osh = links.find(({ id }) => id === "osh-2010");
    expect(osh?.marks?.[0]?.stop.kind).toBe("request-elsewhere");
  });

  test("Every task has something that speaks against it", () => {
    const { tasks } = claimsAnswer(pack, records, { about: "tasks" });
    expect(tasks).toHaveLength(4);
    for (const task of tasks) expect(task.links.map(({ side }) => side)).toContain("against");
  });

  test("A text is found by number, by name and by initials; a misspelt topic is refused", () => {
    const text = (name: string) => claimsAnswer(pack, records, { text: name }).text;
    expect([text("004"), text("explainer"), text("K&K"), text("Бабаев")]).toEqual([
      "004",
      "004",
      "000",
      "002",
    ]);
    expect(() => claimsAnswer(pack, records, { about: "bariers" })).toThrow(
      /nearest valid: barriers/,
    );
  });
});

describe("Registers", () => {
  const entries = (name: string | undefined, words = {}) =>
    registerAnswer(pack, records, name, words).registers.flatMap((one) => one.entries);

  test("The General Assembly text of 2024 stands at 67–8–69 beside texts adopted without a vote", () => {
    const votes = entries("partners", { partner: "UN" }).flatMap(({ entry }) =>
      "vote" in entry && entry.vote ? [entry.vote] : [],
    );
    const forms = votes.map(({ form }) => form);
    expect(forms.filter((form) => form === "without-a-vote").length).toBeGreaterThan(3);
    expect(votes.map(({ tally }) => tally)).toContainEqual({ yes: 67, no: 8, abstain: 69 });
  });

  test("Published strengths of one force that do not agree stand side by side with who says so", () => {
    const [forces] = registerAnswer(pack, records, "forces").registers;
    const rapid = forces?.differ.find(({ what }) => what.startsWith("rapid-reaction"));
    expect(rapid?.figures.length).toBeGreaterThan(2);
    for (const figure of rapid?.figures ?? []) expect(figure.sources).not.toEqual([]);
  });

  test("Where no follow-up is on record the entry says so", () => {
    expect(entries("plans").map(({ followUp }) => followUp)).toContain("not-on-record");
  });

  test("Filters by year, state and partner keep what they say, and bad words are refused", () => {
    expect(entries("exercises", { year: "2022" }).map(({ id }) => id)).toContain(
      "exercises.exercise-2022-indestructible-brotherhood",
    );
    for (const { entry } of entries("ties", { state: "TJK" }))
      expect(JSON.stringify(entry)).toContain("TJK");
    expect(() => entries("sesions")).toThrow(InputError);
    expect(() => entries("partners", { partner: "NATTO" })).toThrow(/nearest valid: nato/);
    expect(() => entries("ties", { state: "TJX" })).toThrow(InputError);
  });
});

describe("Memberships and threads", () => {
  test("The matrix of 2012 knows Uzbekistan in no Treaty at the end of the year, and in the SCO", () => {
    const { states } = outsideOn(pack, records, "2013-01-01");
    const uzbekistan = states.find(({ state }) => state === "UZB")?.belongs;
    expect(uzbekistan?.map(({ organisation }) => organisation)).toContain("sco");
    expect(uzbekistan?.map(({ organisation }) => organisation)).not.toContain("csto");
  });

  test("Cases that go on from one another are one thread", () => {
    const threads = threadsOf(pack.cases);
    expect(threads.find(({ id }) => id === "tajik-border-2013")?.cases).toEqual([
      "tajik-border-2013",
      "tajik-border-2021",
      "tajik-programme-2024",
      "tajik-attacks-2025",
    ]);
  });
});

describe("Tracks", () => {
  const { n, table, cases, duality } = tracksAnswer(pack, observed);

  test("Hypothetical cases are never counted, and every count lists its cases", () => {
    expect(n).toBe(pack.cases.filter(({ origin }) => origin === "record").length);
    for (const { all, byType } of table) {
      expect(all.n).toBe(all.cases.length);
      expect(all.cases).not.toContain("capital-cyber-attack");
      expect(byType.reduce((sum, cell) => sum + cell.n, 0)).toBe(all.n);
    }
    expect(duality.reduce((sum, cell) => sum + cell.n, 0)).toBe(n);
  });

  test("Belarus 2020 went bilaterally, Kazakhstan 2022 through the organisation", () => {
    const of = (id: string) => cases.find((entry) => entry.case === id)?.tracks;
    expect(of("belarus-2020")).toEqual(["bilateral"]);
    expect(of("kazakhstan-2022")).toContain("organisation");
  });
});

describe("The forum table", () => {
  const packs = packIds().map((id) => readPack(id));
  const forum = (id: string) => {
    const caseFile = pack.byId.case.get(id);
    if (caseFile === undefined) throw new Error(id);
    return forumAnswer(pack, caseFile, packs, records);
  };

  test.each([
    "osh-2010",
    "kazakhstan-2022",
    "armenia-2022",
    "karabakh-2020",
    "kyrgyz-tajik-2022",
    "tajik-border-2013",
    "georgia-2008",
    "batken-1999",
    "ukraine-2022",
    "belarus-2020",
  ])("No cell of %s is empty without a reason", (id) => {
    const { rows } = forum(id);
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      expect(row.competence.says.en).not.toBe("");
      expect(row.actedSays.en).not.toBe("");
      if (row.packs.length === 0) expect(row.packsSay.en).not.toBe("");
      for (const inPack of row.packs)
        if (inPack.wouldNeed.length === 0) expect(inPack.because?.en).toBeTruthy();
    }
  });

  test("In the Security Council the five permanent members could have stopped it, each alone", () => {
    const un = forum("osh-2010").rows.find(({ organisation }) => organisation === "un");
    const council = un?.packs.find((entry) => entry.pack === "un-sc");
    const blocks = council?.wouldNeed.flatMap(({ decision }) =>
      decision ? [decision.blocksAlone] : [],
    );
    expect(blocks).toContainEqual(["CHN", "FRA", "GBR", "RUS", "USA"]);
  });

  test("Requests to the organisation are none to another, and its facts go along", () => {
    const caseFile = pack.byId.case.get("kazakhstan-2022");
    if (caseFile === undefined) throw new Error("no case");
    const there = caseElsewhere(caseFile, new Set(["osce"]));
    expect((there.acts ?? []).map(({ act }) => act)).not.toContain("request");
    expect(there.facts).toEqual(caseFile.facts);
  });
});

describe("Measures", () => {
  const { measures, obstacles } = measuresAnswer(pack, records, observed);
  const measure = (id: string) => {
    const found = measures.find((one) => one.id === id);
    if (found === undefined) throw new Error(id);
    return found;
  };

  test("Each has a formula in both languages, its inputs, an n, and what it does not say", () => {
    for (const one of measures) {
      expect(one.formula.ru).not.toBe("");
      expect(one.inputs).not.toEqual([]);
      expect(one.n, one.id).toBeGreaterThan(0);
      expect(one.limits, one.id).not.toEqual([]);
    }
  });

  test("Every counted row lists as many data as it counts, and no hypothetical case among them", () => {
    for (const one of [measure("stopping-points"), measure("requests"), measure("carried-out")]) {
      for (const row of one.rows.filter(({ count }) => count !== null)) {
        expect(row.data.length, `${one.id} ${row.id}`).toBe(row.count);
        expect(row.data.join(" ")).not.toMatch(/capital-cyber|sabotage/);
      }
    }
  });

  test("Stopping points are a distribution: their shares sum to one", () => {
    const shares = measure("stopping-points").rows.filter(({ group }) => group === null);
    expect(shares.reduce((sum, { value }) => sum + (value ?? 0), 0)).toBeCloseTo(1, 10);
  });

  test("Agreement with the hub is that of the table kept beside the roll calls", () => {
    const { tables } = records.registers.votes as NonNullable<typeof records.registers.votes>;
    const rows = new Map(measure("voting-agreement").rows.map((row) => [row.id, row]));
    let compared = 0;
    for (const { state, byYear } of tables["agreement-with-russia"].rows) {
      for (const { year, n, same } of byYear) {
        const own = rows.get(`${state}.${year}`);
        if (own === undefined) continue;
        compared += 1;
        expect([state, year, own.n]).toEqual([state, year, n]);
        expect(own.value).toBeCloseTo(same, 3);
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  test("A median waiting time lies between what the dates allow", () => {
    for (const { value, bounds } of measure("response-times").rows)
      if (value !== null && bounds !== null) {
        expect(bounds.low).toBeLessThanOrEqual(value);
        expect(bounds.high).toBeGreaterThanOrEqual(value);
      }
  });

  test("Each of the four obstacles says what cannot be observed; pressure has no measure at all", () => {
    expect(obstacles).toHaveLength(4);
    for (const one of obstacles) expect(one.notObservable.en).not.toBe("");
    expect(obstacles.find(({ id }) => id === "pressure")?.measures).toEqual([]);
  });
});

describe("Recorded votes replayed", () => {
  const council = readPack("un-sc");
  const head = "date,id,text,result,matter,votes,source\n";
  const all = "AUS=A BEL=Y BRA=Y COL=Y FRA=Y GBR=Y POL=Y SUN=Y SYR=Y TWN=Y USA=Y";
  const line = (votes: string, more = "adopted,substantive") =>
    `${head}1947-01-10,R,text,${more},${votes},"a, b"\n`;

  test("A vote gives its arithmetic: roll, tally, threshold, veto, provision", () => {
    const [row] = replayVotes(council, line(all), "votes.csv").rows;
    expect(row).toMatchObject({ byRule: "adopted", verdict: "as-recorded", source: "a, b" });
    expect(row?.arithmetic).toMatchObject({ roll: 11, abstaining: ["AUS"] });
    expect(row?.arithmetic.tests).toEqual(["10 for, 7 needed", "permanent, against: none"]);
    expect(row?.arithmetic.provisions).toEqual(["un.charter.27-3"]);
  });

  test("A permanent member against stops it; abstaining, it is for a reading to say", () => {
    const against = replayVotes(council, line(all.replace("SUN=Y", "SUN=N")), "v.csv").rows[0];
    expect(against).toMatchObject({ byRule: "not-adopted", verdict: "differs" });
    const away = line(all.replace("SUN=Y", "SUN=A"));
    expect(replayVotes(council, away, "v.csv").rows[0]?.byRule).toBe("by-reading");
    const fixed = replayVotes(council, away, "v.csv", { "un-sc.abstention": "not-a-veto" });
    expect(fixed.rows[0]?.verdict).toBe("as-recorded");
  });

  test("The Council’s votes replay as recorded, save while eleven sat under the rule for fifteen", () => {
    const place = join(import.meta.dirname, "../packs/un-sc/registers/votes.csv");
    const practice = { "un-sc.abstention": "not-a-veto", "un-sc.absence": "not-a-veto" };
    const { n, rows } = replayVotes(council, readFileSync(place, "utf8"), "votes.csv", practice);
    expect(n).toBeGreaterThan(100);
    for (const row of rows.filter(({ verdict }) => verdict === "differs")) {
      expect(row.date > "1965-08-31" && row.date < "1966-01-01", row.id).toBe(true);
      expect(row.arithmetic.notes.join(" ")).toContain("eleven members");
    }
  });

  test.each([
    [
      "a state not a member that day",
      line(all.replace("USA=Y", "KGZ=Y")),
      /v\.csv:2: votes: KGZ was not a member/,
    ],
    ["a vote too many", line(`${all} USA=N`), /v\.csv:2: votes: USA votes twice/],
    ["a twelfth member", line(`${all} KGZ=Y`), /KGZ was not a member .*vote 12 of a roll of 11/],
    ["an unknown letter", line(all.replace("USA=Y", "USA=Q")), /v\.csv:2: votes: "Q" of USA/],
    ["an unknown state", line(all.replace("USA=Y", "USX=Y")), /"USX" is not a state code/],
    ["a member without a vote", line(all.replace(" USA=Y", "")), /has no vote of USA/],
    ["an unknown result", line(all, "adoptd,substantive"), /nearest valid: adopted/],
    ["an unknown matter", line(all, "adopted,substantiv"), /nearest valid: substantive/],
    ["a day that does not exist", line(all).replace("1947-01-10", "1947-02-30"), /is not a day/],
    ["a table without a column", "date,id\n1947-01-10,R\n", /v\.csv:1: has no column text/],
  ])("%s is refused with its line", (_, table, says) => {
    expect(() => replayVotes(council, table, "v.csv")).toThrow(says);
  });
});
