/** The shapes of the JSON answers about change: why, table, odds, reform and compare. */
import { z } from "zod";
import { Act, ActKind, PositionValue, Reform } from "../pack/schema.ts";
import {
  Cube,
  count,
  Data,
  day,
  Finding,
  fraction,
  ItemRef,
  StopKind,
  says,
  text,
  told,
  Words,
} from "./answers-parts-schema.ts";

const states = (what: string) => says(z.array(z.string()), what);
const head = {
  case: text("Id of the case"),
  pack: text("Organisation whose law was applied"),
  data: Data,
  lawAsOf: day("Day of the law: provisions, parties, routes and roll"),
};
const asked = {
  ask: says(z.string().nullable(), "Id of the ask; null where nobody asked"),
  route: text("Id of the route"),
};

// --- why ---------------------------------------------------------------------------------------------

/** An act as a log holds it; `casus run --act` takes a list of such. */
const LogEntry = says(
  told(Act, {
    id: "Id of the act",
    at: "Date, with the precision it has",
    act: "Kind of act",
    by: "Whose act it is: states, an organ or officer, another organisation, or `all` of the roll",
    except: "States that `all` leaves out",
    to: "To whom",
    for: "Measure it is for",
    under: "Provision it cites",
    organ: "Organ it concerns",
    method: "How the organ is to decide",
    form: "Form it has",
    item: "The ask, item of a proposal, or act it concerns",
    items: "Items of a package",
    title: "What the item is called",
    count: "How many drafts the item stands for",
    due: "Day by which it is due",
    subject: "State it is about",
    answers: "The act it answers",
    value: "Its value, such as given, withheld, done, or a position",
    attached: "What is attached to a position",
    as: "Legal label that its author gives",
    what: "What it is, in words",
    sources: "Sources it rests on; none where the act is supplied by a change",
    confidence: "How well it is known",
    note: "Note of the coder",
  }),
  "The act as a log holds it, to be tried with `casus run --act`",
);

const orTo = says(z.array(z.string()).optional(), "Other values that would have done as well");
const from = text("The value that is known");

const Change = says(
  z.union([
    z.strictObject({
      act: says(z.literal("add"), "An act is added"),
      entry: LogEntry,
      insteadOf: says(z.array(z.string()).optional(), "Ids of recorded acts that it replaces"),
    }),
    z.strictObject({
      act: says(z.literal("redirect"), "A recorded request goes to another addressee"),
      id: text("Id of the recorded request"),
      from: says(z.array(z.string()), "Addressees on record"),
      to: says(z.array(z.string()), "Addressees it would have needed"),
      inWriting: says(z.boolean().optional(), "It also has to be put in writing"),
      entry: LogEntry,
    }),
    z.strictObject({
      act: says(z.literal("cite"), "An act cites a provision"),
      id: text("Id of the act, a recorded or an added one"),
      under: text("Id of the provision"),
    }),
    z.strictObject({
      act: says(z.literal("remove"), "A recorded act does not happen"),
      id: text("Id of the act"),
      kind: says(ActKind, "Kind of the act"),
    }),
    z.strictObject({
      item: text("What is decided on"),
      position: text("State whose position differs"),
      from: says(PositionValue, "The position on record"),
      to: says(PositionValue, "The position it would have needed"),
      orTo: says(z.array(PositionValue).optional(), "Other positions that would have done as well"),
    }),
    z.strictObject({
      reading: text("Id of a reading that is fixed"),
      from,
      to: text("The reading it would have needed"),
      orTo,
    }),
    z.strictObject({
      fact: text("Id of a settled fact, or `territory`"),
      from,
      to: text("The value it would have needed"),
      orTo,
    }),
    z.strictObject({
      member: text("State whose membership differs"),
      from: text("Its participation that day; `none` where it is not on the roll"),
      to: says(z.enum(["full", "left"]), "A full member throughout, or none"),
    }),
    z.strictObject({ reform: text("Id of a reform taken into the law") }),
  ]),
  "One thing that would have had to be different",
);

const blocking = {
  blockingSets: says(
    z.array(z.array(z.string())),
    "Minimal sets of states that can prevent the decision by positions alone, whatever others do",
  ),
  didBlock: says(
    z.array(z.array(z.string())),
    "Those of them whose recorded positions do prevent it",
  ),
};
const provided = says(
  z.array(Cube),
  "Partial choices of open items, each enough for it to work; one empty choice: it always does",
);

