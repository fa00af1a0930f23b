/** The shapes of the JSON answers, key by key with what each means; schemas/ is made from them. */
import { z } from "zod";
import { STOP_KINDS } from "../engine/types.ts";
import {
  ActKind,
  Confidence,
  Instrument,
  MembersFile,
  Participation,
  PositionValue,
  Words as WordsShape,
} from "../pack/schema.ts";
import {
  CompareAnswer,
  OddsAnswer,
  ReformAnswer,
  TableAnswer,
  WhyAnswer,
} from "./answers-change-schema.ts";
import {
  belonging,
  Data,
  day,
  Finding,
  ItemRef,
  Stop,
  says,
  sources,
  text,
  Verified,
  Words,
} from "./answers-parts-schema.ts";
import {
  ClaimsAnswer,
  ForumAnswer,
  MeasuresAnswer,
  RegisterAnswer,
  ReplayVotesAnswer,
  TracksAnswer,
  VerifyLogAnswer,
} from "./answers-record-schema.ts";

const Arithmetic = z.strictObject({
  rules: says(z.array(z.string()), "Decision rules that serve, by id; one of them suffices"),
  roll: says(z.array(z.string()), "States that belong that day"),
  excluded: says(
    z.array(
      z.strictObject({ state: text("State code"), because: text("subject, parties or requester") }),
    ),
    "States the rule leaves out of the electorate",
  ),
  tests: says(z.array(z.string()), "Tests of the first rule, all of which must hold"),
  onRecord: text("How many positions are on record, such as `7 of 7`"),
});

const Item = z.strictObject({
  id: text("Id of what is decided on"),
  finding: Finding,
  positions: says(
    z.record(z.string(), PositionValue.nullable()).optional(),
    "Position of each state of the roll; null where it is not on record",
  ),
  arithmetic: says(Arithmetic.optional(), "How the decision comes about"),
  stop: says(Stop.optional(), "Where this item alone stops on the route"),
});

const StepAnswer = z.strictObject({
  id: text("Id of the step in its route"),
  gate: says(z.string().optional(), "Kind of gate: its failure stops the route"),
  duty: says(z.string().optional(), "Kind of duty: its breach is shown and stops nothing"),
  title: says(WordsShape.optional(), "Its own title, where the route gives one"),
  finding: Finding,
  ifAdopted: says(z.boolean(), "A decision before it is not shown as taken by inputs alone"),
  provisions: says(
    z.array(
      z.strictObject({
        id: text("Id of the provision"),
        version: says(
          z.string().nullable(),
          "First day of the wording in force; null where none was in force that day",
        ),
        verified: Verified,
      }),
    ),
    "Provisions it rests on",
  ),
  timeLimit: says(
    z.string().optional(),
    "ISO 8601 duration, `immediately`, or `none` where the text sets no limit",
  ),
  items: says(z.array(Item).optional(), "At a decision: each thing on the table"),
  perState: says(
    z.array(z.strictObject({ state: text("State code"), finding: Finding })).optional(),
    "Where states take the step one by one",
  ),
  turnsOn: says(z.array(ItemRef), "Open items that its own condition still depends on"),
  acts: says(z.array(z.string()), "Acts of the log that it read, by id"),
  sources,
});

const Provided = z.strictObject({
  step: text("An uncertain gate passed on the way to the stop"),
  finding: Finding,
  turnsOn: says(z.array(ItemRef), "What it depends on"),
  where: says(
    z.array(z.record(z.string(), z.array(z.string()))),
    "Disjoint partial choices, item to values, that let it hold",
  ),
  more: says(z.boolean(), "The list of choices is cut"),
});

const RouteAnswer = z.strictObject({
  id: text("Id of the route"),
  title: Words,
  measure: text("Measure it leads to"),
  ask: says(z.string().nullable(), "The ask that opens it; null where nobody asked for it"),
  inForce: says(z.boolean(), "The route is open that day"),
  because: text("Why it is not open, in plain words; empty where it is"),
  steps: says(z.array(StepAnswer), "Its steps in order; empty where it is not open"),
  stop: says(Stop.nullable(), "Where it stops; null only where it is not open"),
  provided: says(z.array(Provided), "Uncertain gates passed on the way to the stop"),
});

