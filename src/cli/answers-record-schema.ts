/** The shapes of the JSON answers about the record: claims, registers, tracks, forum, measures, checks. */
import { z } from "zod";
import { ClaimLink, ClaimStatus, ClaimsFile, Registers } from "../pack/registers-schema.ts";
import { CaseFile } from "../pack/schema.ts";
import {
  belonging,
  Cube,
  Data,
  day,
  Finding,
  ItemRef,
  Stop,
  says,
  sources,
  text,
  told,
  toldKeys,
  Words,
} from "./answers-parts-schema.ts";

const pack = text("Organisation");
const ids = (what: string) => says(z.array(z.string()), what);
const int = (what: string) => says(z.number().int(), what);
const words = (what: string) => says(Words, what);

const data = {
  version: Data.shape.version,
  digest: text("SHA-256 over the pack, its claims and its registers as they were read"),
};
const RecordData = says(z.strictObject(data), "Which data gave this answer");

// --- links -------------------------------------------------------------------------------------------

const link = {
  kind: "What is linked",
  id: "Id of the case or provision; of an entry of a register, register.entry",
  side: "Whether it bears for or against, or is context",
  why: "Why it bears on it",
};

/** A link with what it leads to. */
const Resolved = z.strictObject({
  ...toldKeys(ClaimLink, link),
  title: words("What is linked, by its title"),
  at: says(z.string().nullable(), "Its date, with the precision it has; null where it has none"),
  marks: says(
    z
      .array(
        z.strictObject({
          id: text("Id of the ask"),
          for: says(z.string().nullable(), "Measure asked for; null where only help was asked for"),
          by: ids("Who asked"),
          to: ids("Of whom; empty where the record does not say"),
          stop: says(Stop, "Where it stopped"),
        }),
      )
      .nullable(),
    "Of a case: where its asks stopped, empty where nobody asked; null of anything else",
  ),
  where: text("File and key of the datum"),
});
const links = says(z.array(Resolved), "What bears on it, for and against");

// --- claims ------------------------------------------------------------------------------------------

const claimWords = {
  id: "Its id",
  text: "Number of the text",
  source: "Source of the pack that the text is",
  short: "Short name of the text",
  authors: "Who wrote it",
  at: "When it was published",
  written: "When it was written",
  affiliation: "Where its authors stood",
  form: "What kind of text it is",
  verdict: "Its verdict on the organisation",
  opposite: "Texts whose verdicts contradict it",
  method: "How the text comes to it",
  ownLimit: "What the author says the text does not claim",
  note: "Note of the coder",
  title: "What it is called",
  asOf: "When the statement was written: no later event counts against it",
  kind: "What kind of statement it is",
  status: "What the record says of it",
  recorded: "The verdict of the fact file, where the status is not the same word",
  about: "Topics it is filed under",
  says: "A paraphrase, never the words of the text",
  test: "The record that would test it",
  finding: "What the record shows",
  errs: "Where the text errs, flattens or leaves undated",
  point: "Number in the list of errors",
  what: "What is wrong, in words",
  added: "Not in the first list of claims",
  sources: "Sources it rests on",
  confidence: "How well it is known",
  topic: "What they contradict each other about",
  sides: "What each text says",
  separates: "What would tell the sides apart",
  record: "What is on record",
  claims: "Claims it is about",
  measures: "Measures that bear on it",
  holder: "Number of the text that holds it",
  case: "Id of the tagged case",
  event: "Id of the tagged entry of the register of events",
  why: "Why it carries the tag",
  observed: "What can be observed of it",
  notObservable: "What cannot be observed of it",
  from: "First day or year",
  to: "Last year of the period; null where it is left open",
};
type Elements = Record<keyof typeof ClaimsFile.shape, z.ZodArray<z.ZodObject>>;
/** An entry of a table of claims.yaml, with the keys that the answer adds or replaces. */
const entryOf = (table: keyof Elements, more: Record<string, z.ZodType> = {}) => {
  const { element } = ClaimsFile.shape[table] as unknown as Elements[typeof table];
  return z.strictObject({ ...toldKeys(element, claimWords), ...more });
};
const barrier = toldKeys(
  ClaimsFile.shape.barriers.element.shape.cases.element as unknown as z.ZodObject,
  claimWords,
);

