/**
 * Live sessions under load, over real sockets: N sessions of eight seats, each with an open event stream, and so
 * many motions a second. Measures how soon a motion is acknowledged (it is durable by then) and how soon the last
 * seat that should hear of it has heard. Writes "Live sessions" of `docs/PERFORMANCE.md`.
 *
 *     node bench/play-load.ts [seconds for each row, default 20] [sessions, default 200]
 */
import { type ChildProcess, fork } from "node:child_process";
import {
  closeSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { Agent, type ClientRequest, type IncomingMessage, request } from "node:http";
import { arch, cpus, loadavg, platform, tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "../src/server/serve-node.ts";
import { throwAwayPostgres } from "../src/store/postgres-testing.ts";

const NO_LIMIT = { burst: 1e9, perSecond: 1e9 };

// --- servers -------------------------------------------------------------------------------------------

type Server = { readonly url: string; readonly child: ChildProcess };

function startProcess(folder: string, databaseUrl?: string): Promise<Server> {
  const args = ["serve", folder, ...(databaseUrl === undefined ? [] : [databaseUrl])];
  const child = fork(import.meta.filename, args);
  return new Promise((resolve, reject) => {
    child.once("message", (url) => resolve({ url: String(url), child }));
    child.once("exit", () => reject(new Error("a server ended")));
  });
}

function megabytes({ child }: Server): number {
  const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
}

/** User and system time of a process so far, in seconds. */
function cpuSeconds({ child }: Server): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

// --- clients -------------------------------------------------------------------------------------------

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

type Answer = { readonly status: number; readonly text: string; readonly cookie: string };

/** A connection that the server closed while idle is no failure: the same request, with its key, goes again. */
async function call(
  url: string,
  method: string,
  body: unknown,
  cookie?: string,
  key?: string,
): Promise<Answer> {
  try {
    return await callOnce(url, method, body, cookie, key);
  } catch (error) {
    if (key === undefined) throw error;
    return callOnce(url, method, body, cookie, key);
  }
}

function callOnce(
  url: string,
  method: string,
  body: unknown,
  cookie?: string,
  key?: string,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = {
      "content-type": "application/json",
      ...(cookie === undefined ? {} : { cookie }),
      ...(key === undefined ? {} : { "idempotency-key": key }),
    };
    const sent: ClientRequest = request(url, { method, agent, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () => {
        const set = answer.headers["set-cookie"]?.[0]?.split(";")[0] ?? "";
        resolve({ status: answer.statusCode ?? 0, text, cookie: set });
      });
    });
    sent.on("error", reject);
    sent.end(JSON.stringify(body));
  });
}

type Seat = {
  readonly id: string;
  readonly href: string;
  readonly cookie: string;
  readonly url: string;
};
type Session = { readonly seats: readonly Seat[] };

/** Motions under way: when sent, and how many seats have yet to hear. */
const pending = new Map<string, { sent: number; left: number }>();
let heardMs: number[] = [];
let marks = 0;

function listen(seat: Seat): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { cookie: seat.cookie };
    const sent = request(`${seat.url}${seat.href}/events`, { agent: false, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (chunk: string) => {
        text += chunk;
        const blocks = text.split("\n\n");
        text = blocks.pop() ?? "";
        for (const block of blocks) {
          const mark = /mark-\d+/.exec(block)?.[0] ?? "";
          const motion = pending.get(mark);
          if (motion === undefined) continue;
          motion.left -= 1;
          if (motion.left > 0) continue;
          pending.delete(mark);
          heardMs.push(performance.now() - motion.sent);
        }
      });
      resolve(answer);
    });
    sent.on("error", reject);
    sent.end();
  });
}

const SEATS = ["chair", "secretariat", "arm", "blr", "kaz", "kgz", "rus", "tjk"];

async function openSession(servers: readonly Server[]): Promise<Session> {
  const [first] = servers;
  const opened = await call(`${first?.url}api/sessions`, "POST", {
    title: "Load",
    from: { case: "kazakhstan-2022" },
  });
  const { links } = JSON.parse(opened.text) as { links: { seat: string; token: string }[] };
  const seats = await Promise.all(
    SEATS.map(async (id, i): Promise<Seat> => {
      // Seats of one session are spread over the servers.
      const url = (servers[i % servers.length]?.url ?? "").replace(/\/$/, "");
      const token = links.find((link) => link.seat === id)?.token;
      const joined = await call(`${url}/api/join`, "POST", { token });
      const { href } = JSON.parse(joined.text) as { href: string };
      return { id, href, cookie: joined.cookie, url };
    }),
  );
  const chair = seats[0] as Seat;
  const move = (motion: unknown) =>
    call(`${chair.url}${chair.href}/motions`, "POST", motion, chair.cookie);
  await move({ kind: "convene", organ: "csc" });
  const items = [{ title: "A draft" }];
  await move({ kind: "table", organ: "csc", title: "A draft", for: "peacekeeping", items });
  return { seats };
}

