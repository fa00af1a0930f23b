/** Whole numbers beyond the doubles as residues, for tables that only ever add and subtract. */

/** Bits of a modulus: five sums of settled residues in a row are still exact doubles. */
const MODULUS_BITS = 48;
const SUMS_MAX = 5;

/** Whether counts that double with each player have to be settled once this many are in. */
export function mustSettle(players: number): boolean {
  return players >= MODULUS_BITS && players % SUMS_MAX === 0;
}

/** Pairwise coprime moduli whose product carries this many bits. */
export function moduliFor(bits: number): number[] {
  const moduli: number[] = [];
  const count = Math.ceil(bits / (MODULUS_BITS - 0.01));
  for (let m = 2 ** MODULUS_BITS - 2 ** 32; moduli.length < count; m--) {
    if (moduli.every((other) => coprime(other, m))) moduli.push(m);
  }
  return moduli;
}

/** Brings the first `length` entries, sums of residues, back to between 0 and the modulus. */
export function settle(row: Float64Array, length: number, modulus: number): void {
  const inverse = 1 / modulus;
  for (let x = 0; x < length; x++) {
    const value = row[x] as number;
    const rest = value - modulus * Math.floor(value * inverse);
    row[x] = rest < 0 ? rest + modulus : rest >= modulus ? rest - modulus : rest;
  }
}

function coprime(a: number, b: number): boolean {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return x === 1;
}

/** The number nearest zero with these residues. */
export function combine(residues: readonly number[], moduli: readonly number[]): bigint {
  let value = 0n;
  let product = 1n;
  residues.forEach((residue, i) => {
    const m = BigInt(moduli[i] as number);
    const gap = (((BigInt(residue) - value) % m) + m) % m;
    value += product * ((gap * inverse(product % m, m)) % m);
    product *= m;
  });
  return value * 2n > product ? value - product : value;
}

function inverse(a: bigint, m: bigint): bigint {
  let [r0, r1, t0, t1] = [m, a, 0n, 1n];
  while (r1 !== 0n) {
    const q = r0 / r1;
    [r0, r1, t0, t1] = [r1, r0 - q * r1, t1, t0 - q * t1];
  }
  return ((t0 % m) + m) % m;
}
