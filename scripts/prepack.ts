// Makes what the published package holds besides the data: the compiled sources in lib/ and the app in dist/web.

import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
rmSync(join(root, "lib"), { recursive: true, force: true });
for (const command of ["tsc -p tsconfig.build.json", "vite build --logLevel warn"]) {
  const env = { ...process.env, PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}` };
  // Standard output belongs to npm pack, whose last line is the name of the tarball.
  const { status } = spawnSync(command, { cwd: root, env, shell: true, stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}
