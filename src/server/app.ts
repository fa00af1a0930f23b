/**
 * The HTTP interface of live sessions. `GET /api/openapi.json` is the reference; this is how a session goes:
 *
 * 1. `POST /api/sessions {"title": "...", "from": {"case": "kazakhstan-2022"}}` opens a session and
 *    answers, once, with one token for each seat. Put a token into the fragment of a link
 *    (`#/join/TOKEN`): a fragment is never sent to a server, so it stands in no log. On a server opened to
 *    a network the header `authorization: Bearer HOUSE-KEY` is needed here.
 * 2. `POST /api/join {"token": "..."}` exchanges it for a cookie (HttpOnly, SameSite=Strict, sent to that
 *    seat's address alone) and answers `{session, seat, href}`. A browser may hold several seats, several
 *    browsers one.
 * 3. `GET /api/sessions/S/seats/SEAT` is the room as that seat may see it. `view.case` is a case: put it
 *    to the engine in the browser for the path as it stands. `view.version` counts the events this seat
 *    has heard.
 * 4. `GET .../events` streams further events (send `Last-Event-ID: view.version`, or `?from=`); each
 *    `data:` line is one PlayEvent. Fold it (`evolve` of src/play) or fetch the view again.
 * 5. `POST .../motions {"kind": "request", "for": "help", "to": "csc"}` with `Idempotency-Key: anything
 *    new` answers 200 `{version, events}`, or 409 with a problem whose `refusal` names the provisions that
 *    refuse.
 * 6. `POST .../injects` (text/csv) plans a master events list; `.../minutes`, `.../path`,
 *    `.../export/log.json`, `.../export/case.yaml`, `.../export/minutes.csv` are what is left at the end.
 *
 * Errors are `application/problem+json` (RFC 9457). Bodies are JSON unless said otherwise.
 */
import { createRoute, OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { stringify } from "yaml";
import { run } from "../engine/run.ts";
import type { Pack } from "../pack/pack.ts";
import { csvOf } from "../play/csv.ts";
import { hears } from "../play/events.ts";
import { checkpointOf, exportLog } from "../play/export.ts";
import { importInjects, SAMPLE } from "../play/injects.ts";
import { base64, consistencyProof, inclusionProof, type Signer, unhex } from "../play/log.ts";
import { minutesOf } from "../play/minutes.ts";
import { Motion, type Moved } from "../play/motions.ts";
import { openSession } from "../play/open.ts";
import { own, SessionSetup } from "../play/session.ts";
import { toCase } from "../play/toCase.ts";
import { type View, viewOf } from "../play/view.ts";
import { sha256 } from "../store/keys-node.ts";
import type { Store } from "../store/store.ts";
import { type Random, Seats } from "./access.ts";
import { atMost, Meter, onlyType, type Rate, sameOrigin, securityHeaders } from "./guard.ts";
import { answerProblem, Problem, ProblemError, refusalProblem } from "./problems.ts";
import { judgingOf, type Room, Rooms } from "./room.ts";
import { eventStream } from "./stream.ts";

export type AppSettings = {
  /** The first is used where a session names none. */
  readonly packs: ReadonlyMap<string, Pack>;
  readonly store: Store;
  readonly signer: Signer;
  readonly random: Random;
  readonly now: () => number;
  /** Served over https: cookies are marked Secure. */
  readonly secure?: boolean;
  /** Names under which browsers may reach this server; anything else in Host is turned away. */
  readonly hosts?: ReadonlySet<string> | "any";
  /** The address of a proxy in front, from which our own pages then come. */
  readonly origin?: string;
  /** Whoever opens a session needs it; null: anybody who reaches this server may. */
  readonly houseKey?: string | null;
  /** Who calls, for limits; the address as far as it is known. */
  readonly callerOf?: (c: Context) => string;
  readonly rates?: { readonly motions: Rate; readonly joins: Rate; readonly openings: Rate };
};

const RATES = {
  // A delegation of several people behind one address; a script is slowed down.
  motions: { burst: 60, perSecond: 20 },
  joins: { burst: 60, perSecond: 2 },
  openings: { burst: 20, perSecond: 0.2 },
};
const BODY_BYTES = 256 * 1024;
const CSV_BYTES = 1024 * 1024;
const COOKIE = "casus-seat";
const COOKIE_DAYS = 90;

const Ids = z.object({ session: z.string(), seat: z.string() });
const LinkShown = z
  .object({ link: z.string(), seat: z.string(), token: z.string() })
  .openapi("SeatLink");
const json = <T extends z.ZodType>(schema: T, description: string) => ({
  description,
  content: { "application/json": { schema } },
});
const problem = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: Problem } },
});
const problems = {
  400: problem("the request does not have the form it needs"),
  401: problem("this browser holds no such seat"),
  403: problem("another site, or a seat that may not do that"),
  404: problem("nothing here"),
  429: problem("too many requests"),
} as const;
const events = z.array(z.looseObject({ kind: z.string(), at: z.string(), by: z.string() }));
const KeyHeader = z.object({
  "idempotency-key": z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("a repeated request with the same key is answered again and done once"),
});

