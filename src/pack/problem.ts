/** One clear line about bad input: the file, the key, what is wrong, and the nearest valid value. */

export type Problem = {
  readonly file: string;
  /** Path of the key inside the file, such as `acts.0.by`; empty for the file itself. */
  readonly key: string;
  readonly says: string;
  readonly nearest?: string | undefined;
};

/** Thrown at the rim only: the command line prints it and exits with 2. */
export class InputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join("\n"));
    this.problems = problems;
  }
}

export function problemLine(problem: Problem): string {
  const where = problem.key === "" ? problem.file : `${problem.file}: ${problem.key}`;
  const hint = problem.nearest ? `; nearest valid: ${problem.nearest}` : "";
  return `${where}: ${problem.says}${hint}`;
}
