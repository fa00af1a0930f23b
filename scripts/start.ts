// Builds the app and serves it on this machine, by default on port 4321 or the next free one.
import { build, preview } from "vite";

await build({ logLevel: "warn" });

// A port that was asked for is kept to; 0 means any free one.
const { PORT, CI } = process.env;
try {
  const server = await preview({
    preview: {
      host: "127.0.0.1",
      port: PORT === undefined ? 4321 : Number(PORT),
      strictPort: PORT !== undefined,
      open: process.stdout.isTTY === true && CI === undefined,
    },
  });
  console.log(`Casus is at ${server.resolvedUrls?.local[0]} (Ctrl+C ends it)`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
