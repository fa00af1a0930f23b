/** The shape of claims.yaml and of each file in registers/, as zod schemas. */
import { z } from "zod";
import { Confidence, DateText, Id, StateCode, Words } from "./schema.ts";

// --- small parts -------------------------------------------------------------------------------

/** The finding that nothing is on record; never a missing key. */
const NotOnRecord = z.literal("not-on-record");
const sources = z.array(Id).min(1);
const states = z.array(StateCode);
const year = z.int().min(1815).max(2100);

/** What every entry of every register carries. */
const entry = {
  /** Unique in its register; elsewhere it is named `register.entry`. */
  id: Id,
  /** The day it happened; for an interval the day it began; or the span of what it sums up. */
  at: DateText,
  /** Where `at` is not the day of an event: a span, an upper bound, or the day of a look-up. */
  dated: z.enum(["period", "no-later-than", "looked-up"]).optional(),
  cases: z.array(Id).min(1).optional(),
  /** Entries of registers/events.yaml: matters that opened no route. */
  events: z.array(Id).min(1).optional(),
  note: z.string().optional(),
  sources,
  /** The reference as first noted, where it names works without an address as well. */
  cited: z.string().optional(),
  confidence: Confidence,
  /** The confidence mark as first given, where it says more than `confidence`. */
  mark: z.string().optional(),
  /** Id of the item in the fact file this was made from. */
  ref: z.string().optional(),
};

/** One published number. Numbers that disagree stand side by side, each with its holder. */
export const Figure = z.strictObject({
  value: z.number(),
  as: z.enum(["exact", "about", "over", "up-to", "range"]),
  upTo: z.number().optional(),
  unit: z.string().optional(),
  what: Words.optional(),
  plan: z.boolean().optional(),
  by: Words.optional(),
  at: DateText.optional(),
  sources: sources.optional(),
  note: z.string().optional(),
});

const Term = z.strictObject({ id: Id, title: Words });
const byState = z.record(StateCode, Words);

function register<E extends z.ZodType, X extends z.ZodRawShape>(id: string, shape: E, more: X) {
  return z.strictObject({
    register: z.literal(id),
    title: Words,
    about: Words,
    /** What is not on record; shown at the foot of the page. */
    gaps: z.array(Words).optional(),
    /** Titles of the words that entries use. */
    terms: z.array(Term).optional(),
    ...more,
    entries: z.array(shape).min(1),
  });
}

// --- registers, one shape each -------------------------------------------------------------------

const Step = z.strictObject({
  /** Another entry: of this register, or `register.entry`. */
  entry: Id.optional(),
  at: DateText.optional(),
  what: Words.optional(),
  sources: sources.optional(),
});
/** What came of it: entries and dated acts, or the finding that nothing is on record. */
const FollowUp = z.union([NotOnRecord, z.array(Step).min(1)]);
const Tally = z.strictObject({ yes: z.int(), no: z.int(), abstain: z.int() });

export const PartnersRegister = register(
  "partners",
  z.strictObject({
    ...entry,
    partner: z.array(Id).min(1),
    title: Words,
    instrument: Words,
    level: Id,
    areas: z.array(Id).min(1).optional(),
    what: Words,
    vote: z
      .strictObject({
        form: z.enum(["without-a-vote", "recorded"]),
        tally: z.union([NotOnRecord, Tally]).optional(),
        against: states.optional(),
        askedBy: StateCode.optional(),
      })
      .optional(),
    followUp: FollowUp,
  }),
  {},
);

