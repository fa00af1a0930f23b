/** The shape of every pack file, as zod schemas; JSON Schemas for editors are made from these. */
import { z } from "zod";

// --- small parts -------------------------------------------------------------------------------

/** A word in both languages of the interface. */
export const Words = z.strictObject({ en: z.string().min(1), ru: z.string().min(1) });

const datePart =
  "\\d{4}(?:-\\d{2}(?:-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2})?(?:Z|[+-]\\d{2}:\\d{2})?)?)?)?";
/** ISO 8601 with its precision kept: year, month, day or hour; `A/B` where only a span is known. */
export const DateText = z
  .string()
  .regex(
    new RegExp(`^${datePart}(?:/${datePart})?$`),
    "is not an ISO 8601 date (2010, 2010-06, 2010-06-12)",
  );

export const StateCode = z.string().regex(/^[A-Z]{3}$/, "is not a three-letter state code");
export const Id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/, "is not an id (lower case, digits, dots and dashes)");

export const Confidence = z.enum(["primary", "secondary", "contested", "from-memory"]);
/** What was actually read: the text, an official summary, scholarship, news, or nothing (memory). */
export const Basis = z.enum(["text", "official", "scholar", "news", "memory"]);
const sources = z.array(Id).min(1);
const sourced = { sources, confidence: Confidence.optional(), note: z.string().optional() };
const interval = { from: DateText, to: DateText.nullable().optional() };

// --- facts.yaml (one list for all packs) ---------------------------------------------------------

export const FactsFile = z.strictObject({
  facts: z.array(
    z.strictObject({
      id: Id,
      title: Words,
      /** Events only, never a legal category. `state` in values means "name a state code". */
      values: z.array(z.strictObject({ id: Id, title: Words })).min(2),
      unit: z.string().optional(),
      assertedBy: z.array(z.enum(["state", "organ", "party"])).min(1),
      note: z.string().optional(),
    }),
  ),
  measures: z.array(
    z.strictObject({
      id: Id,
      title: Words,
      /** A request that only asks for help opens routes to these measures. */
      help: z.boolean(),
    }),
  ),
});

// --- sources -------------------------------------------------------------------------------------

export const Source = z.strictObject({
  id: Id,
  title: z.string().min(1),
  publisher: z.string().nullable().optional(),
  date: DateText.nullable().optional(),
  address: z.string().nullable().optional(),
  class: z.enum([
    "official-text",
    "official-statement",
    "press",
    "scholarship",
    "dataset",
    "general-knowledge",
  ]),
  affiliation: z.string().optional(),
  note: z.string().optional(),
});
export const SourcesFile = z.array(Source);

// --- formulas: what a provision makes of facts -----------------------------------------------------

export type Formula =
  | { always: boolean }
  | { fact: string; in: string[] }
  /** Where the matter lies: on the territory of a state bound by `instrument`, or on the roll. */
  | { territory: "party" | "member" | "outside" | "requester"; of?: string | undefined }
  /** Who stands against whom, from `parties` and the roll, never from a fact. */
  | { parties: "all-members" | "some-member" | "no-member" }
  /** A dated, authored act is in the log (a characterisation, a statement, an offer). */
  | {
      act: string;
      as?: string | undefined;
      by?: string | undefined;
      for?: string | undefined;
      under?: string | undefined;
      value?: string | undefined;
    }
  /** One formula per value of a reading; `else` serves the values not named. */
  | { reading: string; then: Record<string, Formula>; else?: Formula | undefined }
  /** Another formula by id, as in force that day. */
  | { holds: string }
  | { all: Formula[] }
  | { any: Formula[] }
  | { not: Formula };

