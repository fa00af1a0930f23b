/** The few statistics that the measures need: exact intervals, survival curves, agreement beyond chance. */

export type Interval = { readonly low: number; readonly high: number };

// --- a share and its interval ------------------------------------------------------------------------

const logFactorials: number[] = [0];

function logFactorial(n: number): number {
  for (let i = logFactorials.length; i <= n; i++) {
    logFactorials.push((logFactorials[i - 1] as number) + Math.log(i));
  }
  return logFactorials[n] as number;
}

/** P(X <= k) for X binomial with n trials of probability p. */
function binomialAtMost(k: number, n: number, p: number): number {
  if (p <= 0) return 1;
  if (p >= 1) return k >= n ? 1 : 0;
  let total = 0;
  for (let i = 0; i <= k; i++) {
    const ways = logFactorial(n) - logFactorial(i) - logFactorial(n - i);
    total += Math.exp(ways + i * Math.log(p) + (n - i) * Math.log1p(-p));
  }
  return Math.min(1, total);
}

/** The p between 0 and 1 at which a falling function crosses zero. */
function crossing(f: (p: number) => number): number {
  let [low, high] = [0, 1];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The exact interval of a share (Clopper and Pearson 1934), 95 % unless told: never narrower than it
 * claims. Without any trial it is the whole of 0 to 1.
 *
 *     binomialInterval(5, 10)   // { low: 0.187, high: 0.813 }
 */
export function binomialInterval(k: number, n: number, level = 0.95): Interval {
  const tail = (1 - level) / 2;
  if (n === 0) return { low: 0, high: 1 };
  const low = k === 0 ? 0 : crossing((p) => binomialAtMost(k - 1, n, p) - (1 - tail));
  const high = k === n ? 1 : crossing((p) => binomialAtMost(k, n, p) - tail);
  return { low, high };
}

// --- time to an event ----------------------------------------------------------------------------------

/** How long something was watched, and whether the event came (if not, it is censored there). */
export type Watched = { readonly time: number; readonly event: boolean };

export type SurvivalStep = {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  /** Share for which the event has not come by this time. */
  readonly waiting: number;
  /** Greenwood's variance on the log-log scale, 95 %; null where every or no event has come. */
  readonly interval: Interval | null;
};

/** The product-limit estimate (Kaplan and Meier 1958). An event and a censoring on one day: event first. */
export function kaplanMeier(watched: readonly Watched[]): SurvivalStep[] {
  const times = [...new Set(watched.filter(({ event }) => event).map(({ time }) => time))];
  let waiting = 1;
  let greenwood = 0;
  return times
    .sort((a, b) => a - b)
    .map((time) => {
      const atRisk = watched.filter((entry) => entry.time >= time).length;
      const events = watched.filter((entry) => entry.event && entry.time === time).length;
      waiting *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      return { time, atRisk, events, waiting, interval: logLogInterval(waiting, greenwood) };
    });
}

const Z95 = 1.959963984540054;

function logLogInterval(waiting: number, greenwood: number): Interval | null {
  if (waiting <= 0 || waiting >= 1) return null;
  const spread = (Z95 * Math.sqrt(greenwood)) / Math.abs(Math.log(waiting));
  return { low: waiting ** Math.exp(spread), high: waiting ** Math.exp(-spread) };
}

/** The first time by which the event has come for at least half; null if it never does. */
export function medianTime(steps: readonly SurvivalStep[]): number | null {
  return steps.find(({ waiting }) => waiting <= 0.5)?.time ?? null;
}

/** The log-rank statistic (chi-square, one degree of freedom) that two groups wait alike. */
export function logRank(a: readonly Watched[], b: readonly Watched[]): number {
  const both = [...a, ...b];
  const times = new Set(both.filter(({ event }) => event).map(({ time }) => time));
  let difference = 0;
  let variance = 0;
  for (const time of times) {
    const atRisk = both.filter((entry) => entry.time >= time).length;
    const inA = a.filter((entry) => entry.time >= time).length;
    const events = both.filter((entry) => entry.event && entry.time === time).length;
    const eventsInA = a.filter((entry) => entry.event && entry.time === time).length;
    difference += eventsInA - (events * inA) / atRisk;
    if (atRisk > 1) {
      variance +=
        (events * inA * (atRisk - inA) * (atRisk - events)) / (atRisk ** 2 * (atRisk - 1));
    }
  }
  return difference ** 2 / variance;
}

// --- agreement -----------------------------------------------------------------------------------------

export type Agreement = {
  readonly n: number;
  /** Share of identical answers. */
  readonly same: number;
  /** Beyond chance, each with its own habits (Cohen 1960); null where chance alone would agree always. */
  readonly kappa: number | null;
  /** Beyond chance, with habits in common (Scott 1955). */
  readonly pi: number | null;
};

/** Two who answered the same questions: pairs of answers, in any words. */
export function agreement(pairs: readonly (readonly [string, string])[]): Agreement | null {
  const n = pairs.length;
  if (n === 0) return null;
  const answers = [...new Set(pairs.flat())];
  const share = (which: 0 | 1, answer: string) =>
    pairs.filter((pair) => pair[which] === answer).length / n;
  const same = pairs.filter(([a, b]) => a === b).length / n;
  const margins = answers.map((answer) => [share(0, answer), share(1, answer)] as const);
  const byHabit = margins.reduce((sum, [a, b]) => sum + a * b, 0);
  const inCommon = margins.reduce((sum, [a, b]) => sum + ((a + b) / 2) ** 2, 0);
  const beyond = (chance: number) => (chance > 1 - 1e-12 ? null : (same - chance) / (1 - chance));
  return { n, same, kappa: beyond(byHabit), pi: beyond(inCommon) };
}

/**
 * Several who answered the same questions (Fleiss 1971): a row a question, a column an answer, how many
 * gave it. Every row must have the same sum.
 */
export function fleissKappa(rows: readonly (readonly number[])[]): number | null {
  const [first] = rows;
  if (first === undefined) return null;
  const raters = first.reduce((a, b) => a + b, 0);
  const within = rows.map(
    (row) => row.reduce((sum, count) => sum + count * (count - 1), 0) / (raters * (raters - 1)),
  );
  const observed = within.reduce((a, b) => a + b, 0) / rows.length;
  const chance = first
    .map((_, j) => rows.reduce((sum, row) => sum + (row[j] ?? 0), 0) / (rows.length * raters))
    .reduce((sum, share) => sum + share ** 2, 0);
  return chance > 1 - 1e-12 ? null : (observed - chance) / (1 - chance);
}

// --- concentration ---------------------------------------------------------------------------------------

/** The Herfindahl index: the sum of squared shares; 1/n if all are equal, 1 if one has everything. */
export function herfindahl(amounts: readonly number[]): number {
  const total = amounts.reduce((a, b) => a + b, 0);
  return amounts.reduce((sum, amount) => sum + (amount / total) ** 2, 0);
}

/** Freeman's degree centralisation of a graph: 1 for a star, 0 where all have as many ties. */
export function degreeCentralisation(
  nodes: readonly string[],
  edges: readonly (readonly [string, string])[],
): number {
  const degree = nodes.map((node) => edges.filter((edge) => edge.includes(node)).length);
  const most = Math.max(...degree);
  const n = nodes.length;
  return degree.reduce((sum, each) => sum + most - each, 0) / ((n - 1) * (n - 2));
}