export const SessionsRegister = register(
  "sessions",
  z.strictObject({
    ...entry,
    title: Words,
    kind: z.enum([
      "treaty-summit",
      "regular",
      "extraordinary",
      "informal",
      "jubilee",
      "signing",
      "by-correspondence",
      "planned",
    ]),
    place: Words,
    documents: z.union([
      NotOnRecord,
      z.array(
        z.strictObject({
          count: z.int().min(0),
          of: z.int().optional(),
          as: z.enum(["about", "over"]).optional(),
          what: z.enum([
            "signed",
            "adopted",
            "prepared",
            "drafts",
            "agenda-items",
            "named",
            "announced",
            "statement",
          ]),
          by: Words.optional(),
          sources: sources.optional(),
        }),
      ),
    ]),
    /** Heads who did not attend and were not represented; `[]` is a finding. */
    absent: z.union([NotOnRecord, states]),
    represented: z.array(z.strictObject({ state: StateCode, by: Words })).optional(),
    nonSignatories: states.optional(),
    reservations: states.optional(),
    guests: states.optional(),
    chairPassesTo: StateCode.optional(),
  }),
  {},
);

export const ExercisesRegister = register(
  "exercises",
  z.strictObject({
    ...entry,
    title: Words,
    kind: Id,
    series: z.array(Id).min(1).optional(),
    host: states.optional(),
    plannedHost: StateCode.optional(),
    status: z.enum(["held-or-announced", "planned", "cancelled"]),
    cancelled: z.strictObject({ at: DateText, by: StateCode }).optional(),
    /** A published count of exercises over a period. */
    count: z.int().optional(),
    takingPart: z.union([NotOnRecord, states]),
    staffOnly: states.optional(),
    absent: states.optional(),
    nonMembers: states.optional(),
    observers: z.array(Id).optional(),
    observerStates: states.optional(),
    participants: z.union([NotOnRecord, z.array(Figure).min(1)]),
    byState: byState.optional(),
    components: z
      .array(
        z.strictObject({
          series: Id,
          host: StateCode.optional(),
          at: DateText.optional(),
          participants: Figure.optional(),
        }),
      )
      .optional(),
  }),
  { series: z.array(z.strictObject({ id: Id, title: Words, about: Words.optional(), sources })) },
);

export const ForcesRegister = register(
  "forces",
  z.strictObject({
    ...entry,
    force: Id,
    figure: Figure.optional(),
    byState: byState.optional(),
    what: Words.optional(),
  }),
  {
    forces: z.array(
      z.strictObject({
        id: Id,
        title: Words,
        decision: z.strictObject({ at: DateText, what: Words }).optional(),
        states: states.optional(),
        series: Id.optional(),
        parts: Words.optional(),
        trigger: Words.optional(),
        what: Words.optional(),
        sources,
        confidence: Confidence,
      }),
    ),
  },
);

export const DeploymentsRegister = register(
  "deployments",
  z.strictObject({
    ...entry,
    title: Words,
    host: StateCode,
    requested: DateText,
    decided: DateText,
    firstArrivals: DateText,
    endAnnounced: DateText,
    ended: DateText,
    by: Id,
    figures: z.array(Figure).min(1),
    byState: z.record(StateCode, Figure).optional(),
    byStateConfidence: Confidence.optional(),
    tasks: Words,
  }),
  {},
);

export const OperationsRegister = register(
  "operations",
  z.strictObject({
    ...entry,
    series: Id,
    title: Words,
    result: Words,
    figures: z.array(Figure).optional(),
  }),
  {},
);

export const StandingOperationsRegister = register(
  "standing-operations",
  z.strictObject({
    ...entry,
    kind: z.enum(["operation", "organ"]),
    title: Words,
    what: Words,
    permanentSince: DateText.optional(),
    organ: Id.optional(),
    stages: z.array(Id).optional(),
  }),
  {},
);

export const BodiesRegister = register(
  "bodies",
  z.strictObject({
    ...entry,
    /** The organ of the law pack that this describes. */
    organ: Id.optional(),
    title: Words,
    what: Words,
    delegations: z.record(StateCode, z.array(z.int())).optional(),
  }),
  {},
);