export const FormulaShape: z.ZodType<Formula> = z.lazy(() =>
  z.union([
    z.strictObject({ always: z.boolean() }),
    z.strictObject({ fact: Id, in: z.array(Id).min(1) }),
    z.strictObject({
      territory: z.enum(["party", "member", "outside", "requester"]),
      of: Id.optional(),
    }),
    z.strictObject({ parties: z.enum(["all-members", "some-member", "no-member"]) }),
    z.strictObject({
      act: z.string(),
      as: Id.optional(),
      by: z.string().optional(),
      for: Id.optional(),
      under: Id.optional(),
      value: Id.optional(),
    }),
    z.strictObject({
      reading: Id,
      then: z.record(z.string(), FormulaShape),
      else: FormulaShape.optional(),
    }),
    z.strictObject({ holds: Id }),
    z.strictObject({ all: z.array(FormulaShape).min(1) }),
    z.strictObject({ any: z.array(FormulaShape).min(1) }),
    z.strictObject({ not: FormulaShape }),
  ]),
);

// --- law/*.yaml --------------------------------------------------------------------------------------

export const ProvisionVersion = z.strictObject({
  ...interval,
  /** Our paraphrase, never the authentic words. */
  text: Words,
  /** The instrument that gave the provision this wording, where it is not the instrument itself. */
  madeBy: Id.optional(),
  /** ISO duration, "immediately", or "none" where the text sets no limit (that is the finding). */
  timeLimit: z.string().optional(),
  /** ISO duration of an office or of the text itself; not a limit on any act. */
  term: z.string().optional(),
  confidence: Confidence,
  basis: Basis,
  sources,
  note: z.string().optional(),
  /** Id of the item in the fact file this was made from. */
  ref: z.string().optional(),
});

export const Instrument = z.strictObject({
  id: Id,
  kind: z.enum([
    "treaty",
    "charter",
    "protocol",
    "agreement",
    "decision",
    "regulation",
    "rules",
    "strategy",
  ]),
  title: Words,
  signed: DateText.nullable().optional(),
  adopted: DateText.nullable().optional(),
  place: z.string().optional(),
  /** null: entry into force is not on record, so the instrument is never applied as law in force. */
  inForce: z
    .strictObject({
      ...interval,
      condition: Words.optional(),
      retroactiveTo: DateText.optional(),
      onEntryOf: z.array(Id).optional(),
      /** The adoption itself is contested: in force only where the reading has one of these values. */
      where: z.strictObject({ reading: Id, in: z.array(Id).min(1) }).optional(),
      confidence: Confidence.optional(),
      note: z.string().optional(),
    })
    .nullable(),
  provisional: z.strictObject({ ...interval, ...sourced }).optional(),
  amends: z.array(Id).optional(),
  replaces: z.array(Id).optional(),
  repeals: z.array(Id).optional(),
  /** The case that produced it; the run of that case does not read it. */
  madeBy: Id.optional(),
  confidence: Confidence,
  basis: Basis,
  sources,
  note: z.string().optional(),
  ref: z.string().optional(),
  /** Who is bound, per state. `members`: a decision binds whoever is on the roll. */
  parties: z.union([
    z.literal("members"),
    z.array(
      z.strictObject({
        state: StateCode,
        status: z.enum(["bound", "signed", "not-bound", "unknown", "left"]),
        ...interval,
        by: z.enum([
          "signature",
          "ratification",
          "accession",
          "general-entry",
          "notification",
          "none-found",
        ]),
        ...sourced,
      }),
    ),
  ]),
  provisions: z.array(
    z.strictObject({ id: Id, title: Words, versions: z.array(ProvisionVersion).min(1) }),
  ),
});

export const Reading = z.strictObject({
  id: Id,
  provision: z.union([Id, z.array(Id)]),
  question: Words,
  values: z
    .array(
      z.strictObject({
        id: Id,
        title: Words,
        /** Who holds it and since when; empty: possible on the text, held by nobody on record. */
        holders: z.array(
          z.strictObject({
            who: Words,
            state: StateCode.optional(),
            ...interval,
            sources,
            confidence: Confidence.optional(),
            note: z.string().optional(),
          }),
        ),
      }),
    )
    .min(2),
  note: z.string().optional(),
});