/** The part of a view that the OpenAPI document spells out. */
type Told<K extends keyof View> = {
  -readonly [P in K]: P extends "seat"
    ? { id: string; kind: string }
    : P extends "may"
      ? string[]
      : View[P];
};

export type App = {
  readonly app: OpenAPIHono;
  readonly rooms: Rooms;
  readonly seats: Seats;
  /** Begins to hear of other servers; resolves when it does. */
  readonly listen: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The whole interface as one function from requests to responses; no socket is needed to test it. */
export function createApp(settings: AppSettings): App {
  const { packs, store, signer, random, now } = settings;
  const rates = settings.rates ?? RATES;
  const motions = new Meter(rates.motions, now);
  const joins = new Meter(rates.joins, now);
  const openings = new Meter(rates.openings, now);
  const rooms = new Rooms(packs, store, random, now);
  const seats = new Seats(store, random, now);
  const callerOf = settings.callerOf ?? (() => "");
  const app = new OpenAPIHono({
    defaultHook: (result) => {
      if (result.success) return;
      throw new ProblemError("bad-input", { problems: issuesOf(result.error.issues) });
    },
  });

  app.use("*", securityHeaders(settings.secure === true));
  app.use("/api/*", sameOrigin(settings.hosts ?? "any", settings.origin));
  app.onError((error, c) => {
    if (error instanceof ProblemError) return answerProblem(c, error.problem);
    if (error instanceof Error && "status" in error && error.status === 400) {
      return answerProblem(c, new ProblemError("bad-input", { detail: error.message }).problem);
    }
    console.error(error);
    return answerProblem(c, new ProblemError("failed").problem);
  });
  app.notFound((c) => answerProblem(c, new ProblemError("not-found").problem));

  /** The room and the seat that this request's cookie opens; every seat route begins here. */
  async function sitting(c: Context, session: string, seat: string): Promise<Room> {
    const holds = await seats.seatOf(session, getCookie(c, COOKIE));
    // The same answer whether the session, the seat or the right is missing.
    if (holds === null || holds !== seat) throw new ProblemError("no-seat");
    const room = await rooms.room(session);
    if (room === null || own(room.session.seats, seat) === undefined)
      throw new ProblemError("no-seat");
    c.header("cache-control", "no-store");
    return room;
  }

  function directorOnly(room: Room, seat: string): void {
    if (room.session.seats[seat]?.kind !== "director") throw new ProblemError("not-allowed");
  }

  async function moved(
    c: Context,
    room: Room,
    seat: string,
    motion: Motion,
    key: string | undefined,
  ) {
    motions.spend(c, `${room.id} ${seat}`);
    const judging = judgingOf(seat, key, JSON.stringify(motion));
    const result = await rooms.move(room, { ...motion, seat } as Moved, judging);
    if ("keyReused" in result) throw new ProblemError("key-reused");
    if (!result.ok) throw refusalProblem(result.refusal);
    const own = result.events.filter((event) => hears(event, seat, room.session.seats));
    return { version: rooms.heardBy(room, seat).events.length, events: own };
  }

  // --- before a seat ---------------------------------------------------------------------------------------

  app.get("/api/health", (c) => c.json({ ok: true }));
  app.get("/api/injects/sample.csv", (c) => c.body(SAMPLE, 200, { "content-type": CSV }));

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/sessions",
      summary: "Open a session from a recorded case or a blank situation",
      middleware: [atMost(BODY_BYTES), onlyType("application/json")] as const,
      request: { body: json(SessionSetup, "what is played, and by whom") },
      responses: {
        201: json(
          z.object({ session: z.string(), links: z.array(LinkShown) }),
          "the session, and one token for each seat; they are told this once",
        ),
        ...problems,
      },
    }),
    async (c) => {
      const { houseKey } = settings;
      const given = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "")?.[1];
      if (houseKey != null && !sameSecret(given, houseKey)) throw new ProblemError("not-allowed");
      openings.spend(c, callerOf(c));
      const setup = c.req.valid("json");
      const pack = packs.get(setup.pack ?? ([...packs.keys()][0] as string));
      if (pack === undefined) throw new ProblemError("bad-input", { detail: "no such pack" });
      const id = Buffer.from(random(10)).toString("hex");
      const opening = openSession(pack, setup, id, now());
      if (!opening.ok) throw refusalProblem(opening.refusal);
      await rooms.open(opening.event);
      const links = await seats.makeLinks(
        id,
        opening.event.seats.map((seat) => seat.id),
      );
      c.header("cache-control", "no-store");
      return c.json({ session: id, links: links ?? [] }, 201);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: "/api/join",
      summary: "Exchange a seat's token for a cookie that opens that seat alone",
      middleware: [atMost(4096), onlyType("application/json")] as const,
      request: {
        body: json(z.strictObject({ token: z.string().max(200) }), "the token of a link"),
      },
      responses: {
        200: json(
          z.object({ session: z.string(), seat: z.string(), href: z.string() }),
          "where the seat is",
        ),
        ...problems,
      },
    }),
    async (c) => {
      joins.spend(c, callerOf(c));
      const joined = await seats.join(c.req.valid("json").token);
      if (joined === null) throw new ProblemError("no-seat", { detail: "this link opens nothing" });
      const { session, seat, cookie } = joined;
      const href = `/api/sessions/${session}/seats/${seat}`;
      setCookie(c, COOKIE, cookie, cookieFor(href));
      c.header("cache-control", "no-store");
      return c.json({ session, seat, href }, 200);
    },
  );

  const cookieFor = (path: string) => ({
    path,
    httpOnly: true,
    sameSite: "Strict" as const,
    secure: settings.secure === true,
    maxAge: COOKIE_DAYS * 86_400,
  });

  // --- a seat --------------------------------------------------------------------------------------------

  const seat = "/api/sessions/{session}/seats/{seat}";

  app.openapi(
    createRoute({
      method: "get",
      path: seat,
      summary: "The room as this seat may see it",
      request: { params: Ids },
      responses: {
        200: json(
          z.looseObject({
            casus: z.literal("view@1"),
            version: z.number().int(),
            seat: z.looseObject({ id: z.string(), kind: z.string() }),
            may: z.array(z.string()),
          }),
          "a view (src/play/view.ts says every field)",
        ),
        ...problems,
      },
    }),
    async (c) => {
      const ids = c.req.valid("param");
      const room = await sitting(c, ids.session, ids.seat);
      await rooms.settle(room);
      const heard = rooms.heardBy(room, ids.seat);
      const view: unknown = viewOf(rooms.packOf(room), heard.session, ids.seat, now());
      return c.json(view as Told<"casus" | "version" | "seat" | "may">, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: `${seat}/events`,
      summary: "What this seat hears, as server-sent events; resumes after Last-Event-ID",
      request: {
        params: Ids,
        query: z.object({ from: z.coerce.number().int().min(0).optional() }),
        headers: z.object({ "last-event-id": z.string().optional() }),
      },
      responses: {
        200: {
          description: "one PlayEvent for each `data:` line; a comment every 15 s",
          content: { "text/event-stream": { schema: z.string() } },
        },
        ...problems,
      },
    }),
    async (c) => {
      const ids = c.req.valid("param");
      const room = await sitting(c, ids.session, ids.seat);
      const last = c.req.header("last-event-id");
      const resumed = last !== undefined && /^\d{1,9}$/.test(last) ? Number(last) : undefined;
      const from = resumed ?? c.req.valid("query").from ?? 0;
      const cookie = getCookie(c, COOKIE);
      const stillSits = async () => (await seats.seatOf(ids.session, cookie)) === ids.seat;
      return eventStream(c, rooms, room, ids.seat, from, stillSits);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${seat}/motions`,
      summary: "Move something; the referee grants it or refuses it with the provision",
      middleware: [atMost(BODY_BYTES), onlyType("application/json")] as const,
      request: { params: Ids, headers: KeyHeader, body: json(Motion, "the motion") },
      responses: {
        200: json(z.object({ version: z.number().int(), events }), "what came of it"),
        409: problem("the referee refuses; `refusal.provisions` says on what ground"),
        422: problem("the idempotency key was used for another request"),
        ...problems,
      },
    }),
    async (c) => {
      const ids = c.req.valid("param");
      const room = await sitting(c, ids.session, ids.seat);
      const key = c.req.valid("header")["idempotency-key"];
      return c.json(await moved(c, room, ids.seat, c.req.valid("json"), key), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${seat}/injects`,
      summary: "Plan the injects of a master events list (CSV); the director's",
      description: "Columns and an example: GET /api/injects/sample.csv",
      middleware: [atMost(CSV_BYTES), onlyType("text/csv")] as const,
      request: {
        params: Ids,
        headers: KeyHeader,
        body: { description: "the list", content: { "text/csv": { schema: z.string() } } },
      },
      responses: {
        200: json(z.object({ version: z.number().int(), events }), "planned"),
        409: problem("the referee refuses"),
        422: problem("the idempotency key was used for another request"),
        ...problems,
      },
    }),
    async (c) => {
      const ids = c.req.valid("param");
      const room = await sitting(c, ids.session, ids.seat);
      directorOnly(room, ids.seat);
      const { session } = room;
      const startsAt = Date.parse(room.events[0]?.at ?? "");
      const imported = importInjects(await c.req.text(), Object.values(session.seats), startsAt);
      if (!imported.ok) throw new ProblemError("bad-input", { problems: [...imported.problems] });
      if (imported.injects.length === 0)
        throw new ProblemError("bad-input", { detail: "no inject" });
      const key = c.req.valid("header")["idempotency-key"];
      const motion: Motion = { kind: "plan-injects", injects: [...imported.injects] };
      return c.json(await moved(c, room, ids.seat, motion, key), 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: `${seat}/minutes`,
      summary: "The minutes as far as this seat heard",
      request: { params: Ids },
      responses: {
        200: json(z.object({ minutes: z.array(z.looseObject({ n: z.number() })) }), "minutes"),
        ...problems,
      },
    }),
    async (c) => {
      const ids = c.req.valid("param");
      const room = await sitting(c, ids.session, ids.seat);
      await rooms.settle(room);
      const minutes: unknown[] = minutesOf(rooms.heardBy(room, ids.seat).events);
      return c.json({ minutes: minutes as { n: number }[] }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: `${seat}/path`,
      summary: "The path of the matter as it stands: what `casus run` says of this session",
      request: { params: Ids },
      responses: { 200: json(z.looseObject({ casus: z.literal("run@1") }), "a run"), ...problems },
    }),
    async (c) => {
      const ids = c.req.valid("param");
      const room = await sitting(c, ids.session, ids.seat);
      motions.spend(c, `${room.id} ${ids.seat}`);
      await rooms.settle(room);
      const { session } = rooms.heardBy(room, ids.seat);
      return c.json(run(rooms.packOf(room), toCase(session)) as { casus: "run@1" }, 200);
    },
  );

  // --- links ---------------------------------------------------------------------------------------------

  app.openapi(
    createRoute({
      method: "get",
      path: `${seat}/links`,
      summary: "The links of the session; the director's",
      request: { params: Ids },
      responses: {
        200: json(
          z.object({
            links: z.array(
              z.object({
                link: z.string(),
                seat: z.string(),
                revoked: z.boolean(),
                holders: z.number().int(),
              }),
            ),
          }),
          "links without their tokens, which nobody has any more",
        ),
        ...problems,
      },
    }),
    async (c) => {
      const ids = c.req.valid("param");
      const room = await sitting(c, ids.session, ids.seat);
      directorOnly(room, ids.seat);
      return c.json({ links: await seats.links(room.id) }, 200);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${seat}/links`,
      summary: "A new link for a seat; the director's",
      middleware: [atMost(4096), onlyType("application/json")] as const,
      request: {
        params: Ids,
        body: json(z.strictObject({ seat: z.string().max(60) }), "the seat"),
      },
      responses: { 201: json(LinkShown, "its token is told this once"), ...problems },
    }),
    async (c) => {
      const ids = c.req.valid("param");
      const room = await sitting(c, ids.session, ids.seat);
      directorOnly(room, ids.seat);
      motions.spend(c, `${room.id} ${ids.seat}`);
      const wanted = c.req.valid("json").seat;
      if (own(room.session.seats, wanted) === undefined) throw new ProblemError("not-found");
      const made = await seats.makeLinks(room.id, [wanted]);
      if (made === null) throw new ProblemError("too-many");
      return c.json(made[0] as NonNullable<(typeof made)[0]>, 201);
    },
  );

  app.openapi(
    createRoute({
      method: "delete",
      path: `${seat}/links/{link}`,
      summary: "Revoke a link, and every cookie got by it; the director's",
      request: { params: Ids.extend({ link: z.string() }) },
      responses: { 204: { description: "it opens nothing any more" }, ...problems },
    }),
    async (c) => {
      const ids = c.req.valid("param");
      const room = await sitting(c, ids.session, ids.seat);
      directorOnly(room, ids.seat);
      if (!(await seats.revoke(room.id, ids.link))) throw new ProblemError("not-found");
      return c.body(null, 204);
    },
  );

  app.openapi(
    createRoute({
      method: "post",
      path: `${seat}/leave`,
      summary: "Give up the seat on this browser",
      request: { params: Ids },
      responses: { 204: { description: "the cookie opens nothing any more" }, ...problems },
    }),
    async (c) => {
      const ids = c.req.valid("param");
      await sitting(c, ids.session, ids.seat);
      await seats.leave(ids.session, getCookie(c, COOKIE) ?? "");
      setCookie(c, COOKIE, "", {
        ...cookieFor(`/api/sessions/${ids.session}/seats/${ids.seat}`),
        maxAge: 0,
      });
      return c.body(null, 204);
    },
  );

  // --- exports -------------------------------------------------------------------------------------------

  app.openapi(
    createRoute({
      method: "get",
      path: `${seat}/export/{file}`,
      summary: "The log (log.json), the session as a case (case.yaml), the minutes (minutes.csv)",
      request: {
        params: Ids.extend({ file: z.enum(["log.json", "case.yaml", "minutes.csv"]) }),
      },
      responses: { 200: { description: "a file to keep" }, ...problems },
    }),
    async (c) => {
      const ids = c.req.valid("param");
      const room = await sitting(c, ids.session, ids.seat);
      motions.spend(c, `${room.id} ${ids.seat}`);
      await rooms.settle(room);
      const heard = rooms.heardBy(room, ids.seat);
      const named = { "content-disposition": `attachment; filename="${room.id}-${ids.file}"` };
      switch (ids.file) {
        case "log.json": {
          const log = {
            entries: room.entries,
            leaves: room.hashes,
            events: room.events,
            heard: new Set<unknown>(heard.events),
          };
          const file = exportLog(log, ids.seat, sha256, signer);
          return c.body(`${JSON.stringify(file, null, 1)}\n`, 200, {
            ...named,
            "content-type": "application/json",
          });
        }
        case "case.yaml":
          return c.body(stringify(toCase(heard.session)), 200, {
            ...named,
            "content-type": "application/yaml",
          });
        case "minutes.csv":
          return c.body(minutesCsv(room, heard.events), 200, { ...named, "content-type": CSV });
      }
    },
  );

  app.openapi(
    createRoute({
      method: "get",
      path: `${seat}/log/proof`,
      summary:
        "A signed checkpoint, with the inclusion of one entry or the consistency with an earlier size",
      request: {
        params: Ids,
        query: z.object({
          entry: z.coerce.number().int().min(0).optional(),
          from: z.coerce.number().int().min(1).optional(),
        }),
      },
      responses: {
        200: json(
          z.object({
            checkpoint: z.string(),
            key: z.string(),
            size: z.number().int(),
            inclusion: z.array(z.string()).nullable(),
            consistency: z.array(z.string()).nullable(),
          }),
          "hashes in base64, as RFC 9162 orders them",
        ),
        ...problems,
      },
    }),
    async (c) => {
      const ids = c.req.valid("param");
      const room = await sitting(c, ids.session, ids.seat);
      motions.spend(c, `${room.id} ${ids.seat}`);
      const { entry, from } = c.req.valid("query");
      const leaves = room.hashes.map(unhex);
      if ((entry ?? 0) >= leaves.length || (from ?? 1) > leaves.length) {
        throw new ProblemError("not-found");
      }
      const { note, key } = checkpointOf(sha256, room.id, room.hashes, signer);
      const written = (proof: readonly Uint8Array[]) => proof.map(base64);
      return c.json(
        {
          checkpoint: note,
          key,
          size: leaves.length,
          inclusion: entry === undefined ? null : written(inclusionProof(sha256, entry, leaves)),
          consistency: from === undefined ? null : written(consistencyProof(sha256, from, leaves)),
        },
        200,
      );
    },
  );

  app.doc31("/api/openapi.json", {
    openapi: "3.1.0",
    info: {
      title: "Casus: live sessions",
      version: "1",
      description: "Seats are opened by links; a seat's cookie opens that seat and nothing else.",
    },
  });

  return {
    app,
    rooms,
    seats,
    listen: () =>
      rooms.listen((stream, version) => {
        if (stream === null) seats.forgetAll();
        else seats.heard(stream, version);
      }),
    close: () => rooms.close(),
  };
}

const CSV = "text/csv; charset=utf-8";

function minutesCsv(room: Room, heard: Parameters<typeof minutesOf>[0]): string {
  const head = ["Number", "Scenario", "Real time", "Who", "What", "Provisions"];
  const mark = room.session.settings.exercise ? [["EXERCISE", "", "", "", "", ""]] : [];
  const rows = minutesOf(heard).map((line) => [
    String(line.n),
    line.at,
    line.wall,
    line.who.en,
    line.says.en,
    line.provisions.join(" "),
  ]);
  return csvOf([...mark, head, ...rows]);
}

function issuesOf(
  issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[],
) {
  return issues.map((issue) => ({ key: issue.path.map(String).join("."), says: issue.message }));
}

/** In the same time whatever is given. */
function sameSecret(given: string | undefined, wanted: string): boolean {
  const digest = (text: string) =>
    Buffer.from(sha256(new TextEncoder().encode(text))).toString("hex");
  return given !== undefined && digest(given) === digest(wanted);
}
