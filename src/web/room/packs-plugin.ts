// Puts the packs of other organisations beside the app, fetched only by a session that is judged by one.
import type { Plugin } from "vite";
import { packIds, readPack } from "../../pack/read-node.ts";

const NAMES = "data/packs.json";

export function otherPacks(own: string): Plugin {
  const ids = () => packIds().filter((id) => id !== own);
  const packText = (id: string) => {
    const { byId, ...plain } = readPack(id);
    return JSON.stringify(plain);
  };
  const names = () =>
    JSON.stringify(
      ids().map((id) => {
        const { title, short } = readPack(id).organisation;
        return { id, title, short };
      }),
    );
  return {
    name: "casus-other-packs",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: NAMES, source: names() });
      for (const id of ids()) {
        this.emitFile({ type: "asset", fileName: `data/pack-${id}.json`, source: packText(id) });
      }
    },
    configureServer(server) {
      const serve = (file: string, text: () => string) =>
        server.middlewares.use(`/${file}`, (_, response) => {
          response.setHeader("content-type", "application/json; charset=utf-8");
          response.end(text());
        });
      serve(NAMES, names);
      for (const id of ids()) serve(`data/pack-${id}.json`, () => packText(id));
    },
  };
}