/** What a provision makes of facts, per version: the interval says with which wording it goes. */
export const FormulaEntry = z.strictObject({
  id: Id,
  provision: Id,
  title: Words,
  ...interval,
  formula: FormulaShape,
  note: z.string().optional(),
});

export const LawFile = z.strictObject({
  instruments: z.array(Instrument).optional(),
  readings: z.array(Reading).optional(),
  formulas: z.array(FormulaEntry).optional(),
});

// --- organisation.yaml ---------------------------------------------------------------------------

export const OrganisationFile = z.strictObject({
  id: Id,
  title: Words,
  short: Words,
  /** The treaty whose parties the organisation's territory is drawn from. */
  foundingInstrument: Id,
  organs: z.array(
    z.strictObject({
      id: Id,
      title: Words,
      short: Words.optional(),
      level: z.string().optional(),
      deciding: z.boolean(),
      competence: Words,
      by: z.array(Id).optional(),
      ...interval,
      ...sourced,
      ref: z.string().optional(),
    }),
  ),
  chairs: z.array(z.strictObject({ state: StateCode, ...interval, ...sourced })).optional(),
  officers: z
    .array(
      z.strictObject({
        office: Id,
        name: z.string(),
        state: StateCode,
        ...interval,
        ...sourced,
        ref: z.string().optional(),
      }),
    )
    .optional(),
  rotation: z
    .array(z.strictObject({ what: Words, order: z.array(StateCode), ...interval, ...sourced }))
    .optional(),
  budget: z
    .array(
      z.strictObject({
        what: Words,
        shares: z.record(StateCode, z.number()).optional(),
        amount: z
          .strictObject({ value: z.number(), unit: z.string(), derived: z.boolean().optional() })
          .optional(),
        ...interval,
        ...sourced,
        ref: z.string().optional(),
      }),
    )
    .optional(),
  precedents: z
    .array(
      z.strictObject({
        id: Id,
        what: Words,
        case: Id.optional(),
        ...interval,
        ...sourced,
        ref: z.string().optional(),
      }),
    )
    .optional(),
  unverified: z
    .array(
      z.strictObject({
        id: Id,
        what: Words,
        whereToLook: z.string(),
        provisions: z.array(Id).optional(),
        ref: z.string().optional(),
      }),
    )
    .optional(),
});

// --- members.yaml ----------------------------------------------------------------------------------

export const Participation = z.enum([
  "full",
  "suspended",
  "non-participating",
  "in-arrears",
  "vote-withdrawn",
  "observer",
  "partner",
  "left",
]);
export const MembersFile = z.strictObject({
  roll: z.array(
    z.strictObject({
      state: StateCode,
      participation: Participation,
      /** member, treaty-party (before there was an organisation), signatory (before entry into force). */
      standing: z.enum(["member", "treaty-party", "signatory", "former", "observer"]),
      ...interval,
      by: Id.optional(),
      madeBy: Id.optional(),
      /** permanent member, holder of a veto, and the like, as rules name them. */
      seats: z.array(Id).optional(),
      weight: z.record(Id, z.number()).optional(),
      ...sourced,
    }),
  ),
  /** What lies over a membership without ending it: a declared freeze, arrears, a notice not yet decided. */
  overlays: z
    .array(
      z.strictObject({
        id: Id,
        state: StateCode,
        kind: z.enum([
          "declared-freeze",
          "arrears",
          "notice",
          "vote-withdrawn",
          "not-joining",
          "contested-standing",
        ]),
        title: Words,
        ...interval,
        /** Where the reading has one of these values the state is not counted in decisions. */
        uncounted: z.strictObject({ reading: Id, in: z.array(Id).min(1) }).optional(),
        by: Id.optional(),
        madeBy: Id.optional(),
        ...sourced,
      }),
    )
    .optional(),
});

// --- rules/*.yaml ----------------------------------------------------------------------------------