/** `casus claims --json`. */
export const ClaimsAnswer = says(
  z.strictObject({
    casus: says(z.literal("claims@1"), "Kind and version of this answer"),
    pack,
    data: RecordData,
    about: says(z.string().nullable(), "The topic of --about"),
    text: says(z.string().nullable(), "Number of the text of --text"),
    verdicts: says(
      z.array(entryOf("texts", { links })),
      "All texts with their verdicts: none is shown without those that contradict it",
    ),
    statuses: says(
      z.array(z.strictObject({ id: says(ClaimStatus, "The status"), title: Words })),
      "What each status of a claim is called",
    ),
    claims: says(
      z.array(
        entryOf("claims", {
          by: words("Who wrote the text"),
          at: text("When the text was published"),
          affiliation: words("Where its authors stood"),
          links,
          disagreements: ids("Disagreements of texts in which it stands"),
          where: text("File and key of the claim"),
        }),
      ),
      "The claims meant, in the order of the file",
    ),
    disagreements: says(
      z.array(entryOf("disagreements", { links })),
      "Where texts contradict each other, with all sides",
    ),
    barriers: says(
      z.array(
        entryOf("barriers", {
          cases: says(
            z.array(
              z.strictObject({ ...barrier, link: says(Resolved, "The case or event it leads to") }),
            ),
            "Cases and events that carry the tag",
          ),
        }),
      ),
      "Obstacles that a text names, as tags on cases",
    ),
    tasks: says(
      z.array(entryOf("tasks", { links })),
      "Tasks that a text ascribes to the Secretariat",
    ),
    periods: says(z.array(entryOf("periods")), "Periods as their holder draws them"),
  }),
  "What the texts say, and what bears on it: the answer of `casus claims --json`",
);

// --- registers ---------------------------------------------------------------------------------------

