/** Errors as RFC 9457 problem details; refusals of the referee are mapped to HTTP here, once. */
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { type Refusal, refusalWords } from "../play/refusals.ts";

export const Problem = z
  .object({
    type: z.string().describe("urn:casus:problem:… names the sort of problem"),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().optional(),
    /** Of a refusal: what refuses, with the provisions, and one sentence in each language. */
    refusal: z
      .looseObject({ kind: z.string(), provisions: z.array(z.string()) })
      .optional()
      .describe("why the referee refuses, with the provisions that do"),
    words: z.object({ en: z.string(), ru: z.string() }).optional(),
    problems: z
      .array(z.looseObject({ says: z.string() }))
      .optional()
      .describe("what is wrong with the input, place by place"),
  })
  .openapi("Problem");
export type Problem = z.infer<typeof Problem>;

export type ProblemKind =
  | "bad-input"
  | "no-seat"
  | "wrong-origin"
  | "not-found"
  | "refused"
  | "key-reused"
  | "too-large"
  | "too-many"
  | "not-json"
  | "not-allowed"
  | "failed";
const KINDS: Readonly<Record<ProblemKind, readonly [status: number, title: string]>> = {
  "bad-input": [400, "The request does not have the form it needs"],
  "no-seat": [401, "This browser holds no such seat"],
  "wrong-origin": [403, "The request comes from another site"],
  "not-allowed": [403, "This seat may not do that"],
  "not-found": [404, "There is nothing here"],
  refused: [409, "The referee refuses the motion"],
  "key-reused": [422, "The idempotency key was used for another request"],
  "too-large": [413, "The request is too large"],
  "not-json": [415, "The request is not of the type that is read here"],
  "too-many": [429, "Too many requests"],
  failed: [500, "Something went wrong here"],
};

/** Thrown inside a route, answered once in `onError`. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(kind: ProblemKind, more: Partial<Problem> = {}) {
    const [status, title] = KINDS[kind];
    super(more.detail ?? title);
    this.problem = { type: `urn:casus:problem:${kind}`, title, status, ...more };
  }
}

export function refusalProblem(refusal: Refusal): ProblemError {
  const words = refusalWords(refusal);
  const cited = refusal.provisions.length > 0 ? ` (${refusal.provisions.join(", ")})` : "";
  return new ProblemError("refused", {
    detail: `${words.en}${cited}`,
    refusal: { ...refusal, provisions: [...refusal.provisions] },
    words,
  });
}

export function answerProblem(c: Context, problem: Problem): Response {
  return c.body(JSON.stringify(problem), problem.status as 400, {
    "content-type": "application/problem+json; charset=utf-8",
    "cache-control": "no-store",
  });
}
