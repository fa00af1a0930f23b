/** The one way an answer is printed. */

/** JSON with keys in the order they were built, so that the same question gives the same bytes; or text. */
export function answer(json: boolean | undefined, value: unknown, text: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : `${text()}\n`);
}