const AskAnswer = z.strictObject({
  id: text("Id of the act, or of the item of a package"),
  act: says(ActKind, "The act that asked"),
  for: says(z.string().nullable(), "Measure asked for; null where only help was asked for"),
  by: says(z.array(z.string()), "Who asked"),
  to: says(z.array(z.string()), "Of whom; empty where the record does not say"),
  title: says(WordsShape.optional(), "What was asked, in words"),
  package: says(z.string().optional(), "The proposal it is one item of"),
  route: says(z.string().nullable(), "The route that got furthest; null where no route serves it"),
  stop: says(Stop, "Its mark: the stop of that route"),
});

const Silence = says(
  z.union([
    z.strictObject({
      act: says(ActKind, "Kind of act the sources are silent about"),
      by: says(z.union([z.string(), z.array(z.string())]).optional(), "By whom"),
      for: says(z.union([z.string(), z.array(z.string())]).optional(), "For which measure"),
      organ: says(z.string().optional(), "Of which organ"),
      item: says(z.string().optional(), "On what"),
      to: says(z.string().optional(), "To whom"),
    }),
    z.strictObject({
      positions: text("What is decided on"),
      states: says(z.array(z.string()), "States whose position is not on record"),
    }),
  ]),
  "Something the sources are silent about; it ranges over worlds",
);

const Lane = z.strictObject({
  at: text("Date, with the precision it has"),
  lane: says(
    z.enum(["bilateral", "other-organisation", "alone", "nowhere"]),
    "Beside which lane it ran",
  ),
  by: says(z.union([z.string(), z.array(z.string())]), "Who"),
  with: says(z.union([z.string(), z.array(z.string())]).optional(), "With whom"),
  what: says(WordsShape.nullable(), "What, in words; null where the act says no more"),
  sources: sources.optional(),
  confidence: says(Confidence.optional(), "How well it is known"),
  note: says(z.string().optional(), "Note of the coder"),
});

/** `casus run --json`. */
const RunAnswer = says(
  z.strictObject({
    casus: says(z.literal("run@1"), "Kind and version of this answer"),
    case: text("Id of the case"),
    title: Words,
    type: text("crisis, statement or institutional"),
    origin: text("record, hypothetical, own or played: only record is part of the record"),
    pack: text("Organisation whose law was applied"),
    data: Data,
    lawAsOf: day("Day of the law: provisions, parties and routes"),
    membersAsOf: day("Day of the roll"),
    asOf: day("The log was read up to this day"),
    members: says(
      z.array(
        z.strictObject({
          state: text("State code, ISO 3166-1 alpha-3"),
          participation: says(Participation, "State of taking part"),
          counted: says(z.boolean(), "Counted in decisions in every world"),
          notes: says(z.array(WordsShape), "What lies over the membership that day"),
        }),
      ),
      "The roll of that day",
    ),
    asks: says(z.array(AskAnswer), "Everything asked or proposed, each with its mark"),
    routes: says(z.array(RouteAnswer), "Every route of the pack, once per ask that opens it"),
    adopted: says(z.array(z.string()), "Asks adopted in every world"),
    lanes: says(z.array(Lane), "What happened beside the organisation on the same matter"),
    notOnRecord: says(z.array(Silence), "What the sources are silent about"),
    worlds: says(
      z.strictObject({
        open: text("How many worlds are open, as a decimal string: a count, never a chance"),
        items: says(
          z.array(
            z.strictObject({
              id: text("Id of the open item"),
              class: says(
                z.enum(["reading", "account", "fact", "act", "party", "position"]),
                "What kind of thing is open",
              ),
              values: says(z.array(z.string()), "Values it may take"),
            }),
          ),
          "The items that range",
        ),
      }),
      "What is open, and how many complete choices there are",
    ),
  }),
  "How far a case gets under the law of a day: the answer of `casus run --json`",
);

/** `casus list --json`. */
const ListAnswer = says(
  z.strictObject({
    casus: says(z.literal("list@1"), "Kind and version of this answer"),
    pack: text("Organisation"),
    data: Data,
    cases: says(
      z.array(
        z.strictObject({
          case: text("Id of the case"),
          date: text("Opens the matter, with the precision it has"),
          type: text("crisis, statement or institutional"),
          origin: text("record, hypothetical, own or played"),
          title: Words,
          inTexts: says(z.array(z.string()), "Numbers of the five texts that speak of it"),
          follows: says(z.string().nullable(), "The case it goes on from"),
          thread: says(
            z.string().nullable(),
            "First case of the thread it belongs to; null if it stands alone",
          ),
          asks: says(
            z.array(
              z.strictObject({
                id: text("Id of the ask"),
                for: says(z.string().nullable(), "Measure asked for"),
                stop: says(Stop, "Where it stopped"),
              }),
            ),
            "Each ask with its mark",
          ),
        }),
      ),
      "Cases in order of date",
    ),
  }),
  "The record, one entry a case: the answer of `casus list --json`",
);