export const BudgetRegister = register(
  "budget",
  z.strictObject({
    ...entry,
    kind: z.enum(["share", "amount", "rule", "act", "statement", "threshold"]),
    title: Words,
    what: Words,
    state: StateCode.optional(),
    /** Per cent. */
    shares: z.record(StateCode, z.number()).optional(),
    amount: z
      .strictObject({ value: z.number(), unit: z.string(), derived: z.boolean().optional() })
      .optional(),
  }),
  {},
);

export const PlansRegister = register(
  "plans",
  z.strictObject({
    ...entry,
    title: Words,
    what: Words,
    organ: Id,
    /** The years it is for. */
    period: DateText.optional(),
    status: z.enum(["adopted", "endorsed", "signed", "agreed", "announced"]),
    implementation: FollowUp,
  }),
  {},
);

/** `at` is the first day of the status, `to` the day after the last; null: no end on record. */
export const MembershipsRegister = register(
  "memberships",
  z.strictObject({
    ...entry,
    state: StateCode,
    organisation: Id,
    status: Id,
    signed: DateText.optional(),
    to: DateText.nullable(),
  }),
  {
    organisations: z.array(
      z.strictObject({
        ...Term.shape,
        /** Other ids it has in logs: a body of it, or what it was called before. */
        also: z.array(Id).optional(),
        /** The packs that hold its charter. */
        packs: z.array(Id).optional(),
      }),
    ),
  },
);

export const TiesRegister = register(
  "ties",
  z.strictObject({
    ...entry,
    kind: z.enum(["treaty", "base", "air-defence", "statement"]),
    title: Words,
    parties: states.min(2),
    /** Bound on paper; taking part is not on record. */
    formally: states.optional(),
    defencePledge: z.boolean().optional(),
    what: Words,
    figures: z.array(Figure).optional(),
    /** Numbers of the treaties in the ATOP list. */
    atop: z.array(z.int()).optional(),
  }),
  {
    pledges: z.strictObject({
      title: Words,
      formula: Words,
      finding: Words,
      derived: z.literal(true),
      byYear: z.array(
        z.strictObject({
          year,
          dyads: z.int(),
          withHub: z.int(),
          withoutHub: z.int(),
          pairs: z.array(z.string().regex(/^[A-Z]{3}-[A-Z]{3}$/)),
          otherBilateralPledgeDyads: z.int(),
        }),
      ),
      sources,
      confidence: Confidence,
      mark: z.string().optional(),
    }),
    treaties: z.strictObject({
      title: Words,
      derived: z.literal(true),
      rows: z.array(
        z.strictObject({
          atop: z.int(),
          at: DateText,
          endYear: year.nullable(),
          parties: states.min(2),
          pledges: z.array(
            z.enum(["defence", "offence", "neutrality", "non-aggression", "consultation"]),
          ),
        }),
      ),
      sources,
      confidence: Confidence,
      note: z.string().optional(),
    }),
  },
);

const yearly = z.record(z.string().regex(/^\d{4}$/), z.number());
export const IndicatorsRegister = register(
  "indicators",
  z.discriminatedUnion("kind", [
    /** A copied series; only where the terms of the data allow it. */
    z.strictObject({
      ...entry,
      kind: z.literal("series"),
      indicator: Id,
      state: StateCode,
      unit: z.string(),
      values: yearly,
    }),
    /** Shares among the six, the hub's share, the Herfindahl index: derived. */
    z.strictObject({
      ...entry,
      kind: z.literal("asymmetry"),
      indicator: Id,
      byYear: z.array(
        z.strictObject({
          year,
          shares: z.record(StateCode, z.number()),
          hub: z.number(),
          hhi: z.number(),
        }),
      ),
    }),
    z.strictObject({
      ...entry,
      kind: z.literal("dependence"),
      indicator: Id,
      state: StateCode,
      title: Words,
      text: z.union([NotOnRecord, Words]),
    }),
  ]),
  {
    indicators: z.array(
      z.strictObject({ id: Id, title: Words, unit: z.string(), sources, copied: z.boolean() }),
    ),
    method: Words,
  },
);

