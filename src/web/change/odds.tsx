// The user's own weights on what is open, and what follows from them: fast while a slider moves, then exact.
import { useEffect, useMemo, useState } from "react";
import type { Run } from "../../engine/types.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp, useHere } from "../app-context.ts";
import { useAnswer } from "./asking.ts";
import { OddsResults } from "./odds-results.tsx";
import { SliderLine } from "./odds-slider.tsx";
import {
  allWeights,
  slidersOf,
  type Weights,
  weightsIn,
  withoutWeights,
  withWeights,
} from "./odds-weights.ts";
import type { About, OpenItem } from "./questions.ts";

type Props = { readonly about: About; readonly caseFile: CaseFile; readonly run: Run };

export default function Odds({ about, caseFile, run }: Props) {
  const { t } = useApp().voice;
  const { value, current, problem } = useAnswer<"odds">({ kind: "odds", ...about });
  if (problem !== null) return <p>{t("why.failed", { reason: problem })}</p>;
  if (value === undefined) return <p className="quiet">{t("why.working")}</p>;
  return (
    <div className={current ? "odds" : "odds stale"} aria-busy={!current}>
      <p className="yours-alone">{t("odds.yours")}</p>
      {value === null || value.items.length === 0 ? (
        <p>{t("odds.none")}</p>
      ) : (
        <Weighing
          about={about}
          items={value.items}
          stops={value.stops}
          caseFile={caseFile}
          run={run}
        />
      )}
    </div>
  );
}

type WeighingProps = Props & {
  readonly items: readonly OpenItem[];
  readonly stops: Parameters<typeof OddsResults>[0]["stops"];
};

function Weighing({ about, items, stops, caseFile, run }: WeighingProps) {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t } = voice;
  const key = JSON.stringify(address.query.filter(([name]) => name.startsWith("odds.")));
  const kept = useMemo(() => weightsIn({ query: JSON.parse(key) }), [key]);
  /** What is being dragged; the address follows when it is let go. */
  const [moving, setMoving] = useState<Weights>(kept);
  useEffect(() => setMoving(kept), [kept]);
  const fast = useAnswer<"weigh">({ kind: "weigh", ...about, weights: allWeights(items, moving) });
  const exact = useAnswer<"exactly">({
    kind: "exactly",
    ...about,
    weights: allWeights(items, kept),
  });
  const lines = useMemo(() => slidersOf(items), [items]);
  const move = (name: string, groups: OpenItem["groups"], weights: readonly number[]) => {
    const own = new Map(groups.map(([first = ""], i) => [first, weights[i] ?? 0]));
    setMoving(new Map([...moving, [name, own]]));
  };
  const letGo = (name: string, groups: OpenItem["groups"], weights: readonly number[]) =>
    change(withWeights(address, name, groups, weights));
  const settled = exact.current && sameWeights(moving, kept);
  return (
    <>
      <h5>{t("odds.items")}</h5>
      <ul className="sliders">
        {lines.map((line) => (
          <SliderLine
            key={line.about}
            line={line}
            weights={moving}
            caseFile={caseFile}
            onMove={move}
            onLetGo={letGo}
          />
        ))}
      </ul>
      <div className="row">
        <button
          type="button"
          disabled={kept.size === 0}
          onClick={() => change(withoutWeights(address))}
        >
          {t("odds.reset")}
        </button>
        {items.some((item) => item.class === "reading" || item.class === "account") && (
          <p className="quiet">{t("odds.reading")}</p>
        )}
      </div>
      <OddsResults
        items={items}
        stops={stops}
        fast={fast.value}
        exact={settled ? exact.value : undefined}
        caseFile={caseFile}
        run={run}
        route={about.route}
      />
      {exact.problem !== null && <p>{t("why.failed", { reason: exact.problem })}</p>}
    </>
  );
}

function sameWeights(a: Weights, b: Weights): boolean {
  const text = (weights: Weights) =>
    JSON.stringify([...weights].map(([name, own]) => [name, [...own]]));
  return a === b || text(a) === text(b);
}