/** `casus why --json`. */
export const WhyAnswer = says(
  z.strictObject({
    casus: says(z.literal("why@1"), "Kind and version of this answer"),
    ...head,
    asks: says(
      z.array(
        z.strictObject({
          ...asked,
          to: says(
            z.string().nullable(),
            "Id of the step to get past; null: the end of the route, which has no decision",
          ),
          count: count("How many minimal sets of changes there are"),
          listed: says(z.number().int(), "How many of them `changeSets` lists"),
          orbits: says(
            z.array(
              z.strictObject({
                fixed: says(
                  z.array(z.string()),
                  "Changes all of these sets have in common, by key",
                ),
                any: says(
                  z.array(
                    z.strictObject({
                      take: says(z.number().int(), "So many of them are needed"),
                      of: says(z.array(z.string()), "Items of which any will do"),
                    }),
                  ),
                  "Groups of which any so many complete a set",
                ),
                sets: count("How many sets that makes"),
              }),
            ),
            "Where not all are listed: families of sets; empty otherwise",
          ),
          ...blocking,
        }),
      ),
      "What was asked about, one entry an ask and route",
    ),
    changeSets: says(
      z.array(
        z.strictObject({
          ...asked,
          changes: says(
            z.array(Change),
            "All needed, and enough in some open world; empty: nothing known stood in the way",
          ),
          provided,
          more: says(z.boolean(), "`provided` does not cover every world in which it works"),
        }),
      ),
      "Minimal sets of changes: each was run again, and fails without any part",
    ),
    ...blocking,
  }),
  "What would have had to change: the answer of `casus why --json`",
);

// --- table -------------------------------------------------------------------------------------------

const perState = (what: string) =>
  says(z.record(z.string(), fraction("Index of the state")).nullable(), what);
const tableOfReading = {
  readings: says(
    z.array(Cube),
    "Readings and other open choices under which the table holds; one empty choice: under all",
  ),
  profiles: count("Patterns of positions over the roll"),
  adopting: count("Patterns that adopt: a count, never a chance"),
  blocksAlone: states("States that can prevent it alone"),
  banzhaf: perState("Absolute Banzhaf index by state; null unless there are just two positions"),
  banzhafNormalised: perState("The same with a sum of one; null as above"),
  shapley: perState("Shapley–Shubik index by state; null as above"),
  pivotal: says(
    z.record(z.string(), count("Number of patterns")),
    "By state: patterns in which another position of this state would change the result",
  ),
  method: says(z.enum(["diagram", "recurrence"]), "How it was computed; both are exact"),
  because: text("Why in this way, in plain words"),
};

/** `casus table --json`. */
export const TableAnswer = says(
  z.strictObject({
    casus: says(z.literal("table@1"), "Kind and version of this answer"),
    ...head,
    ...asked,
    step: text("Id of the decision in the route"),
    item: text("Id of what is decided on"),
    rules: says(z.array(z.string()), "Decision rules that serve, by id; one of them suffices"),
    roll: states("States whose positions are freed"),
    outside: says(
      z.array(
        z.strictObject({ state: text("State code"), because: text("Why the rule leaves it out") }),
      ),
      "States of the roll outside the electorate: they vary without effect",
    ),
    positions: says(z.array(PositionValue), "Positions that each state may take"),
    ...tableOfReading,
    tables: says(
      z.array(z.strictObject(tableOfReading)),
      "One table for each way to read the rule; the keys above are those of the first",
    ),
  }),
  "In how many ways a thing can be adopted: the answer of `casus table --json`",
);

// --- odds --------------------------------------------------------------------------------------------

const stop = {
  step: says(z.string().nullable(), "Id of the step it stops at; null at the end"),
  kind: says(StopKind, "Kind of stop"),
};
const stops = z.array(
  z.strictObject({ ...stop, probability: fraction("Probability by the weights given, 0 to 1") }),
);