/** Six in ten are statements, three positions, one a note that two seats hear. */
function motionOf(n: number, session: Session, mark: string) {
  const delegation = session.seats[2 + (n % 6)] as Seat;
  if (n % 10 < 6) return { seat: delegation, motion: { kind: "state", words: mark }, hearers: 8 };
  if (n % 10 < 9) {
    const motion = { kind: "take-position", item: "d1", value: "in-favour", words: mark };
    return { seat: delegation, motion, hearers: 8 };
  }
  return { seat: delegation, motion: { kind: "note", to: ["chair"], words: mark }, hearers: 2 };
}

// --- one row ---------------------------------------------------------------------------------------------

/** How long this disk takes, at this moment, to sync four kilobytes: nothing durable is faster. */
function fsyncTimes(): number[] {
  const path = join(tmpdir(), `casus-fsync-${process.pid}`);
  const file = openSync(path, "w");
  const times = Array.from({ length: 150 }, () => {
    const start = performance.now();
    writeSync(file, Buffer.alloc(4096));
    fsyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  rmSync(path);
  return times.sort((a, b) => a - b);
}

type Row = {
  readonly fsync: readonly number[];
  readonly store: string;
  readonly sessions: number;
  readonly asked: number;
  readonly done: number;
  readonly ack: readonly number[];
  readonly heard: readonly number[];
  readonly unheard: number;
  readonly failed: number;
  readonly megabytes: readonly number[];
  readonly cpu: number;
  /** How many processes wanted a processor in the last minute, this bench's own included. */
  readonly load: number;
};

async function measure(
  store: string,
  servers: readonly Server[],
  sessions: readonly Session[],
  perSecond: number,
  seconds: number,
): Promise<Row> {
  heardMs = [];
  const fsync = fsyncTimes();
  const ack: number[] = [];
  let failed = 0;
  const waiting: Promise<void>[] = [];
  const total = perSecond * seconds;
  const cpuBefore = servers.reduce((sum, server) => sum + cpuSeconds(server), 0);
  const start = performance.now();
  for (let n = 0; n < total; n++) {
    // Sent at its instant whatever became of the others, so that a slow server is not spared.
    const due = start + (n * 1000) / perSecond;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    const session = sessions[(n * 7919) % sessions.length] as Session;
    marks += 1;
    const mark = `mark-${marks}`;
    const { seat, motion, hearers } = motionOf(n, session, mark);
    const sent = performance.now();
    pending.set(mark, { sent, left: hearers });
    waiting.push(
      call(`${seat.url}${seat.href}/motions`, "POST", motion, seat.cookie, mark).then((answer) => {
        if (answer.status === 200) ack.push(performance.now() - sent);
        else {
          failed += 1;
          console.error(answer.status, answer.text.slice(0, 300));
        }
      }),
    );
  }
  await Promise.all(waiting);
  const took = (performance.now() - start) / 1000;
  for (let i = 0; i < 100 && pending.size > failed; i++)
    await new Promise((done) => setTimeout(done, 50));
  const unheard = pending.size - failed;
  pending.clear();
  return {
    fsync,
    store,
    sessions: sessions.length,
    asked: perSecond,
    done: ack.length / took,
    ack: ack.sort((a, b) => a - b),
    heard: heardMs.sort((a, b) => a - b),
    unheard,
    failed,
    megabytes: servers.map(megabytes),
    cpu: (servers.reduce((sum, server) => sum + cpuSeconds(server), 0) - cpuBefore) / took,
    load: loadavg()[0] ?? 0,
  };
}

async function rowsFor(
  store: string,
  servers: readonly Server[],
  count: number,
  rates: readonly number[],
  seconds: number,
): Promise<Row[]> {
  const sessions: Session[] = [];
  const streams: IncomingMessage[] = [];
  for (let i = 0; i < count; i++) {
    const session = await openSession(servers);
    sessions.push(session);
    streams.push(...(await Promise.all(session.seats.map(listen))));
  }
  // A little of the same first, so that what is measured is a server that has been running.
  await measure(store, servers, sessions, 50, 3);
  const rows: Row[] = [];
  for (const rate of rates) {
    const row = await measure(store, servers, sessions, rate, seconds);
    console.log(lineOf(row));
    rows.push(row);
  }
  for (const stream of streams) stream.destroy();
  return rows;
}

async function bench(seconds: number, count: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "casus-load-"));
  const rates = [50, 100, 200, 400];
  const rows: Row[] = [];
  const sqlite = await startProcess(join(folder, "sqlite"));
  rows.push(...(await rowsFor("SQLite, one server", [sqlite], count, rates, seconds)));
  sqlite.child.kill("SIGKILL");
  const cluster = await throwAwayPostgres();
  const two = await Promise.all(
    ["a", "b"].map((name) => startProcess(join(folder, name), cluster.url)),
  );
  rows.push(...(await rowsFor("PostgreSQL, two servers", two, count, rates, seconds)));
  for (const { child } of two) child.kill("SIGKILL");
  cluster.stop();
  rmSync(folder, { recursive: true, force: true });
  agent.destroy();
  write(rows, seconds, count);
}