export const BaseRatesRegister = register(
  "base-rates",
  z.strictObject({
    ...entry,
    topic: Id,
    title: Words,
    statement: z.string(),
    value: z.number().optional(),
    values: z.record(z.string(), z.number()).optional(),
    text: z.string().optional(),
    n: z.int().optional(),
    nNote: z.string().optional(),
    /** What the figure may honestly be used for. */
    use: z.string().optional(),
  }),
  {},
);

const Cast = z.enum(["yes", "no", "abstain", "not-voting", "not-against", "not-on-record"]);
const share = { n: z.int(), same: z.number(), lijphart: z.number() };
const table = {
  title: Words,
  formula: Words.optional(),
  derived: z.boolean(),
  sources,
  confidence: Confidence,
  mark: z.string().optional(),
  note: z.string().optional(),
};
const period = z.string().regex(/^\d{4}\/\d{4}$/);
export const VotesRegister = register(
  "votes",
  z.discriminatedUnion("kind", [
    z.strictObject({
      ...entry,
      kind: z.literal("roll-call"),
      body: Id,
      number: z.string().optional(),
      title: Words,
      topic: Id,
      tally: z.union([NotOnRecord, Tally]),
      votes: z.union([NotOnRecord, z.record(StateCode, Cast)]),
      otherStates: z.record(StateCode, Cast).optional(),
      /** Cells that are recalled, not read. */
      fromMemory: states.optional(),
      askedBy: StateCode.optional(),
    }),
    z.strictObject({
      ...entry,
      kind: z.literal("recognition"),
      title: Words,
      positions: byState.optional(),
      what: Words.optional(),
    }),
  ]),
  {
    /** Computed from unga-votes.csv; `notesDiffer` keeps cells of an earlier computation that differ. */
    tables: z.strictObject({
      "agreement-with-russia": z.strictObject({
        ...table,
        rows: z.array(
          z.strictObject({ state: StateCode, byYear: z.array(z.strictObject({ year, ...share })) }),
        ),
        periods: z.array(
          z.strictObject({
            state: StateCode,
            byPeriod: z.array(z.strictObject({ period, ...share })),
          }),
        ),
        notesDiffer: z.array(
          z.strictObject({
            state: StateCode,
            year: year.optional(),
            period: period.optional(),
            ...share,
          }),
        ),
      }),
      "unanimity-of-six": z.strictObject({
        ...table,
        byYear: z.array(z.strictObject({ year, n: z.int(), share: z.number() })),
        notesDiffer: z.array(z.strictObject({ year, n: z.int(), share: z.number() })).optional(),
      }),
      participation: z.strictObject({
        ...table,
        rows: z.array(
          z.strictObject({
            state: StateCode,
            byPeriod: z.array(z.strictObject({ period, share: z.number() })),
          }),
        ),
        notesDiffer: z
          .array(z.strictObject({ state: StateCode, period, share: z.number() }))
          .optional(),
      }),
      "ideal-points": z.strictObject({
        ...table,
        rows: z.array(z.strictObject({ state: StateCode, values: yearly })),
      }),
    }),
    literature: z.array(z.strictObject({ source: Id, finding: Words })),
  },
);

/** Matters of the record that opened no route, each with the reason why. */
export const EventsRegister = register(
  "events",
  z.strictObject({ ...entry, what: Words, because: Words }),
  {},
);

/** File name without its ending → shape. */
export const Registers = {
  events: EventsRegister,
  partners: PartnersRegister,
  sessions: SessionsRegister,
  exercises: ExercisesRegister,
  forces: ForcesRegister,
  deployments: DeploymentsRegister,
  operations: OperationsRegister,
  "standing-operations": StandingOperationsRegister,
  bodies: BodiesRegister,
  budget: BudgetRegister,
  plans: PlansRegister,
  memberships: MembershipsRegister,
  ties: TiesRegister,
  indicators: IndicatorsRegister,
  "base-rates": BaseRatesRegister,
  votes: VotesRegister,
} as const;