const Lint = z.strictObject({
  rule: text("Which rule of lint"),
  file: text("File, as a path"),
  key: text("Path of the key inside the file; empty for the file itself"),
  says: text("What is wrong, in plain words"),
  nearest: says(z.string().optional(), "The nearest valid value"),
});

const Verdict = says(
  z.enum(["reproduced", "compatible", "diverges", "no-outcome"]),
  "Whether what was observed is all, one, or none of what the run leaves open",
);

/** `casus check --json`. */
const CheckAnswer = says(
  z.strictObject({
    casus: says(z.literal("check@1"), "Kind and version of this answer"),
    cases: says(
      z.array(
        z.strictObject({
          case: text("Id of the case"),
          verdict: says(Verdict, "The worst verdict of its asks"),
          because: text("Why, in plain words"),
          asks: says(
            z.array(
              z.strictObject({
                measure: text("Measure observed"),
                ask: says(z.string().nullable(), "The ask it concerns, where the record names one"),
                observed: says(z.string().nullable(), "What the record says happened"),
                verdict: Verdict,
                open: says(z.array(z.enum(STOP_KINDS)), "Kinds of stop the run leaves open"),
                impliedOn: says(
                  z.array(ItemRef),
                  "Open items on which the record says more than the run",
                ),
                because: text("Why, in plain words"),
              }),
            ),
            "One entry per thing observed",
          ),
        }),
      ),
      "Runs against what was observed",
    ),
    lint: says(z.array(Lint), "Everything wrong with the packs; empty if nothing is"),
  }),
  "The record against what was observed: the answer of `casus check --json`",
);

/** `casus lint --json`. */
const LintAnswer = says(
  z.strictObject({
    casus: says(z.literal("lint@1"), "Kind and version of this answer"),
    pack: text("Organisation"),
    lint: says(z.array(Lint), "Everything wrong with the pack; empty if nothing is"),
  }),
  "What is wrong with a pack: the answer of `casus lint --json`",
);

/** `casus law --json`. */
const LawAnswer = says(
  z.strictObject({
    casus: says(z.literal("law@1"), "Kind and version of this answer"),
    pack: text("Organisation"),
    data: Data,
    day: day("Day of the law"),
    instruments: says(
      z.array(
        z.strictObject({
          id: text("Id of the instrument"),
          kind: says(Instrument.shape.kind, "Kind of text"),
          title: Words,
          inForceFrom: says(
            z.string().nullable(),
            "First day in force, or of provisional application",
          ),
          contestedBy: says(
            z.string().nullable(),
            "Reading on which its adoption depends; null where nobody contests it",
          ),
          parties: says(
            z.union([
              z.literal("members"),
              z.array(
                z.strictObject({
                  state: text("State code"),
                  status: text("bound, signed, not-bound, unknown, left or none"),
                }),
              ),
            ]),
            "Who is bound; `members`: whoever is on the roll",
          ),
          provisions: says(
            z.array(
              z.strictObject({
                id: text("Id of the provision"),
                title: Words,
                version: text("First day of the wording"),
                text: says(WordsShape, "Paraphrase, never the authentic words"),
                timeLimit: says(z.string().nullable(), "Duration, `immediately`, `none`, or null"),
                verified: Verified,
                confidence: says(Confidence, "How well the wording is known"),
                sources,
              }),
            ),
            "Provisions with a wording in force",
          ),
        }),
      ),
      "Instruments in force",
    ),
    routes: says(
      z.array(
        z.strictObject({
          id: text("Id of the route"),
          inForce: says(z.boolean(), "Open that day"),
        }),
      ),
      "Every route of the pack",
    ),
  }),
  "What was law on a day: the answer of `casus law --json`",
);

const rollEntry = MembersFile.shape.roll.element.shape;
const overlayEntry = MembersFile.shape.overlays.unwrap().element.shape;