export const PositionValue = z.enum([
  "in-favour",
  "no-objection",
  "silent",
  "abstaining",
  "objecting",
  "absent",
  "absent-no-objection",
  "not-participating",
  "recused",
]);
/** What a position counts as: a vote for or against, neither though counted, or outside the electorate. */
const Effect = z.enum(["for", "against", "neutral", "out"]);
const EffectByReading = z.union([
  Effect,
  z.strictObject({ reading: Id, then: z.record(z.string(), Effect), else: Effect.optional() }),
]);
export const Test = z.discriminatedUnion("kind", [
  /** Nobody (or no more than `tolerated`) against. */
  z.strictObject({ kind: z.literal("consensus"), tolerated: z.number().int().min(0).optional() }),
  /** Every state of the electorate for. */
  z.strictObject({ kind: z.literal("unanimity") }),
  /** A fixed number of votes for (or of weight for). */
  z.strictObject({ kind: z.literal("votes"), atLeast: z.number(), weight: Id.optional() }),
  /** A share of a base: `cast` = for + against, `present` = not absent, `electorate` = all of it. */
  z.strictObject({
    kind: z.literal("majority"),
    share: z.string().regex(/^\d+\/\d+$/),
    strict: z.boolean(),
    base: z.enum(["cast", "present", "electorate"]),
    weight: Id.optional(),
  }),
  /** No state holding this seat is against. */
  z.strictObject({ kind: z.literal("veto"), seat: Id }),
  /** At least this many (or this share of the electorate) present. */
  z.strictObject({
    kind: z.literal("quorum"),
    share: z.string().regex(/^\d+\/\d+$/),
    weight: Id.optional(),
  }),
  /** No more than this share of the electorate neutral; with `strict`, less than it. */
  z.strictObject({
    kind: z.literal("abstention-limit"),
    share: z.string().regex(/^\d+\/\d+$/),
    strict: z.boolean().optional(),
    weight: Id.optional(),
  }),
]);
export type TestShape = z.infer<typeof Test>;
export const Rule = z.strictObject({
  id: Id,
  title: Words,
  organ: Id,
  /** Matters it governs; `default` serves every matter no other rule of the organ names. */
  matters: z.array(Id).min(1),
  method: z.enum(["session", "circulation", "limited-format", "silence", "signature", "any"]),
  ...interval,
  by: z.array(Id).min(1),
  /** Participation that keeps a state in the electorate. */
  electorate: z.array(Participation).min(1),
  /** Left out of the electorate by the rule: the state whose status is decided, the parties, debtors. */
  exclude: z
    .array(
      z.union([
        z.enum(["subject", "parties", "requester", "arrears"]),
        z.strictObject({
          who: z.enum(["subject", "parties", "requester", "arrears"]),
          reading: Id,
          in: z.array(Id).min(1),
        }),
      ]),
    )
    .optional(),
  counts: z.record(PositionValue, EffectByReading),
  /** What a statement, a reservation or a withheld signature attached to a position counts as. */
  attachments: z
    .record(
      z.enum(["statement", "reservation", "signature-withheld"]),
      z.strictObject({
        reading: Id,
        then: z.record(z.string(), z.union([Effect, z.literal("as-position")])),
      }),
    )
    .optional(),
  /** All of these must hold. */
  tests: z.array(Test).min(1),
  /** Tests of which one is enough (beside `tests`). */
  anyOf: z.array(Test).optional(),
  /** A position given after the decision counts only where this reading has one of these values. */
  laterWord: z.strictObject({ reading: Id, in: z.array(Id).min(1) }).optional(),
  /** Positions on the method itself: nobody may be against deciding this way. */
  methodTest: z.boolean().optional(),
  note: z.string().optional(),
  confidence: Confidence,
  sources,
  ref: z.string().optional(),
});
export const RulesFile = z.array(Rule);

// --- routes/*.yaml ---------------------------------------------------------------------------------

