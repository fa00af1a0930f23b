// What the pages around the cases show: claims, registers, tracks and measures, fetched on opening.
import { use } from "react";
import type { ClaimsAnswer } from "../record/claims.ts";
import type { MeasuresAnswer } from "../record/measures.ts";
import type { Records } from "../record/record.ts";
import type { TracksAnswer } from "../record/tracks.ts";

/** Made when the app is built, by the same functions that answer on the command line. */
export type RecordData = {
  readonly claims: ClaimsAnswer;
  readonly tracks: TracksAnswer;
  readonly measures: MeasuresAnswer;
  /** Registers alone; of roll calls only the yearly tables go out, in the measures. */
  readonly records: Records;
};

let fetched: Promise<RecordData> | null = null;

async function fetchRecords(): Promise<RecordData> {
  const address = document.querySelector<HTMLMetaElement>("meta[name=records]")?.content ?? "";
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

/** Suspends the page until the data are here. */
export function useRecords(): RecordData {
  fetched ??= fetchRecords();
  return use(fetched);
}