const registerWords = {
  id: "Its id, unique in its list",
  at: "The day it happened, or began; or the span of what it sums up",
  dated: "Where `at` is not the day of an event: a span, an upper bound, or the day of a look-up",
  cases: "Cases it belongs to",
  events: "Entries of the register of events it belongs to",
  note: "Note of the coder",
  sources: "Sources it rests on",
  cited: "The reference as first noted, where it names works without an address as well",
  confidence: "How well it is known",
  mark: "The confidence mark as first given, where it says more",
  ref: "Id of the item in the fact file this was made from",
  title: "What it is called",
  what: "What it is, or what is counted, in words",
  because: "Why it opened no route",
  about: "What the list is about",
  kind: "What kind of entry it is",
  text: "In words, or that nothing is on record",
  state: "State code",
  states: "States it concerns",
  by: "Who did it, or who says so",
  // figures
  value: "The number, in `unit` where it has one",
  values: "The series: year, or what is counted, to number",
  as: "How exactly the number is given",
  upTo: "Upper end of a range, in the same unit",
  unit: "Unit of the number",
  plan: "Planned, not counted afterwards",
  figure: "The published number",
  figures: "Published numbers; those that disagree stand side by side",
  byState: "By state: what it contributed, in words or figures",
  byStateConfidence: "How well that is known",
  count: "How many",
  of: "Of how many",
  n: "How many cases, or votes, it rests on",
  nNote: "What is counted there",
  // partners, plans
  partner: "Ids of the partner organisations",
  instrument: "The text it rests on",
  level: "At what level",
  areas: "Areas of cooperation",
  vote: "How it was adopted",
  form: "With or without a recorded vote",
  tally: "Votes for, against and abstaining, or that it is not on record",
  yes: "Votes for",
  no: "Votes against",
  abstain: "Abstentions",
  against: "States that voted against",
  askedBy: "State that asked for it",
  followUp: "What came of it, or that it is not on record",
  implementation: "What came of it, or that it is not on record",
  entry: "Another entry: of this register, or register.entry",
  organ: "Organ of the pack",
  period: "The years it is for",
  status: "Its status",
  // sessions, exercises
  place: "Where",
  documents: "Published counts of documents, or that none is on record",
  absent: "States that were absent; an empty list is a finding",
  represented: "States that sent somebody else, and whom",
  nonSignatories: "States that did not sign",
  reservations: "States that made a reservation",
  guests: "States that were guests",
  chairPassesTo: "State that took the chair",
  series: "Series it belongs to, or the list of series",
  host: "State or states that hosted it",
  plannedHost: "State that was to host it",
  cancelled: "When and by whom it was called off",
  takingPart: "States that took part, or that it is not on record",
  staffOnly: "States that sent staff alone",
  nonMembers: "States that took part and are no members",
  observers: "Ids of bodies that observed",
  observerStates: "States that observed",
  participants: "Published numbers of participants, or that none is on record",
  components: "Its parts",
  // forces, deployments, operations
  force: "Id of the force",
  forces: "The forces, described",
  decision: "The decision that made it",
  parts: "What it consists of",
  trigger: "When it is used",
  requested: "When it was asked for",
  decided: "When it was decided",
  firstArrivals: "When the first people arrived",
  endAnnounced: "When the end was announced",
  ended: "When it ended",
  tasks: "What it was to do",
  result: "What came of it",
  permanentSince: "Since when it is permanent",
  stages: "Entries that are its stages",
  delegations: "By state: sizes of its delegations, persons",
  // budget
  shares: "By state: share, per cent in the budget and a part of one among indicators",
  amount: "An amount of money in its unit",
  derived: "Computed by the coder from the sources",
  // memberships, ties
  organisation: "Id of the organisation",
  organisations: "The organisations, described",
  also: "Other ids it has in logs",
  packs: "Packs that hold its charter",
  signed: "When it was signed",
  to: "Day after the last; null: no end on record",
  parties: "State codes of the parties",
  formally: "States bound on paper; taking part is not on record",
  defencePledge: "It holds a pledge of defence",
  atop: "Number or numbers of the treaty in the ATOP list",
  pledges: "Pledges: year by year, or of what kinds",
  treaties: "Treaties of the ATOP list",
  formula: "How it is computed",
  byYear: "Year by year",
  byPeriod: "Period by period",
  year: "The year",
  dyads: "Pairs of states with a pledge of defence",
  withHub: "Such pairs with the largest member",
  withoutHub: "Such pairs without it",
  pairs: "The pairs, as ARM-RUS",
  otherBilateralPledgeDyads: "Pairs with another bilateral pledge",
  rows: "Row by row",
  endYear: "Last year; null: no end on record",
  // indicators, base rates
  indicator: "Id of the indicator",
  indicators: "The indicators, described",
  hub: "Share of the largest member, a part of one",
  hhi: "Herfindahl index, 1/n to 1",
  copied: "The series itself is copied here, as its terms allow",
  method: "How it was derived",
  topic: "What it is about",
  statement: "What is stated",
  use: "What the figure may honestly be used for",
  // votes
  body: "Assembly or council that voted",
  number: "Number of the resolution",
  votes: "By state: how it voted, or that it is not on record",
  otherStates: "By state: how others voted",
  fromMemory: "States whose vote is recalled, not read",
  positions: "By state: its position, in words",
  tables: "Tables computed from roll calls",
  "agreement-with-russia": "Agreement with the largest member",
  "unanimity-of-six": "Votes in which all six agree",
  participation: "Share of votes cast",
  "ideal-points": "Ideal points of each state",
  periods: "Period by period",
  notesDiffer: "Cells of an earlier computation that differ",
  same: "Share of the same answers, 0 to 1",
  lijphart: "Index of agreement after Lijphart, 0 to 1",
  share: "Share, 0 to 1",
  literature: "What was published on it",
  source: "Id of a source",
  finding: "What it finds",
};
const Published = z.strictObject({
  text: text("The number as it was published, with its unit"),
  by: says(Words.nullable(), "Who says so; null where the source itself does"),
  at: says(z.string().nullable(), "When; null where no date is given"),
  sources,
});
/** Shapes that all registers share have an id, so that their schema holds each once. */
const Differing = z
  .strictObject({
    what: text("What is counted"),
    figures: says(z.array(Published), "The numbers, side by side"),
  })
  .meta({ id: "differing" });