// --- claims.yaml -----------------------------------------------------------------------------------

export const TextId = z.enum(["000", "001", "002", "003", "004"]);
/** What bears on a statement. `register` and `vote` are named `register.entry`. */
export const ClaimLink = z.strictObject({
  kind: z.enum(["case", "register", "vote", "provision"]),
  id: Id,
  side: z.enum(["for", "against", "context"]),
  why: Words.optional(),
});
export const ClaimStatus = z.enum([
  "confirmed",
  "partly",
  "contested",
  "overstated",
  "contradicted",
  "mis-cited",
  "not-found",
  "forecast",
]);
export const Claim = z.strictObject({
  id: Id,
  text: TextId,
  /** When the statement was written: no later event counts against it. */
  asOf: DateText,
  kind: z.enum(["factual", "causal", "evaluative", "definitional", "forecast"]),
  status: ClaimStatus,
  /** The verdict of the fact file, where the status is not the same word. */
  recorded: z.string().optional(),
  about: z.array(Id).min(1),
  /** A paraphrase, never the words of the text. */
  says: Words,
  /** The record that would test it. */
  test: Words.optional(),
  finding: Words,
  /** Where the text errs, flattens or leaves undated; `point` is the number in the coverage list. */
  errs: z.strictObject({ point: z.int().min(1), what: Words }).optional(),
  links: z.array(ClaimLink),
  /** Not in the first list of claims. */
  added: z.boolean().optional(),
  note: z.string().optional(),
  sources,
  confidence: Confidence,
});

export const ClaimsFile = z.strictObject({
  /** The texts with author, date, affiliation and verdict; `opposite` verdicts go on the same screen. */
  texts: z.array(
    z.strictObject({
      id: TextId,
      source: Id,
      short: Words,
      authors: Words,
      at: DateText,
      written: DateText,
      affiliation: Words,
      form: Words,
      verdict: Words,
      opposite: z.array(TextId).min(1),
      links: z.array(ClaimLink).min(1),
      method: Words.optional(),
      /** What the author says the text does not claim. */
      ownLimit: Words.optional(),
      note: z.string().optional(),
    }),
  ),
  statuses: z.array(z.strictObject({ id: ClaimStatus, title: Words })),
  claims: z.array(Claim).min(1),
  /** Texts that contradict each other, with all sides. */
  disagreements: z.array(
    z.strictObject({
      id: Id,
      topic: Words,
      sides: z.array(z.strictObject({ text: TextId, says: Words })).min(2),
      separates: Words.optional(),
      record: Words,
      claims: z.array(Id),
      links: z.array(ClaimLink).optional(),
      measures: z.array(Id).optional(),
    }),
  ),
  /** The obstacles text 000 names, as tags on stopping points. A case may carry none. */
  barriers: z.array(
    z.strictObject({
      id: Id,
      title: Words,
      holder: TextId,
      cases: z.array(
        z.strictObject({ case: Id.optional(), event: Id.optional(), why: Words, sources }),
      ),
      observed: Words,
      notObservable: Words,
      sources,
    }),
  ),
  /** Tasks that text 002 ascribes to the Secretariat; none has only favourable links. */
  tasks: z.array(
    z.strictObject({
      id: Id,
      title: Words,
      holder: TextId,
      links: z.array(ClaimLink).min(2),
      sources,
    }),
  ),
  /** An attributed periodisation; `to` is the last year of the period, null where it is left open. */
  periods: z.array(
    z.strictObject({
      id: Id,
      holder: TextId,
      from: DateText,
      to: DateText.nullable(),
      title: Words,
      note: z.string().optional(),
      sources,
    }),
  ),
});
