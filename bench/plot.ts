/** The plot of the exact answers: time against number of minimal sets, both axes in tens. */
import type { Row } from "./exact-vs-clingo.ts";

const WIDTH = 720;
const HEIGHT = 420;
const LEFT = 64;
const BOTTOM = 56;
const TOP = 40;
const RIGHT = 24;

/** An SVG of two series; hollow marks stand for clingo stopped at the limit. */
export function plotOf(rows: readonly Row[], limitSeconds: number): string {
  const decadesX = Math.ceil(Math.max(...rows.map((row) => log(Number(row.sets)))));
  const [lowY, highY] = [-1, Math.ceil(log(limitSeconds * 1000))];
  const x = (sets: number) => LEFT + (log(sets) / decadesX) * (WIDTH - LEFT - RIGHT);
  const y = (ms: number) =>
    HEIGHT - BOTTOM - ((log(ms) - lowY) / (highY - lowY)) * (HEIGHT - BOTTOM - TOP);
  const marks = rows.flatMap((row) => {
    const at = x(Math.max(1, Number(row.sets))).toFixed(1);
    const ours = y(Math.max(0.1, row.buildMs + row.setsMs)).toFixed(1);
    const theirs = y(row.clingoMs).toFixed(1);
    const fill = row.clingoFinished ? "#b5541c" : "none";
    return [
      `<circle cx="${at}" cy="${ours}" r="4" fill="#1f5fa8"/>`,
      `<rect x="${(Number(at) - 4).toFixed(1)}" y="${(Number(theirs) - 4).toFixed(1)}" width="8" height="8" fill="${fill}" stroke="#b5541c" stroke-width="1.5"/>`,
    ];
  });
  const grid: string[] = [];
  for (let decade = 0; decade <= decadesX; decade += decadesX > 12 ? 4 : 2) {
    const at = x(10 ** decade).toFixed(1);
    grid.push(`<line x1="${at}" y1="${TOP}" x2="${at}" y2="${HEIGHT - BOTTOM}"/>`);
    grid.push(
      `<text x="${at}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">10<tspan dy="-5" font-size="9">${decade}</tspan></text>`,
    );
  }
  for (let decade = lowY; decade <= highY; decade++) {
    const at = y(10 ** decade).toFixed(1);
    grid.push(`<line x1="${LEFT}" y1="${at}" x2="${WIDTH - RIGHT}" y2="${at}"/>`);
    grid.push(`<text x="${LEFT - 8}" y="${at}" dy="4" text-anchor="end">${timeOf(decade)}</text>`);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" role="img" aria-labelledby="title">
<title id="title">Time to find all minimal change sets against their number, this program and clingo</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>
<g stroke="#dddddd" stroke-width="1" fill="#333333"><g>${grid.join("").replaceAll("<text", '<text stroke="none"')}</g></g>
${marks.join("\n")}
<circle cx="${LEFT + 10}" cy="18" r="4" fill="#1f5fa8"/><text x="${LEFT + 20}" y="22">build and all minimal sets</text>
<rect x="${LEFT + 206}" y="14" width="8" height="8" fill="#b5541c" stroke="#b5541c"/><text x="${LEFT + 220}" y="22">clingo, finished</text>
<rect x="${LEFT + 346}" y="14" width="8" height="8" fill="none" stroke="#b5541c" stroke-width="1.5"/><text x="${LEFT + 360}" y="22">clingo, stopped after ${limitSeconds} s</text>
<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 14}" text-anchor="middle">number of minimal change sets</text>
</svg>
`;
}

function log(n: number): number {
  return Math.log10(n);
}

function timeOf(decade: number): string {
  return decade < 3 ? `${10 ** decade} ms` : `${10 ** (decade - 3)} s`;
}