/** `casus odds --json`. */
export const OddsAnswer = says(
  z.strictObject({
    casus: says(z.literal("odds@1"), "Kind and version of this answer"),
    ...head,
    whose: says(z.literal("the user's own weights"), "Whose odds these are; said every time"),
    asks: says(
      z.array(
        z.strictObject({
          ...asked,
          stops: says(stops, "Every stop that some world has; the probabilities sum to one"),
          effects: says(
            z.array(
              z.strictObject({
                item: text("Id of the open item"),
                class: says(
                  z.enum(["reading", "account", "fact", "act", "party", "position"]),
                  "What kind of thing is open",
                ),
                value: text("The value it takes"),
                weight: fraction("Weight of the value; of a reading or account never a chance"),
                ...stop,
                difference: fraction("P(stop | value) − P(stop), −1 to 1"),
              }),
            ),
            "What each value of each item does to each stop; the largest first",
          ),
          perReading: says(
            z.array(
              z.strictObject({
                item: text("Id of the reading or account"),
                value: text("The value it takes"),
                stops: says(stops, "Every stop, the weight on this item left aside"),
              }),
            ),
            "The same answer under each value of each reading and account",
          ),
        }),
      ),
      "One entry an ask and route",
    ),
  }),
  "The user's own weights carried through a run: the answer of `casus odds --json`",
);

// --- reform ------------------------------------------------------------------------------------------

/** Where a path stops, without the details of a run. */
const Mark = z.strictObject({
  route: says(z.string().nullable(), "Id of the route; null where nobody asked"),
  step: says(z.string().nullable(), "Id of the step it stops at; null at an end"),
  kind: says(StopKind, "Kind of stop"),
  finding: Finding,
});

const counts = says(
  z.strictObject({
    changed: says(z.number().int(), "Asks that stop elsewhere in every open world"),
    "changed-only-if": says(z.number().int(), "Asks that do so in some open worlds"),
    "cannot-be-told": says(z.number().int(), "Asks that turn on positions not on record"),
    unchanged: says(z.number().int(), "Asks that stop where they did"),
    doesNotApply: says(z.number().int(), "Cases to whose law none of the reforms can apply"),
  }),
  "Counts over the record: of asks, and in the last of cases; never of chances",
);

const reformWords = {
  who: "Who proposed it",
  at: "When, with the precision it has",
  sources: "Sources it rests on",
  confidence: "How well it is known",
  note: "Note of the coder",
  because: "Why it is no rule",
  observeInstead: "What could be observed instead",
};
const reform = {
  id: text("Id of the reform"),
  title: Words,
  from: says(
    z.string().nullable(),
    "First day of the law it can apply to; null: no such day is set",
  ),
  proposedBy: says(
    told(Reform.shape.proposedBy, reformWords),
    "Who proposed it; empty where nobody is on record with it",
  ),
  notExpressible: says(
    told(Reform.shape.notExpressible.unwrap(), reformWords).nullable(),
    "Of a recommendation that is no rule: why; null where it is one",
  ),
  note: says(z.string().nullable(), "Note of the coder"),
};
const reformHead = {
  casus: says(z.literal("reform@1"), "Kind and version of this answer"),
  pack: text("Organisation"),
  data: Data,
};

const ReformOfAsk = z.strictObject({
  ask: says(z.string().nullable(), "Id of the ask; null where nobody asked"),
  measure: says(z.string().nullable(), "Measure asked for; null where only help was"),
  status: says(
    z.enum(["changed", "changed-only-if", "cannot-be-told", "unchanged"]),
    "Whether it stops elsewhere: in every open world, in some, not to be told, in none",
  ),
  from: says(Mark.nullable(), "The stop without the reforms; null where no route is open"),
  to: says(Mark.nullable(), "The stop with them"),
  moves: says(
    z.array(
      z.strictObject({
        from: says(StopKind.nullable(), "Kind of stop without; null: no route"),
        to: says(StopKind.nullable(), "Kind of stop with them"),
      }),
    ),
    "Kinds of stop in the worlds that differ",
  ),
  where: says(z.array(Cube), "Where it differs; empty where it does everywhere or nowhere"),
  more: says(z.boolean(), "`where` does not cover all of it"),
  missing: says(z.array(ItemRef), "Unrecorded positions on which it turns"),
  newConflicts: says(
    z.array(ItemRef),
    "Readings and accounts on which the stop turns with the reforms, and not without",
  ),
});

