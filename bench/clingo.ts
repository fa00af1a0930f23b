/** The same question put to clingo: all subset-minimal change sets, enumerated by domain heuristic. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Condition } from "../src/exact/index.ts";
import type { Instance } from "./instances.ts";

export type Answer = {
  readonly sets: number;
  readonly finished: boolean;
  readonly ms: number;
  readonly peakMegabytes: number;
};

export const COMMAND = "clingo - 0 -q --enum-mode=domRec --heuristic=Domain --dom-mod=5,16";

/** Runs clingo on the instance, at most so many seconds; the time includes grounding. */
export function askClingo(instance: Instance, limitSeconds: number): Promise<Answer> {
  const [program, ...args] = COMMAND.split(" ") as [string, ...string[]];
  const start = performance.now();
  const child = spawn(program, [...args, `--time-limit=${limitSeconds}`]);
  let output = "";
  let peak = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0));
    } catch {
      // The process ended between two looks.
    }
  }, 20);
  child.stdout.on("data", (part: Buffer) => {
    output += part.toString();
  });
  child.stdin.end(asProgram(instance));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => {
      clearInterval(watch);
      const models = /Models\s+: (\d+)(\+?)/.exec(output);
      if (models === null) reject(new Error(`clingo said: ${output}`));
      resolve({
        sets: Number(models?.[1]),
        finished: models?.[2] === "",
        ms: performance.now() - start,
        peakMegabytes: peak / 1024,
      });
    });
  });
}

/** One atom per item and value, one rule per part of the condition, `changed` shown. */
function asProgram(instance: Instance): string {
  const lines: string[] = [];
  const numbers = new Map(instance.items.map((item, i) => [item.id, i]));
  for (const [i, item] of instance.items.entries()) {
    lines.push(`1 { ${item.values.map((_, v) => `v(${i},${v})`).join("; ")} } 1.`);
    const recorded = instance.baseline[item.id];
    if (recorded !== undefined) {
      lines.push(`changed(${i}) :- not v(${i},${item.values.indexOf(recorded)}).`);
    }
  }
  const names = new Map<Condition, number>();
  const name = (c: Condition): string => {
    const known = names.get(c);
    if (known !== undefined) return `h(${known})`;
    const head = `h(${names.size})`;
    names.set(c, names.size);
    switch (c.kind) {
      case "constant":
        if (c.value) lines.push(`${head}.`);
        break;
      case "is": {
        const item = numbers.get(c.item) as number;
        const values = instance.items[item]?.values ?? [];
        for (const value of c.values) lines.push(`${head} :- v(${item},${values.indexOf(value)}).`);
        break;
      }
      case "not":
        lines.push(`${head} :- not ${name(c.of)}.`);
        break;
      case "all":
        lines.push(`${head} :- ${c.of.map(name).join(", ")}.`);
        break;
      case "any":
        for (const part of c.of) lines.push(`${head} :- ${name(part)}.`);
        break;
      case "sum": {
        const terms = c.terms.map((term, i) => `${term.weight},${i} : ${name(term.when)}`);
        lines.push(`${head} :- #sum { ${terms.join("; ")} } >= ${c.atLeast}.`);
      }
    }
    return head;
  };
  lines.push(`:- not ${name(instance.adopted)}.`, "#show changed/1.");
  return `${lines.join("\n")}\n`;
}
