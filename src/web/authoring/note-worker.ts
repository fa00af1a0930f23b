// Writes the route note beside the page: the precedents alone take a run of the whole record.
import { why } from "../../change/why.ts";
import { run } from "../../engine/run.ts";
import { canonicalJson } from "../../note/canonical.ts";
import { htmlOf } from "../../note/html.ts";
import { markdownOf } from "../../note/markdown.ts";
import { precedentsOf } from "../../note/precedents.ts";
import { routeNote } from "../../note/route-note.ts";
import { indexPack } from "../../pack/pack.ts";
import { inputsOf } from "../change/inputs.ts";
import type { Note, NoteQuestion } from "./note-asking.ts";
import { sha256 } from "./sha256.ts";

self.addEventListener("message", async ({ data }: MessageEvent<NoteQuestion>) => {
  try {
    self.postMessage(await noteOf(data));
  } catch (error) {
    self.postMessage({ problem: error instanceof Error ? error.message : String(error) });
  }
});

async function noteOf({ pack: address, caseFile, query, language, command }: NoteQuestion) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  const record = indexPack((await response.json()).pack);
  const { inputs } = inputsOf(record, caseFile, query);
  const result = run(inputs.pack, inputs.case, inputs.options);
  const fingerprint = sha256(canonicalJson(result));
  const note = routeNote({
    run: result,
    pack: inputs.pack,
    case: inputs.case,
    language,
    precedents: precedentsOf(inputs.pack),
    fingerprint,
    ...(result.asks.length > 0 ? { why: why(inputs) } : {}),
    command,
  });
  const made: Note = { markdown: markdownOf(note), html: htmlOf(note), fingerprint };
  return made;
}