const Who = z.enum([
  "requester",
  "territory",
  "subject",
  "parties",
  "contributor",
  "party",
  "any",
  "addressee",
]);
const step = {
  id: Id,
  title: Words.optional(),
  by: z.union([Id, z.array(Id).min(1)]),
  from: DateText.optional(),
  to: DateText.optional(),
  /** The step exists only where this holds; elsewhere it is passed. */
  when: FormulaShape.optional(),
  note: z.string().optional(),
};
export const Step = z.union([
  z.strictObject({
    ...step,
    gate: z.literal("standing"),
    as: z.enum(["party", "member", "participant"]),
    to: Id.optional(),
    who: Who.optional(),
  }),
  z.strictObject({
    ...step,
    gate: z.literal("characterisation"),
    holds: z.union([Id, FormulaShape]),
  }),
  z.strictObject({ ...step, gate: z.literal("scope"), holds: z.union([Id, FormulaShape]) }),
  z.strictObject({ ...step, gate: z.literal("exclusion"), holds: z.union([Id, FormulaShape]) }),
  z.strictObject({
    ...step,
    gate: z.literal("request"),
    /** Who must ask: the state on whose territory it is, any member, … */
    asker: Who.optional(),
    /** Addressees that suffice: organ or officer ids; or by reading. */
    addressees: z.union([
      z.array(Id),
      z.strictObject({ reading: Id, then: z.record(z.string(), z.array(Id)) }),
    ]),
    /** Forms that suffice, where a reading leaves them open. */
    form: z.strictObject({ reading: Id, then: z.record(z.string(), z.array(Id)) }).optional(),
  }),
  z.strictObject({
    ...step,
    gate: z.literal("consent"),
    of: Who,
    orRequest: z.boolean().optional(),
  }),
  z.strictObject({
    ...step,
    gate: z.literal("convening"),
    organ: z.array(Id).min(1),
    orCirculation: z.boolean().optional(),
    /** A meeting that one of these officers called will do, of whatever body. */
    orBy: z.array(Id).min(1).optional(),
  }),
  z.strictObject({
    ...step,
    gate: z.literal("proposal"),
    organ: z.array(Id).optional(),
    act: z.enum(["proposal", "offer"]).optional(),
  }),
  z.strictObject({
    ...step,
    gate: z.literal("decision"),
    organ: Id,
    matter: Id.optional(),
    needsProposal: z.boolean().optional(),
  }),
  z.strictObject({ ...step, gate: z.literal("mandate"), of: Id }),
  z.strictObject({
    ...step,
    gate: z.literal("national-procedure"),
    per: Who,
    needs: z.enum(["any", "all"]),
  }),
  z.strictObject({
    ...step,
    gate: z.literal("joining"),
    per: Who,
    needs: z.enum(["any", "all"]),
    act: z.enum(["signature", "joining", "authorisation"]).optional(),
    least: z.number().int().optional(),
  }),
  z.strictObject({ ...step, gate: z.literal("carrying-out") }),
  z.strictObject({
    ...step,
    duty: z.enum(["notification", "reporting", "consultation", "payment", "delivery"]),
    to: Id.optional(),
    who: Who.optional(),
  }),
]);
export const Route = z.strictObject({
  id: Id,
  title: Words,
  /** Under which of the three headings of the mechanism its measure falls is shown from its steps. */
  measure: Id,
  /** Provisions that must have a version in force for the route to be open. */
  basis: z.array(Id).min(1),
  /** The route itself begins or ends with the law. */
  from: DateText.optional(),
  to: DateText.nullable().optional(),
  /** Also opened by a request or proposal for one of these measures. */
  alsoFor: z.array(Id).optional(),
  /** What opens it besides a request: a proposal, a notice, an offer, an earlier decision. */
  opensWith: z.array(z.enum(["request", "proposal", "offer", "notice"])).optional(),
  end: z.enum(["adopted", "held", "carried-out"]),
  steps: z.array(Step).min(1),
  note: z.string().optional(),
});
export const RoutesFile = z.array(Route);

// --- cases/*.yaml ----------------------------------------------------------------------------------