const FollowUp = z
  .union([
    z.literal("not-on-record"),
    z.array(
      z.strictObject({
        at: says(z.string().nullable(), "When; null where no date is given"),
        text: words("What came of it"),
        entry: says(z.string().optional(), "The entry it is, as register.entry"),
      }),
    ),
  ])
  .nullable()
  .meta({ id: "follow-up" });
const differ = says(z.array(Differing), "Numbers for the same thing that do not agree");

const registersShown = Object.values(Registers).map((register) => {
  const shape = register.shape as unknown as Record<string, z.ZodType>;
  const { register: id, title, about, gaps, terms, entries, ...tables } = shape;
  const { element } = entries as z.ZodArray<z.ZodType>;
  return z.strictObject({
    register: says(id as z.ZodType, "Name of the register"),
    title: words("What it is called"),
    about: words("What stands in it"),
    gaps: says(z.array(Words), "What is not on record"),
    terms: says(
      z.array(z.strictObject({ id: text("The word"), title: Words })),
      "What the words that entries use are called",
    ),
    count: int("Entries it has"),
    shown: int("Entries that the filter leaves"),
    entries: says(
      z.array(
        z.strictObject({
          id: text("Its name elsewhere: register.entry"),
          at: text("Its date, with the precision it has"),
          title: Words,
          entry: says(told(element, registerWords), "The entry as its file holds it"),
          differ,
          followUp: says(FollowUp, "What came of it; null where the register does not ask"),
          where: text("File and key of the entry"),
        }),
      ),
      "In order of date; empty where all registers are listed",
    ),
    differ,
    tables: says(
      told(z.strictObject(tables).partial(), registerWords),
      "What else the register holds; empty where registers are listed or filtered",
    ),
  });
});

/** `casus register --json`. */
export const RegisterAnswer = says(
  z.strictObject({
    casus: says(z.literal("register@1"), "Kind and version of this answer"),
    pack,
    data: RecordData,
    filter: says(
      z.strictObject({
        partner: says(z.string().nullable(), "The partner of --partner"),
        year: says(z.string().nullable(), "The year of --year"),
        state: says(z.string().nullable(), "The state code of --state"),
      }),
      "What was asked for; null where it was not",
    ),
    registers: says(z.array(z.union(registersShown)), "The registers meant, by name"),
  }),
  "Dated entries around the cases: the answer of `casus register --json`",
);

// --- tracks ------------------------------------------------------------------------------------------

const Track = z.enum([
  "organisation",
  "organisation-open",
  "bilateral",
  "other-body",
  "alone",
  "nowhere",
]);
const caseType = says(CaseFile.shape.type, "Type of the case");
const cell = { n: int("How many cases"), cases: ids("Ids of the cases counted") };