/** `casus members --json`. */
const MembersAnswer = says(
  z.strictObject({
    casus: says(z.literal("members@1"), "Kind and version of this answer"),
    pack: text("Organisation"),
    data: Data,
    day: day("Day of the roll"),
    members: says(
      z.array(
        z.strictObject({
          state: text("State code"),
          standing: says(rollEntry.standing, "How it belongs"),
          participation: says(Participation, "State of taking part"),
          from: text("First day of this entry"),
          confidence: says(Confidence.nullable(), "How well it is known"),
          overlays: says(
            z.array(
              z.strictObject({
                id: text("Id of the overlay"),
                kind: says(overlayEntry.kind, "What lies over the membership"),
                title: Words,
                from: text("First day"),
                to: says(z.string().nullable(), "Day after the last; null while it lasts"),
                sources,
              }),
            ),
            "What lies over the membership without ending it",
          ),
          note: says(z.string().nullable(), "Note of the coder"),
          sources,
        }),
      ),
      "The roll in order of state code",
    ),
    outside: says(
      z
        .strictObject({
          organisations: says(
            z.array(z.strictObject({ id: text("Id of the organisation"), title: Words })),
            "Organisations to which some state belonged that day",
          ),
          states: says(
            z.array(
              z.strictObject({
                state: text("State code"),
                member: says(z.boolean(), "A member of this organisation that day"),
                belongs: says(
                  z.array(z.strictObject({ ...belonging, title: Words })),
                  "Its statuses that day",
                ),
              }),
            ),
            "Members first, then other states of the register",
          ),
          ties: says(
            z.array(
              z.strictObject({
                id: text("Entry of the register, as register.entry"),
                at: text("When it was concluded, with the precision it has"),
                kind: text("treaty, base, air-defence or statement"),
                title: Words,
                parties: says(z.array(z.string()), "State codes"),
                outside: says(z.array(z.string()), "Parties that are no members that day"),
                defencePledge: says(z.boolean(), "A pledge of defence"),
                sources,
              }),
            ),
            "Bilateral ties of members concluded by that day",
          ),
        })
        .optional(),
      "With --outside: other organisations and bilateral ties",
    ),
  }),
  "Who belonged on a day: the answer of `casus members --json`",
);

const FingerprintRow = z.strictObject({
  provision: text("Id of the provision"),
  version: text("First day of the wording"),
  sentence: says(z.number().int(), "Number of the sentence within the provision, from 1"),
  state: says(
    z.enum(["found", "changed", "missing"]),
    "Found word for word; found in its place with other words; or not found",
  ),
  fingerprint: text("SHA-256 of the normalised sentence, as kept"),
  now: says(z.string().optional(), "SHA-256 of the sentence that stands in its place"),
});

/** `casus verify-text --json`. */
const VerifyTextAnswer = says(
  z.strictObject({
    casus: says(z.literal("verify-text@1"), "Kind and version of this answer"),
    pack: text("Organisation"),
    file: text("Name of the file read"),
    sentences: says(z.number().int(), "Sentences found in the file"),
    found: says(z.number().int(), "Kept sentences that stand in the file word for word"),
    changed: says(z.number().int(), "Kept sentences whose place holds other words"),
    missing: says(z.number().int(), "Kept sentences that the file does not have"),
    rows: says(z.array(FingerprintRow), "One entry a kept sentence"),
    withoutFingerprint: says(
      z.array(z.string()),
      "Provisions of the instrument for which no sentence has been kept",
    ),
    adopted: says(z.array(z.string()), "Provisions whose sentences were taken over by --adopt"),
    notPlaced: says(
      z.array(z.string()),
      "Provisions that --adopt could not place in the file: no heading names their article",
    ),
  }),
  "A text against the kept fingerprints: the answer of `casus verify-text --json`",
);

/** Every JSON answer by the name of its schema. */
export const ANSWERS = {
  run: RunAnswer,
  list: ListAnswer,
  check: CheckAnswer,
  lint: LintAnswer,
  law: LawAnswer,
  members: MembersAnswer,
  "verify-text": VerifyTextAnswer,
  why: WhyAnswer,
  table: TableAnswer,
  odds: OddsAnswer,
  reform: ReformAnswer,
  compare: CompareAnswer,
  claims: ClaimsAnswer,
  register: RegisterAnswer,
  tracks: TracksAnswer,
  forum: ForumAnswer,
  measures: MeasuresAnswer,
  "replay-votes": ReplayVotesAnswer,
  "verify-log": VerifyLogAnswer,
} as const satisfies Record<string, z.ZodType>;