export const ActKind = z.enum([
  "request",
  "withdrawal",
  "characterisation",
  "offer",
  "acceptance",
  "convening",
  "proposal",
  "position",
  "attendance",
  "consent",
  "signature",
  "authorisation",
  "notification",
  "statement",
  "joining",
  "delivery",
  "partner-act",
  "bilateral-act",
]);
const Authors = z.union([z.string(), z.array(z.string()).min(1)]);
export const Act = z.strictObject({
  id: Id,
  at: DateText,
  act: ActKind,
  /** A state, an organ or officer of the organisation, another organisation, or `all` (of the roll). */
  by: Authors,
  except: z.array(StateCode).optional(),
  to: Authors.optional(),
  for: Id.optional(),
  under: Id.optional(),
  organ: Id.optional(),
  method: z.enum(["session", "circulation", "silence", "limited-format", "signature"]).optional(),
  form: z.enum(["written", "oral", "public", "ministerial", "diplomatic-note"]).optional(),
  /** The ask, proposal item or act this one concerns. */
  item: Id.optional(),
  items: z
    .array(
      z.strictObject({
        id: Id,
        title: Words,
        for: Id.optional(),
        count: z.number().int().min(1).optional(),
        due: DateText.optional(),
        subject: StateCode.optional(),
      }),
    )
    .min(1)
    .optional(),
  answers: Id.optional(),
  /**
   * position: a position; attendance: present, absent; consent, acceptance, authorisation: given,
   * withheld, not-required; delivery: done, partial, not-done; joining: withheld where refused.
   */
  value: Id.optional(),
  attached: z.array(z.enum(["statement", "reservation", "signature-withheld"])).optional(),
  /** characterisation: the legal label its author gives (aggression, internal-affair, …). */
  as: Id.optional(),
  subject: StateCode.optional(),
  due: DateText.optional(),
  what: Words.optional(),
  /** A user's own case and a played one may leave it out; a recorded one may not. */
  sources: sources.optional(),
  confidence: Confidence.optional(),
  note: z.string().optional(),
});

const FactEntry = z.union([
  z.strictObject({
    value: z.string(),
    sources: sources.optional(),
    confidence: Confidence.optional(),
    note: z.string().optional(),
  }),
  z.strictObject({
    accounts: z
      .array(
        z.strictObject({
          value: z.string(),
          /** A state code, an organ or party to the matter; scholars and press are shown only. */
          by: z.string(),
          class: z.enum(["state", "organ", "party", "scholar", "press"]).optional(),
          at: DateText,
          sources: sources.optional(),
          note: z.string().optional(),
        }),
      )
      .min(1),
  }),
]);
const ActPattern = z.strictObject({
  act: ActKind,
  by: Authors.optional(),
  for: z.union([Id, z.array(Id)]).optional(),
  organ: Id.optional(),
  item: Id.optional(),
  to: z.string().optional(),
});
export const CaseFile = z.strictObject({
  id: Id,
  title: Words,
  type: z.enum(["crisis", "statement", "institutional"]),
  origin: z.enum(["record", "hypothetical", "own", "played"]),
  /** Opens the matter and sets the law. */
  date: DateText,
  until: DateText.nullable().optional(),
  follows: Id.optional(),
  inTexts: z.array(z.enum(["000", "001", "002", "003", "004"])).optional(),
  /** The recognised territory; `accounts` where it is contested; `none` where no place is concerned. */
  territory: z.union([z.string(), FactEntry]).optional(),
  place: Words.optional(),
  parties: z.array(z.string()).optional(),
  summary: Words.optional(),
  facts: z.record(Id, FactEntry).optional(),
  acts: z.array(Act).optional(),
  /** A sourced absence: such an act did not happen. */
  none: z.array(z.strictObject({ ...ActPattern.shape, ...sourced })).optional(),
  /** What the sources are silent about; it ranges. */
  notOnRecord: z.array(z.union([ActKind, ActPattern])).optional(),
  lanes: z
    .array(
      z.strictObject({
        at: DateText,
        lane: z.enum(["bilateral", "other-organisation", "alone", "nowhere"]),
        by: Authors,
        with: Authors.optional(),
        what: Words,
        sources: sources.optional(),
        confidence: Confidence.optional(),
        note: z.string().optional(),
      }),
    )
    .optional(),
  opinions: z
    .array(
      z.strictObject({
        who: Words,
        says: Words,
        kind: z.enum(["could-not", "would-not", "other"]),
        at: DateText.optional(),
        sources,
      }),
    )
    .optional(),
  gaps: z.array(Words).optional(),
  confidence: Confidence.optional(),
  note: z.string().optional(),
  ref: z.string().optional(),
});