/** `casus tracks --json`. */
export const TracksAnswer = says(
  z.strictObject({
    casus: says(z.literal("tracks@1"), "Kind and version of this answer"),
    pack,
    data: Data,
    n: int("Cases of the record"),
    counted: text("What is counted, in words"),
    table: says(
      z.array(
        z.strictObject({
          track: says(Track, "The track"),
          means: words("What puts a case into it"),
          all: says(z.strictObject(cell), "Over all cases"),
          byType: says(
            z.array(z.strictObject({ type: caseType, of: int("Cases of the type"), ...cell })),
            "By type of case",
          ),
        }),
      ),
      "One row a track; a case may be in several",
    ),
    duality: says(
      z.array(
        z.strictObject({
          combination: says(
            z.enum(["organisation", "organisation and beside", "beside", "neither"]),
            "Through the organisation, beside it, both, or neither",
          ),
          ...cell,
        }),
      ),
      "Every case once",
    ),
    cases: says(
      z.array(
        z.strictObject({
          case: text("Id of the case"),
          date: text("Opens the matter, with the precision it has"),
          type: caseType,
          title: Words,
          tracks: says(z.array(Track), "Tracks it is in"),
          byObservation: says(
            z.boolean(),
            "Through the organisation by what was observed alone: the run leaves it open",
          ),
          beside: says(
            z.array(
              z.strictObject({
                track: says(Track, "The track"),
                at: text("When, with the precision it has"),
                what: text("What, in plain English words"),
              }),
            ),
            "Lanes and acts beside the organisation",
          ),
          multilateral: says(
            z
              .strictObject({
                route: text("Id of the route of the first ask that has one"),
                gates: int("Gates of the route"),
                consents: says(
                  z.number().int().nullable(),
                  "States that take part in the decision; null where the route has none",
                ),
              })
              .nullable(),
            "What the way through the organisation asks for; null where no ask has a route",
          ),
          bilateralConsents: says(
            z.number().int().nullable(),
            "The fewest states that had to agree on a bilateral lane; null without such a lane",
          ),
        }),
      ),
      "Every case of the record",
    ),
  }),
  "Through the organisation, beside it, or nowhere: the answer of `casus tracks --json`",
);

// --- forum -------------------------------------------------------------------------------------------

const WouldNeed = z.strictObject({
  route: text("Id of the route in that pack"),
  title: Words,
  measure: text("Measure it leads to"),
  stop: says(Stop, "Where it would have stopped, with the request made and all else open"),
  steps: says(
    z.array(
      z.strictObject({
        id: text("Id of the step"),
        title: says(Words.nullable(), "Its own title; null where the route gives none"),
        gate: text("Kind of gate"),
        finding: Finding,
        turnsOn: says(z.array(ItemRef), "Open items it depends on"),
        provisions: ids("Provisions it rests on"),
      }),
    ),
    "Its gates in order",
  ),
  decision: says(
    z
      .strictObject({
        step: text("Id of the step that decides"),
        rules: ids("Decision rules that serve"),
        electorate: int("States the decision counts"),
        blocksAlone: ids(
          "States that could stop it by objecting, whatever all others do and however the text is read",
        ),
      })
      .nullable(),
    "Its first decision; null where none is needed",
  ),
});

const InPack = z.strictObject({
  pack: text("Id of the pack"),
  title: Words,
  onRoll: ids("States of the matter on its roll that day"),
  asLogged: says(
    z.array(
      z.strictObject({
        ask: text("Id of the ask"),
        for: says(z.string().nullable(), "Measure asked for; null where only help was asked for"),
        stop: says(Stop, "Where it stopped"),
      }),
    ),
    "What the log says was asked of it",
  ),
  asker: says(z.string().nullable(), "State that would ask; null where no state is concerned"),
  wouldNeed: says(z.array(WouldNeed), "Routes that take the matter, had it been asked"),
  because: says(Words.nullable(), "Why `wouldNeed` is empty; null where it is not"),
});

