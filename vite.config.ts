// Builds the app in src/web to dist/web, with relative addresses so that it can be served from any folder.
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { readPack } from "./src/pack/read-node.ts";

/**
 * Puts the pack beside the app as one JSON file and tells the page its address, with the digest in the
 * query: a browser keeps it until the data change. Outcomes are not in it.
 */
function packData(id: string): Plugin {
  const file = `data/${id}.json`;
  const content = () => {
    const { byId, ...plain } = readPack(id);
    return plain;
  };
  return {
    name: "casus-pack",
    generateBundle() {
      const source = JSON.stringify(content());
      this.emitFile({ type: "asset", fileName: file, source });
    },
    configureServer(server) {
      server.middlewares.use(`/${file}`, (_, response) => {
        response.setHeader("content-type", "application/json; charset=utf-8");
        response.end(JSON.stringify(content()));
      });
    },
    transformIndexHtml() {
      const href = `./${file}?${content().digest.slice(0, 12)}`;
      const attrs = { id: "pack", rel: "preload", as: "fetch", crossorigin: "", href };
      return [{ tag: "link", attrs, injectTo: "head" }];
    },
  };
}

export default defineConfig({
  root: "src/web",
  base: "./",
  plugins: [react(), packData("csto")],
  build: { outDir: "../../dist/web", emptyOutDir: true },
});