// --- outcomes/*.yaml ---------------------------------------------------------------------------------

export const OutcomeFile = z.strictObject({
  case: Id,
  observed: z.array(
    z.strictObject({
      measure: Id,
      /** The ask or item it concerns, where the case has several for one measure. */
      ask: Id.optional(),
      is: z.enum([
        "not-asked",
        "not-taken-up",
        "not-adopted",
        "adopted",
        "held",
        "carried-out",
        "not-carried-out",
        "withdrawn",
        "not-joined",
      ]),
      at: DateText.nullable().optional(),
      what: Words.optional(),
      ...sourced,
    }),
  ),
});

// --- reforms/*.yaml ----------------------------------------------------------------------------------

/** A patch to the law; `none` marks a recommendation that is not expressible as a rule. */
export const Reform = z.strictObject({
  id: Id,
  title: Words,
  proposedBy: z.array(z.strictObject({ who: Words, at: DateText, ...sourced })),
  /** The law it can apply to: on a date outside it says so. */
  from: DateText.optional(),
  notExpressible: z.strictObject({ because: Words, observeInstead: Words }).optional(),
  patches: z
    .array(
      z.discriminatedUnion("patch", [
        /** Sets keys of a rule; `counts.absent` sets one key inside, `exclude+` adds to a list. */
        z.strictObject({
          patch: z.literal("rule"),
          rule: Id,
          set: z.record(z.string(), z.unknown()),
        }),
        z.strictObject({ patch: z.literal("add-rule"), rule: Rule }),
        z.strictObject({ patch: z.literal("reading"), reading: Id, to: Id }),
        z.strictObject({ patch: z.literal("drop-step"), route: Id, step: Id }),
        z.strictObject({
          patch: z.literal("step"),
          route: Id,
          step: Id,
          set: z.record(z.string(), z.unknown()),
        }),
        z.strictObject({ patch: z.literal("add-step"), route: Id, after: Id, step: Step }),
        z.strictObject({ patch: z.literal("add-route"), route: Route }),
        z.strictObject({
          patch: z.literal("in-force"),
          instrument: Id,
          from: DateText,
          states: z.array(StateCode).optional(),
        }),
        z.strictObject({
          patch: z.literal("formula"),
          provision: Id,
          formula: Id,
          to: FormulaShape,
        }),
      ]),
    )
    .optional(),
  note: z.string().optional(),
});
export const ReformsFile = z.array(Reform);

// --- the types the rest of the program uses ------------------------------------------------------------

export type Words = z.infer<typeof Words>;
export type FactsFile = z.infer<typeof FactsFile>;
export type Source = z.infer<typeof Source>;
export type Instrument = z.infer<typeof Instrument>;
export type ProvisionVersion = z.infer<typeof ProvisionVersion>;
export type Reading = z.infer<typeof Reading>;
export type FormulaEntry = z.infer<typeof FormulaEntry>;
export type OrganisationFile = z.infer<typeof OrganisationFile>;
export type MembersFile = z.infer<typeof MembersFile>;
export type Participation = z.infer<typeof Participation>;
export type PositionValue = z.infer<typeof PositionValue>;
export type Rule = z.infer<typeof Rule>;
export type Step = z.infer<typeof Step>;
export type Route = z.infer<typeof Route>;
export type Act = z.infer<typeof Act>;
export type ActKind = z.infer<typeof ActKind>;
export type CaseFile = z.infer<typeof CaseFile>;
export type OutcomeFile = z.infer<typeof OutcomeFile>;
export type Reform = z.infer<typeof Reform>;
