/** A question about something a case does not have ends in one clear line, like any other bad input. */
import { NoSuchThing } from "../change/question.ts";
import { nearest } from "../pack/nearest.ts";
import { InputError } from "../pack/problem.ts";

export function asked<T>(question: () => T): T {
  try {
    return question();
  } catch (error) {
    if (!(error instanceof NoSuchThing)) throw error;
    const { key, got, valid } = error;
    const says = got === "" ? `there is no ${key} to ask about` : error.message;
    throw new InputError([
      { file: "command line", key: `--${key}`, says, nearest: nearest(got, valid) ?? undefined },
    ]);
  }
}