// --- what is written down ----------------------------------------------------------------------------------

const at = (sorted: readonly number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1);

function lineOf(row: Row): string {
  const cells = [
    row.store,
    row.sessions,
    row.sessions * SEATS.length,
    row.asked,
    row.done.toFixed(0),
    `${at(row.ack, 0.5)} / ${at(row.ack, 0.99)}`,
    `${at(row.heard, 0.5)} / ${at(row.heard, 0.99)}`,
    at(row.heard, 1),
    row.failed + row.unheard,
    `${at(row.fsync, 0.5)} / ${at(row.fsync, 0.99)}`,
    row.megabytes.join(" + "),
    `${(row.cpu * 100).toFixed(0)} %`,
    row.load.toFixed(1),
  ];
  return `| ${cells.join(" | ")} |`;
}

function write(rows: readonly Row[], seconds: number, count: number): void {
  const path = join(import.meta.dirname, "..", "docs", "PERFORMANCE.md");
  const before = readFileSync(path, "utf8");
  const head = "## Live sessions\n";
  const [cpu] = cpus();
  const section = `${head}
Measured by \`node bench/play-load.ts ${seconds} ${count}\` on ${cpus().length} x ${cpu?.model}, ${platform()} ${arch()},
Node ${process.versions.node}. The clients, which hold every event stream open, run on the same ${cpus().length} cores, over real
sockets on loopback; the machine was not otherwise idle: where the load average is above ${cpus().length}, others waited for a processor too. A motion counts as acknowledged when its answer has arrived,
by which time it is on disk (SQLite: WAL, synchronous FULL; PostgreSQL: its default, fsync at commit); as heard when the last
of the seats that may hear it has it on its stream. Motions are sent at fixed instants, whether or not earlier ones were
answered. Six in ten are statements, three positions, one a private note. Milliseconds; "missing" are motions not answered
with 200, or not heard by all. "One fsync" is how long the disk took for four kilobytes just before the row. Processor time is that of the servers, without PostgreSQL's own.

| store | sessions | open streams | asked / s | done / s | acknowledged p50 / p99 | heard by all p50 / p99 | slowest | missing | one fsync p50 / p99 | MB of the servers | processor | load average |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
${rows.map(lineOf).join("\n")}
`;
  const start = before.indexOf(head);
  if (start < 0) {
    writeFileSync(path, `${before.trimEnd()}\n\n${section}`);
    return;
  }
  const next = before.indexOf("\n## ", start + head.length);
  const rest = next < 0 ? "" : before.slice(next);
  writeFileSync(path, `${before.slice(0, start)}${section}${rest}`);
}

// Last, so that everything above is there when it begins.
if (process.argv[2] === "serve") {
  const serving = await startServer({
    host: "127.0.0.1",
    port: 0,
    folder: process.argv[3] ?? "",
    databaseUrl: process.argv[4],
    rates: { motions: NO_LIMIT, joins: NO_LIMIT, openings: NO_LIMIT },
  });
  process.send?.(serving.url);
} else await bench(Number(process.argv[2] ?? 20), Number(process.argv[3] ?? 200));
