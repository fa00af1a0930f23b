// Builds the app in src/web to dist/web, with relative addresses so that it can be served from any folder.
import { createHash } from "node:crypto";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { readOutcomes } from "./src/check/outcomes-node.ts";
import { readPack } from "./src/pack/read-node.ts";
import { claimsAnswer } from "./src/record/claims.ts";
import { measuresAnswer } from "./src/record/measures.ts";
import { readRecords } from "./src/record/record-node.ts";
import { tracksAnswer } from "./src/record/tracks.ts";
import { marksOf } from "./src/web/marks.ts";
import { otherPacks } from "./src/web/room/packs-plugin.ts";

/**
 * Puts the pack beside the app as one JSON file and tells the page its address, with the digest in the
 * query: a browser keeps it until the data change. Outcomes are not in it; the marks of the strip are
 * computed here by the engine, so that the first page need not run every case.
 */
function packData(id: string): Plugin {
  const file = `data/${id}.json`;
  const content = () => {
    const { byId, ...plain } = readPack(id);
    return JSON.stringify({ pack: plain, marks: marksOf(readPack(id)) });
  };
  return {
    name: "casus-pack",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: file, source: content() });
    },
    configureServer(server) {
      server.middlewares.use(`/${file}`, (_, response) => {
        response.setHeader("content-type", "application/json; charset=utf-8");
        response.end(content());
      });
    },
    transformIndexHtml() {
      const href = `./${file}?${readPack(id).digest.slice(0, 12)}`;
      const attrs = { id: "pack", rel: "preload", as: "fetch", crossorigin: "", href };
      return [{ tag: "link", attrs, injectTo: "head" }];
    },
  };
}

/**
 * Puts claims, registers, tracks and measures beside the app as one file that is fetched only by the pages
 * that show them. Tracks and measures are computed here, since they count what was observed; of the roll
 * calls only the yearly tables among the measures go out.
 */
function recordData(id: string): Plugin {
  const file = `data/${id}.records.json`;
  let kept: string | null = null;
  const content = () => (kept ??= made());
  const made = () => {
    const pack = readPack(id);
    const records = readRecords(pack);
    const observed = readOutcomes(id);
    return JSON.stringify({
      claims: claimsAnswer(pack, records),
      tracks: tracksAnswer(pack, observed),
      measures: measuresAnswer(pack, records, observed),
      records: { ...records, claims: null, rollCalls: [] },
    });
  };
  return {
    name: "casus-records",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: file, source: content() });
    },
    configureServer(server) {
      server.middlewares.use(`/${file}`, (_, response) => {
        response.setHeader("content-type", "application/json; charset=utf-8");
        response.end(content());
      });
    },
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const digest = createHash("sha256").update(content()).digest("hex").slice(0, 12);
        const attrs = { name: "records", content: `./${file}?${digest}` };
        // Files that only some pages fetch, so that these open without a network as well.
        const later = Object.keys(bundle ?? {}).filter(
          (name) => name.endsWith(".js") && name !== "offline.js",
        );
        const files = { name: "files", content: later.join(" ") };
        return [
          { tag: "meta", attrs, injectTo: "head" },
          { tag: "meta", attrs: files, injectTo: "head" },
        ];
      },
    },
  };
}

export default defineConfig({
  root: "src/web",
  base: "./",
  plugins: [react(), packData("csto"), otherPacks("csto"), recordData("csto")],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    target: "es2024",
    rolldownOptions: {
      input: { index: "src/web/index.html", offline: "src/web/offline.ts" },
      // A service worker rules over the folder it lies in, and keeps its name for ever.
      output: {
        entryFileNames: ({ name }) =>
          name === "offline" ? "offline.js" : "assets/[name]-[hash].js",
      },
    },
  },
});
