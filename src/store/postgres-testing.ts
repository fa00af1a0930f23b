/** A throw-away PostgreSQL for tests and benchmarks: a fresh cluster on a free port, gone afterwards. */
import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const DEBIAN = "/usr/lib/postgresql";
const isRoot = () => process.getuid?.() === 0;

function binaries(): string | undefined {
  if (existsSync(DEBIAN)) {
    const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
    const found = versions
      .map((version) => join(DEBIAN, version, "bin"))
      .find((bin) => existsSync(join(bin, "initdb")));
    if (found) return found;
  }
  const onPath = spawnSync("sh", ["-c", "command -v initdb"], { encoding: "utf8" });
  const path = onPath.stdout.trim();
  return path === "" ? undefined : join(path, "..");
}

/** Where initdb and pg_ctl are; as root on Debian the package is installed if it is missing. */
function findOrInstall(): string {
  const found = binaries();
  if (found) return found;
  if (isRoot() && existsSync("/usr/bin/apt-get")) {
    console.log("Installing PostgreSQL for the tests (apt-get install postgresql) ...");
    const install = "apt-get update -qq && apt-get install -y -qq postgresql";
    spawnSync("sh", ["-c", install], {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    const now = binaries();
    if (now) return now;
  }
  throw new Error("These tests need PostgreSQL: apt-get install postgresql (as root) provides it.");
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

export type Cluster = {
  readonly url: string;
  /** Ends every process of the cluster at once, as a power cut would; `start` brings it back. */
  readonly crash: () => void;
  readonly start: () => void;
  readonly stop: () => void;
};

/** Starts a cluster as user postgres if this is root (PostgreSQL refuses to run as root). */
export async function throwAwayPostgres(): Promise<Cluster> {
  const bin = findOrInstall();
  const folder = mkdtempSync(join(tmpdir(), "casus-postgres-"));
  const port = await freePort();
  const ids = isRoot()
    ? {
        uid: Number(execFileSync("id", ["-u", "postgres"], { encoding: "utf8" })),
        gid: Number(execFileSync("id", ["-g", "postgres"], { encoding: "utf8" })),
      }
    : {};
  if (ids.uid !== undefined && ids.gid !== undefined) chownSync(folder, ids.uid, ids.gid);
  const cluster = join(folder, "data");
  const run = (program: string, args: readonly string[]) =>
    execFileSync(join(bin, program), args, { ...ids, cwd: folder, stdio: "ignore" });
  run("initdb", ["-D", cluster, "-U", "casus", "-A", "trust", "-E", "UTF8", "--no-locale"]);
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  const start = () => {
    run("pg_ctl", ["-D", cluster, "-w", "-l", join(folder, "log"), "-o", options, "start"]);
  };
  const stop = (mode: "fast" | "immediate") =>
    spawnSync(join(bin, "pg_ctl"), ["-D", cluster, "-m", mode, "-w", "stop"], {
      ...ids,
      cwd: folder,
      stdio: "ignore",
    });
  start();
  return {
    url: `postgres://casus@127.0.0.1:${port}/postgres`,
    crash: () => {
      stop("immediate");
    },
    start,
    stop: () => {
      stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