/** `casus forum --json`. */
export const ForumAnswer = says(
  z.strictObject({
    casus: says(z.literal("forum@1"), "Kind and version of this answer"),
    case: text("Id of the case"),
    title: Words,
    origin: says(CaseFile.shape.origin, "Only record is part of the record"),
    pack: text("Organisation in whose pack the case stands"),
    data: says(
      z.strictObject({
        ...data,
        packs: says(
          z.record(z.string(), text("Digest of the pack")),
          "Every pack held, with the SHA-256 over its files",
        ),
      }),
      "Which data gave this answer",
    ),
    day: day("First day of the matter, on which memberships and law are read"),
    states: ids("Parties, and whose territory it may be"),
    rows: says(
      z.array(
        z.strictObject({
          organisation: text("Id of the organisation"),
          title: Words,
          home: says(z.boolean(), "The organisation in whose pack the case stands"),
          belonged: says(
            z.array(z.strictObject(belonging)),
            "Statuses that states of the matter had in it that day",
          ),
          competence: says(
            z.strictObject({
              measures: ids("Measures of its routes that were law that day"),
              says: words("The same in words, or why there is none"),
            }),
            "What its charter could take that day",
          ),
          acted: says(
            z.array(
              z.strictObject({
                at: text("When, with the precision it has"),
                what: words("What it did"),
                from: says(z.enum(["lane", "act", "register"]), "Where that is on record"),
                id: text("The datum, as case/lane, case/act or register.entry"),
              }),
            ),
            "What it did on the matter",
          ),
          actedSays: words("The same in one sentence"),
          packs: says(z.array(InPack), "The matter put to each of its charters"),
          packsSay: words("Why it was or was not put to one"),
        }),
      ),
      "Every organisation that a state belonged to, that acted, or whose charter is held",
    ),
    unlisted: says(
      z.array(
        z.strictObject({
          id: text("The body, as the case names it"),
          at: text("When, with the precision it has"),
          what: words("What it did"),
        }),
      ),
      "Other bodies that acted and stand in no register",
    ),
  }),
  "One case put to every organisation: the answer of `casus forum --json`",
);

// --- measures ----------------------------------------------------------------------------------------

const ends = { low: says(z.number(), "Lower end"), high: says(z.number(), "Upper end") };
const MeasureRow = z.strictObject({
  id: text("Id of the row, unique in its measure"),
  group: says(z.string().nullable(), "What the row is about: a year, a state, a stage; null: all"),
  label: words("What the row is called"),
  value: says(
    z.number().nullable(),
    "The number, in the unit of the measure (days in the group `lag in days`); null: no data for it",
  ),
  count: says(z.number().int().nullable(), "How many were counted; null where nothing is"),
  n: int("Out of how many, or over how many"),
  interval: says(
    z
      .strictObject({
        ...ends,
        method: says(
          z.enum(["exact", "greenwood-log-log"]),
          "Clopper–Pearson; or Greenwood’s variance on the log-log scale",
        ),
      })
      .nullable(),
    "95 % interval of a share, 0 to 1; null where there is none",
  ),
  bounds: says(
    z.strictObject(ends).nullable(),
    "Least and most the value can be as far as dates and data are known; null where it is exact",
  ),
  also: says(
    z.record(z.string(), z.number().nullable()),
    "Further statistics of the same data, by name; null where there is none",
  ),
  data: ids("What was counted: case/ask, case, register.entry, or set: and the name of a set"),
});

/** `casus measures --json`. */
export const MeasuresAnswer = says(
  z.strictObject({
    casus: says(z.literal("measures@1"), "Kind and version of this answer"),
    pack,
    data: RecordData,
    measures: says(
      z.array(
        z.strictObject({
          id: text("Id of the measure"),
          title: Words,
          formula: words("How it is computed"),
          inputs: ids("Files it is computed from"),
          unit: says(
            z.enum(["share", "days", "index", "kappa"]),
            "Unit of its values: a share 0 to 1, days, an index 0 to 1, or kappa −1 to 1",
          ),
          n: int("What it rests on: how many asks, decisions, sessions, votes, …"),
          rows: says(z.array(MeasureRow), "Its numbers"),
          sets: says(
            z.record(z.string(), z.array(z.string())),
            "Long lists of data that several rows share, by name",
          ),
          limits: says(z.array(Words), "What it does not say"),
        }),
      ),
      "The measures meant",
    ),
    obstacles: says(
      z.array(
        z.strictObject({
          id: text("Id of the obstacle"),
          title: Words,
          holder: text("Number of the text that names it"),
          observed: words("What can be observed of it"),
          notObservable: words("What cannot be observed of it"),
          measures: ids("Measures that observe something of it; none is a finding"),
          n: int("Cases and events that carry the tag"),
          cases: says(
            z.array(
              z.strictObject({
                case: text("Id of the case"),
                stops: says(z.array(Stop), "Where its asks stopped; empty where nobody asked"),
              }),
            ),
            "Cases that carry the tag",
          ),
          events: ids("Events that carry it, as register.entry"),
        }),
      ),
      "Obstacles that a text names; empty where one measure is asked for",
    ),
  }),
  "What can be counted of the record, never a score: the answer of `casus measures --json`",
);

