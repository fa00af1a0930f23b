/** Canonical JSON (RFC 8785) for fingerprints: keys in order, no spaces, so that equal values hash alike. */

/** Keys in the order of their UTF-16 code units; numbers as ECMAScript prints them; undefined left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map((entry) => canonicalJson(entry ?? null)).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const keys = Object.keys(value).sort();
    const entries = keys.flatMap((key) => {
      const entry = (value as Record<string, unknown>)[key];
      return entry === undefined ? [] : [`${JSON.stringify(key)}:${canonicalJson(entry)}`];
    });
    return `{${entries.join(",")}}`;
  }
  return JSON.stringify(value);
}
