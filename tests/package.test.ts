// The tarball that would be published: what is in it, and that it runs where nothing of the checkout is.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

// Commands are run as a user runs them; a busy machine may take its time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const root = join(import.meta.dirname, "..");
const home = mkdtempSync(join(tmpdir(), "casus-package-"));
const app = join(home, "app");
const installed = join(app, "node_modules/casus");
afterAll(() => rmSync(home, { recursive: true, force: true }));

type Manifest = {
  readonly scripts: Record<string, string>;
  readonly dependencies: Record<string, string>;
};

beforeAll(() => {
  const env = { ...process.env, PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}` };
  execFileSync("npm", ["pack", "--pack-destination", home, "--silent"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const tarball = readdirSync(home).find((name) => name.endsWith(".tgz")) as string;
  mkdirSync(join(app, "node_modules"), { recursive: true });
  writeFileSync(join(app, "package.json"), '{ "type": "module", "private": true }\n');
  execFileSync("tar", ["-xzf", join(home, tarball), "-C", join(app, "node_modules")]);
  execFileSync("mv", [join(app, "node_modules/package"), installed]);
  // Without a network the packages it depends on are those of the checkout, and only those it names.
  const { dependencies } = manifest();
  for (const name of withTheirs(Object.keys(dependencies))) {
    const place = join(app, "node_modules", name);
    mkdirSync(join(place, ".."), { recursive: true });
    symlinkSync(join(root, "node_modules", name), place);
  }
});

const manifest = () =>
  JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as Manifest;

/** Packages and, as npm lays them out, those they need in turn. */
function withTheirs(names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const path = join(root, "node_modules", name, "package.json");
    if (found.has(name) || !existsSync(path)) continue;
    found.add(name);
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(path, "utf8"));
    withTheirs(Object.keys({ ...dependencies, ...peerDependencies }), found);
  }
  return found;
}

const casus = (...words: string[]) =>
  spawnSync(process.execPath, [join(installed, "bin/casus.js"), ...words], {
    cwd: app,
    encoding: "utf8",
    env: { ...process.env, CASUS_PACKS: "" },
  });

test("The package has no install script, and holds command, library, data, schemas and app", () => {
  const { scripts } = manifest();
  for (const name of ["preinstall", "install", "postinstall", "prepare"])
    expect(scripts).not.toHaveProperty(name);
  for (const path of [
    "bin/casus.js",
    "lib/index.js",
    "lib/index.d.ts",
    "packs/csto",
    "packs/facts.yaml",
    "schemas/run.schema.json",
    "dist/web/index.html",
    "LICENSE",
  ]) {
    expect(existsSync(join(installed, path)), path).toBe(true);
  }
  for (const path of ["src", "tests", "packs/.index", "node_modules"])
    expect(existsSync(join(installed, path)), path).toBe(false);
});

test("Installed, the command answers as it does in the checkout", () => {
  const answer = casus("run", "osh-2010", "--json");
  expect(answer.stderr).toBe("");
  const here = spawnSync(process.execPath, ["bin/casus.js", "run", "osh-2010", "--json"], {
    cwd: root,
    encoding: "utf8",
  });
  expect(answer.stdout).toBe(here.stdout);
  expect(casus("note", "osh-2010", "-o", "note.docx").status).toBe(0);
  expect(readFileSync(join(app, "note.docx")).subarray(0, 2).toString()).toBe("PK");
  expect(casus("check", "osh-2010").status).toBe(0);
});

test("Installed, the library is imported by its name", () => {
  writeFileSync(
    join(app, "try.js"),
    'import { caseOf, exact, readPack, run } from "casus";\n' +
      'const pack = readPack("csto");\n' +
      'console.log(run(pack, caseOf(pack, "osh-2010")).asks[0].stop.kind, typeof exact.diagram);\n',
  );
  const answer = spawnSync(process.execPath, ["try.js"], { cwd: app, encoding: "utf8" });
  expect(answer.stderr).toBe("");
  expect(answer.stdout.trim()).toBe("request-elsewhere function");
});

test("Installed, its types check in a project of the user's", () => {
  writeFileSync(
    join(app, "try.ts"),
    'import { caseOf, readPack, run, type StopKind } from "casus";\n' +
      'const pack = readPack("csto");\n' +
      'export const kind: StopKind | undefined = run(pack, caseOf(pack, "osh-2010")).asks[0]?.stop.kind;\n' +
      "// @ts-expect-error: a date is text\n" +
      'run(pack, caseOf(pack, "osh-2010"), { law: 2022 });\n',
  );
  writeFileSync(
    join(app, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        module: "NodeNext",
        strict: true,
        noEmit: true,
        skipLibCheck: false,
        types: [],
      },
      files: ["try.ts"],
    }),
  );
  const tsc = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", "tsconfig.json"], {
    cwd: app,
    encoding: "utf8",
  });
  expect(tsc.stdout).toBe("");
  expect(tsc.status).toBe(0);
});

test("Installed, it serves the app", async () => {
  const words = ["serve", "--port", "0", "--data", join(home, "data")];
  const server = spawn(process.execPath, [join(installed, "bin/casus.js"), ...words], { cwd: app });
  try {
    const address = await new Promise<string>((found, fail) => {
      let said = "";
      const read = (chunk: Buffer) => {
        said += chunk;
        const url = /http:\/\/[\w.:[\]]+/.exec(said)?.[0];
        if (url) found(url);
      };
      server.stdout.on("data", read);
      server.stderr.on("data", read);
      server.on("exit", () => fail(new Error(said)));
    });
    const page = await fetch(`${address}/`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain("<title>");
  } finally {
    server.kill();
  }
});