/** `casus reform --json`: without an id, all reforms with their counts; with ids, the record under them. */
export const ReformAnswer = says(
  z.union([
    z.strictObject({
      ...reformHead,
      reforms: says(z.array(z.strictObject({ ...reform, counts })), "Every reform, taken alone"),
      conflicts: says(z.array(z.string()), "Pairs that cannot be taken together, in plain words"),
    }),
    z.strictObject({
      ...reformHead,
      reforms: says(z.array(z.strictObject(reform)), "The reforms taken together"),
      conflicts: says(
        z.array(z.string()),
        "Why they cannot be taken together: then nothing is run",
      ),
      counts,
      cases: says(
        z.array(
          z.strictObject({
            case: text("Id of the case"),
            lawAsOf: day("Day of the law"),
            applies: says(z.boolean(), "One of the reforms at least can apply to that law"),
            doesNotApply: says(
              z.record(z.string(), z.string()),
              "Reforms that cannot apply to that law, by id, and why",
            ),
            asks: says(z.array(ReformOfAsk), "Its asks; empty where no reform applies"),
          }),
        ),
        "Every case of the record; empty where reforms conflict",
      ),
    }),
  ]),
  "The whole record under reforms: the answer of `casus reform --json`",
);

// --- compare -----------------------------------------------------------------------------------------

const placed = {
  ask: says(z.string().nullable(), "Id of the ask; null where nobody asked"),
  route: says(z.string().nullable(), "Id of the route that got furthest; null where none is open"),
};
const gate = z.strictObject({ step: text("Id of the step"), kind: says(StopKind, "Kind of stop") });

/** `casus compare --json`. */
export const CompareAnswer = says(
  z.strictObject({
    casus: says(z.literal("compare@1"), "Kind and version of this answer"),
    data: says(
      z.array(z.strictObject({ pack: text("Organisation"), ...Data.shape })),
      "Which data gave this answer, one entry a pack",
    ),
    cases: says(
      z.array(
        z.strictObject({
          case: text("Id of the case"),
          title: Words,
          cells: says(
            z.array(
              z.strictObject({
                lawAsOf: day("Day of the law"),
                membersAsOf: day("Day of the roll"),
                members: states("The roll of that day, without observers"),
                asks: says(
                  z.array(
                    z.strictObject({
                      ...placed,
                      for: says(
                        z.string().nullable(),
                        "Measure asked for; null where only help was asked for",
                      ),
                      mark: says(Mark.nullable(), "Where it stops; null where no route is open"),
                    }),
                  ),
                  "Each ask; where nobody asked, each open route",
                ),
              }),
            ),
            "One run for each day of the law; without --law the one of its own day",
          ),
          differences: says(
            z.array(
              z.strictObject({
                lawAsOf: day("The later day"),
                asks: says(
                  z.array(
                    z.strictObject({
                      ...placed,
                      from: says(Mark.nullable(), "The stop on the first day"),
                      withLaw: says(Mark.nullable(), "With the law of the later day alone"),
                      withBoth: says(Mark.nullable(), "With its law and its roll"),
                      because: says(
                        z.enum(["law", "roll", "law and roll"]),
                        "What makes the difference",
                      ),
                    }),
                  ),
                  "Asks and routes that stop elsewhere",
                ),
              }),
            ),
            "Every later day against the first",
          ),
        }),
      ),
      "Cases side by side",
    ),
    threats: says(
      z.array(
        z.strictObject({
          threat: text("Id of the kind of threat"),
          title: Words,
          laws: says(
            z.array(
              z.strictObject({
                lawAsOf: day("Day of the law"),
                routes: says(
                  z.array(
                    z.strictObject({
                      route: text("Id of the route"),
                      measure: text("Measure it leads to"),
                      closed: says(
                        z.string().nullable(),
                        "Why the route is not open that day; null where it is",
                      ),
                      reaches: says(
                        z.string().nullable(),
                        "The last gate that some world gets past; null: not even the first",
                      ),
                      stop: says(
                        gate.nullable(),
                        "The gate that no world gets past; null where the end can be reached",
                      ),
                      provided: says(z.array(gate), "Gates on the way that are left open"),
                    }),
                  ),
                  "Every route that a request opens, with a proper request made",
                ),
              }),
            ),
            "The threat under the law of each day, all positions and later acts open",
          ),
          differ: says(z.array(z.string()), "Routes whose furthest step differs between the days"),
        }),
      ),
      "With --threat: kinds of threat under each law",
    ),
  }),
  "Runs side by side: the answer of `casus compare --json`",
);
