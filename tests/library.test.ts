// The library as docs/LIBRARY.md shows it: each part between two marks is printed there word for word.
import { expect, test } from "vitest";
import {
  applyReforms,
  caseOf,
  exact,
  InputError,
  lawOn,
  markdownOf,
  precedentsOf,
  readPack,
  routeNote,
  run,
  why,
} from "../src/index.ts";

test("A case under two laws", () => {
  // #region run
  const pack = readPack("csto");
  const osh = caseOf(pack, "osh-2010");
  const then = run(pack, osh);
  const later = run(pack, osh, { law: "2012-12-19", members: "2012-12-19" });

  then.asks[0]?.stop.kind; // "request-elsewhere"
  then.routes.filter((route) => route.inForce).length <
    later.routes.filter((route) => route.inForce).length; // true
  // #endregion
  expect(then.asks[0]?.stop.kind).toBe("request-elsewhere");
  const open = (result: typeof then) => result.routes.filter((route) => route.inForce).length;
  expect(open(then)).toBeLessThan(open(later));
});

test("What was law, and who belonged", () => {
  // #region law
  const law = lawOn(readPack("csto"), "2012-12-18", null);
  law.version("csto.treaty.4")?.from; // "1994-04-20", the wording before the protocol of 2010
  law.status("csto.treaty", "UZB"); // "bound"
  law.roll.map((entry) => entry.state); // ["ARM", "BLR", ...]
  // #endregion
  expect(law.version("csto.treaty.4")?.from).toBe("1994-04-20");
  expect(law.status("csto.treaty", "UZB")).toBe("bound");
  expect(law.roll.map((entry) => entry.state).slice(0, 2)).toEqual(["ARM", "BLR"]);
});

test("What would have had to be different", () => {
  // #region why
  const pack = readPack("csto");
  const answer = why({ pack, case: caseOf(pack, "osh-2010"), options: {} }, { ask: "a2" });
  answer.changeSets[0]?.changes; // [{ act: "redirect", id: "a2", from: ["RUS"], to: ["csc"], ... }]
  // #endregion
  expect(answer.changeSets[0]?.changes[0]).toMatchObject({
    act: "redirect",
    from: ["RUS"],
    to: ["csc"],
  });
});

test("The law with a reform in it", () => {
  // #region reform
  const reformed = applyReforms(readPack("csto"), ["consensus-minus-one"]);
  if (!reformed.ok) throw new Error(reformed.because);
  run(reformed.pack, caseOf(reformed.pack, "yerevan-2022")).adopted; // asks adopted in every world
  // #endregion
  expect(reformed.ok).toBe(true);
});

test("Counting and power, without any law", () => {
  // #region exact
  const voters = ["A", "B", "C"];
  const { is, atLeast } = exact;
  const two = atLeast(
    2,
    voters.map((voter) => is(voter, "yes")),
  );
  const d = exact.diagram(voters.map((id) => ({ id, values: ["no", "yes"] })));
  d.count(d.compile(two)); // 4n of 8n
  // #endregion
  expect(d.count(d.compile(two))).toBe(4n);
});

test("A note", () => {
  // #region note
  const pack = readPack("csto");
  const osh = caseOf(pack, "osh-2010");
  const note = routeNote({
    run: run(pack, osh),
    pack,
    case: osh,
    language: "ru",
    precedents: precedentsOf(pack),
    fingerprint: "", // of your own making; the command line puts a SHA-256 here
    command: "",
  });
  markdownOf(note); // "# Справка о правовых путях: ..."
  // #endregion
  expect(markdownOf(note)).toContain("# Справка о правовых путях");
});

test("Bad input is one clear line", () => {
  // #region errors
  let line = "";
  try {
    caseOf(readPack("csto"), "osh-2011");
  } catch (error) {
    if (error instanceof InputError) line = error.message;
  }
  line; // 'csto: case: there is no case "osh-2011"; nearest valid: osh-2010'
  // #endregion
  expect(line).toBe('csto: case: there is no case "osh-2011"; nearest valid: osh-2010');
});
