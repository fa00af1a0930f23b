// One open question with a slider for its answer, or one for each where it has more than two.
import { useState } from "react";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp } from "../app-context.ts";
import { itemName } from "../labels.ts";
import { Fold } from "../parts/fold.tsx";
import { capital, type Voice } from "../voice.ts";
import { itemTitle, valuesName } from "./change-words.ts";
import { even, groupWeights, type Sliders, type Weights } from "./odds-weights.ts";
import type { OpenItem } from "./questions.ts";

type Move = (about: string, groups: OpenItem["groups"], weights: readonly number[]) => void;

type Props = {
  readonly line: Sliders;
  readonly weights: Weights;
  readonly caseFile: CaseFile;
  readonly onMove: Move;
  readonly onLetGo: Move;
};

export function SliderLine({ line, weights, caseFile, onMove, onLetGo }: Props) {
  const { voice } = useApp();
  const { t } = voice;
  const shared = { weights, onMove, onLetGo };
  if (line.kind === "item") {
    const title = capital(itemTitle(line.item.id, caseFile, voice));
    return (
      <li>
        <Sliding about={line.about} item={line.item} title={title} {...shared} />
      </li>
    );
  }
  const [first] = line.items;
  if (first === undefined) return null;
  const thing = line.about.split(":")[1]?.replace(/\.method$/, "") ?? "";
  const title = capital(t("turns.positions", { item: itemName(thing, caseFile, voice) }));
  return (
    <li>
      <Sliding
        about={line.about}
        item={first}
        title={`${title} – ${t("odds.together")}`}
        {...shared}
      />
      <Fold
        className="fold"
        open={line.items.some(({ id }) => weights.has(id))}
        summary={t("odds.separately")}
      >
        <ul className="sliders">
          {line.items.map((item) => (
            <li key={item.id}>
              <Sliding
                about={item.id}
                item={item}
                title={voice.name(item.id.slice(item.id.lastIndexOf(":") + 1))}
                otherwise={groupWeights(weights, line.about, item.groups)}
                {...shared}
              />
            </li>
          ))}
        </ul>
      </Fold>
    </li>
  );
}

type SlidingProps = Omit<Props, "line" | "caseFile"> & {
  readonly about: string;
  readonly item: OpenItem;
  readonly title: string;
  /** Where this one was not moved: what all states have. */
  readonly otherwise?: number[] | null;
};

function Sliding({ about, item, title, weights, otherwise, onMove, onLetGo }: SlidingProps) {
  const { voice } = useApp();
  const { t } = voice;
  const { groups } = item;
  const now = groupWeights(weights, about, groups) ?? otherwise ?? even(groups);
  const sum = now.reduce((a, b) => a + b, 0);
  const names = groups.map((values) => valuesName(item.id, values, voice, groups.flat()));
  const [held, setHeld] = useState(false);
  // Of two answers one slider says both; of more, each has its own and only proportions count.
  const moved = (at: number, weight: number): number[] =>
    groups.length === 2
      ? groups.map((_, i) => (i === at ? weight : 100 - weight))
      : now.map((own, i) => (i === at ? weight : own));
  const shown = groups.length === 2 ? [shortest(names)] : groups.map((_, i) => i);
  const percent = (at: number) => Math.round((100 * (now[at] ?? 0)) / sum);
  const letGo = () => {
    if (held) onLetGo(about, groups, now);
    setHeld(false);
  };
  return (
    <div className="sliding">
      <p className="sliding-title">{title}</p>
      {shown.map((at) => (
        <label key={names[at]}>
          <span>{names[at]}</span>
          <input
            type="range"
            min={0}
            max={100}
            step={1}
            value={groups.length === 2 ? percent(at) : Math.min(100, now[at] ?? 0)}
            aria-label={t("odds.weight", { value: names[at] ?? "", item: title })}
            aria-valuetext={wholePercent(now[at] ?? 0, sum, voice)}
            onChange={(event) => {
              setHeld(true);
              onMove(about, groups, moved(at, Number(event.currentTarget.value)));
            }}
            onPointerUp={letGo}
            onKeyUp={letGo}
            onBlur={letGo}
          />
          <output>{wholePercent(now[at] ?? 0, sum, voice)}</output>
        </label>
      ))}
    </div>
  );
}

function wholePercent(weight: number, sum: number, { language }: Voice): string {
  const locale = language === "en" ? "en-GB" : language;
  return (weight / sum).toLocaleString(locale, { style: "percent" });
}

function shortest(names: readonly string[]): number {
  const lengths = names.map(({ length }) => length);
  return lengths.indexOf(Math.min(...lengths));
}
