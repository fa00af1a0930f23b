// The address of a view: page, its subject and every choice made there, as the part after `#`.

export type Address = {
  /** `case`, `law`, `members`, …; empty on the first page. */
  readonly page: string;
  /** The case, the provision, … that the page is about. */
  readonly subject: string;
  /** Choices in the order in which they were made; a key may occur more than once. */
  readonly query: readonly (readonly [key: string, value: string])[];
};

export const HOME: Address = { page: "", subject: "", query: [] };

/** Reads what stands after `#`; anything it does not understand is the first page. */
export function parseAddress(hash: string): Address {
  const text = hash.replace(/^#/, "").replace(/^\//, "");
  const cut = text.indexOf("?");
  const path = cut < 0 ? text : text.slice(0, cut);
  const [page = "", ...rest] = path.split("/").map(decoded);
  const query = [...new URLSearchParams(cut < 0 ? "" : text.slice(cut + 1))];
  return { page, subject: rest.join("/"), query };
}

/**
 * Writes an address so that it stays readable: colons, commas and slashes are kept as they are.
 *
 *     formatAddress({ page: "case", subject: "osh-2010", query: [["law", "2022-01-06"]] })
 *     // "#/case/osh-2010?law=2022-01-06"
 */
export function formatAddress({ page, subject, query }: Address): string {
  const path = [page, subject].filter((part) => part !== "").map(encoded);
  const pairs = query.map(([key, value]) => `${encoded(key)}=${encoded(value)}`);
  return `#/${path.join("/")}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
}

export function queryValue(address: Address, key: string): string | undefined {
  return address.query.find(([name]) => name === key)?.[1];
}

/** The same address with one key set, or left out where the value is null. */
export function withValue(address: Address, key: string, value: string | null): Address {
  const at = address.query.findIndex(([name]) => name === key);
  const others = address.query.filter(([name]) => name !== key);
  if (value === null) return { ...address, query: others };
  const place = at < 0 ? others.length : at;
  const query = [...others.slice(0, place), [key, value] as const, ...others.slice(place)];
  return { ...address, query };
}

/** The same address with one more value of a key that may occur often. */
export function withMore(address: Address, key: string, value: string): Address {
  return { ...address, query: [...address.query, [key, value]] };
}

function encoded(text: string): string {
  return encodeURIComponent(text)
    .replaceAll("%3A", ":")
    .replaceAll("%2C", ",")
    .replaceAll("%2F", "/");
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
