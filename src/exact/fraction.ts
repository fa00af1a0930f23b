/** Exact fractions: immutable, always reduced, over BigInt. */

export type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

export const zero: Fraction = { numerator: 0n, denominator: 1n };
export const one: Fraction = { numerator: 1n, denominator: 1n };

/**
 * The reduced fraction n/d. Throws on a zero denominator or a number that is not a safe integer.
 *
 *     format(ratio(6, 4))      // "3/2"
 *     format(ratio(3, -3))     // "-1"
 */
export function ratio(n: bigint | number, d: bigint | number = 1n): Fraction {
  const numerator = toBigInt(n);
  const denominator = toBigInt(d);
  if (denominator === 0n) throw new RangeError("a fraction has no zero denominator");
  const sign = denominator < 0n ? -1n : 1n;
  const divisor = sign * greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export function add(a: Fraction, b: Fraction): Fraction {
  return ratio(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function sub(a: Fraction, b: Fraction): Fraction {
  return ratio(
    a.numerator * b.denominator - b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

export function mul(a: Fraction, b: Fraction): Fraction {
  return ratio(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Throws when `b` is zero. */
export function div(a: Fraction, b: Fraction): Fraction {
  return ratio(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Reads "3", "-0.25", "1/3", ".5" exactly; throws on anything else (no exponents, no blanks inside).
 *
 *     format(parse('0.25'))       // "1/4"
 *     format(parse('2/6'))        // "1/3"
 */
export function parse(text: string): Fraction {
  const trimmed = text.trim();
  const quotient = /^([+-]?\d+)\/(\d+)$/.exec(trimmed);
  if (quotient) return ratio(BigInt(plain(quotient[1])), BigInt(plain(quotient[2])));
  const decimal = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(trimmed);
  const whole = decimal?.[2] ?? "";
  const part = decimal?.[3] ?? "";
  if (!decimal || whole + part === "") throw new SyntaxError(`"${text}" is not a number or a/b`);
  const digits = BigInt(whole + part);
  return ratio(decimal[1] === "-" ? -digits : digits, 10n ** BigInt(part.length));
}

/** Integers as "3", everything else as "a/b", reduced, the sign in front. */
export function format(a: Fraction): string {
  return a.denominator === 1n ? `${a.numerator}` : `${a.numerator}/${a.denominator}`;
}

/** The nearest double, also when numerator and denominator are far beyond 2^53. */
export function toNumber(a: Fraction): number {
  const negative = a.numerator < 0n;
  const size = negative ? -a.numerator : a.numerator;
  const shift = bits(a.denominator) - bits(size) + 64;
  const scaled =
    shift >= 0 ? (size << BigInt(shift)) / a.denominator : size / (a.denominator << BigInt(-shift));
  // 2^-shift in two halves, so that neither overflows before the product does.
  const half = Math.trunc(-shift / 2);
  const value = Number(scaled) * 2 ** half * 2 ** (-shift - half);
  return negative ? -value : value;
}

function bits(n: bigint): number {
  return n === 0n ? 0 : n.toString(16).length * 4;
}

function plain(digits: string | undefined): string {
  return (digits ?? "").replace(/^\+/, "");
}

function toBigInt(n: bigint | number): bigint {
  if (typeof n === "bigint") return n;
  if (!Number.isSafeInteger(n)) throw new RangeError(`${n} is not an exact integer`);
  return BigInt(n);
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}