// --- recorded votes, logs ----------------------------------------------------------------------------

const result = z.enum(["adopted", "not-adopted"]);
const VoteRow = z.strictObject({
  line: int("Line of the file"),
  date: day("Day of the vote"),
  id: text("Id of the vote in the file"),
  text: text("What was voted on, as the file says"),
  matter: text("Matter that chose the rule"),
  recorded: says(result, "The result on record"),
  byRule: says(
    z.enum([...result.options, "by-reading"]),
    "What the rule gives; by-reading: it depends on how a provision is read",
  ),
  verdict: says(
    z.enum(["as-recorded", "as-recorded-under-a-reading", "differs"]),
    "Whether the two agree",
  ),
  where: says(z.array(Cube), "Readings that give what is recorded; empty where none matters"),
  arithmetic: says(
    z.strictObject({
      rules: ids("Decision rules that serve; one of them suffices"),
      provisions: ids("Provisions they rest on"),
      roll: int("States on the roll that day"),
      excluded: says(
        z.array(
          z.strictObject({
            state: text("State code"),
            because: text("Why the rule leaves it out"),
          }),
        ),
        "States left out of the electorate",
      ),
      for: ids("States in favour"),
      against: ids("States against"),
      abstaining: ids("States abstaining"),
      absent: ids("States absent"),
      notParticipating: ids("States not participating in the vote"),
      tests: ids("Each test of the first rule in words, with what it found"),
      notes: ids("What the rules say of their own limits"),
    }),
    "How the result comes about",
  ),
  source: text("Source, as the file says"),
});

/** `casus replay-votes --json`. */
export const ReplayVotesAnswer = says(
  z.strictObject({
    casus: says(z.literal("replay-votes@1"), "Kind and version of this answer"),
    pack,
    data: Data,
    file: text("Path of the file read, as it was given"),
    readings: says(z.record(z.string(), z.string()), "Readings fixed with --reading, id to value"),
    n: int("Votes in the file"),
    asRecorded: int("Votes of which the rule gives the recorded result"),
    underAReading: int("Votes of which it does so under some reading"),
    differs: int("Votes of which it gives another result"),
    byReading: says(
      z.array(
        z.strictObject({
          reading: text("Id of the reading"),
          n: int("Votes that turn on it"),
          values: says(
            z.array(
              z.strictObject({
                value: text("How it is read"),
                asRecorded: int("Votes of which that allows the recorded result"),
              }),
            ),
            "Every value of it",
          ),
        }),
      ),
      "Readings on which a result turns",
    ),
    rows: says(z.array(VoteRow), "One entry a vote, in the order of the file"),
  }),
  "Recorded votes through the rule of their day: the answer of `casus replay-votes --json`",
);

/** `casus verify-log --json`. */
export const VerifyLogAnswer = says(
  z.strictObject({
    casus: says(z.literal("verify-log@1"), "Kind and version of this answer"),
    session: text("Id of the session"),
    ok: says(z.boolean(), "All checks hold; exit 1 where one does not"),
    checks: says(
      z.array(
        z.strictObject({
          id: says(z.enum(["order", "chain", "signature", "root", "replay"]), "Which check"),
          ok: says(z.boolean(), "It holds"),
          says: words("What holds or what is wrong, in plain words"),
        }),
      ),
      "Each check, in the order in which they build on each other",
    ),
  }),
  "Whether an exported log is whole: the answer of `casus verify-log --json`",
);
