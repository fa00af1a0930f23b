// Reforms to be taken as law on the day of the case; one that cannot apply says why.
import type { RunOptions } from "../../engine/matter.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { useApp, useHere } from "../app-context.ts";
import { Fold } from "../parts/fold.tsx";
import { toggled } from "./apply.ts";
import { reformsIn, refusalOf } from "./inputs.ts";
import { refusalWords } from "./reform-words.ts";

type Props = { readonly caseFile: CaseFile; readonly options: RunOptions };

export function ReformChoice({ caseFile, options }: Props) {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const taken = reformsIn(address.query);
  const inputs = { pack, case: caseFile, options };
  const rules = pack.reforms.filter(({ notExpressible }) => !notExpressible);
  return (
    <Fold
      className="fold"
      open={taken.length > 0}
      summary={`${t("reform.choose")} (${rules.length})`}
    >
      <p className="quiet">{t("reform.choose.intro")}</p>
      <ul className="plain reform-choice">
        {rules.map(({ id, title }) => {
          const mine = taken.indexOf(id);
          const others = mine < 0 ? taken : taken.slice(0, mine);
          const because = refusalOf(inputs, id, others);
          return (
            <li key={id}>
              <label>
                <input
                  type="checkbox"
                  checked={mine >= 0}
                  disabled={because !== null && mine < 0}
                  onChange={() => change(toggled(address, "reform", id))}
                />
                <span>
                  {voice.of(title)}
                  {because !== null && (
                    <small>
                      {t("reform.cannot", { because: refusalWords(because, id, voice) })}
                    </small>
                  )}
                </span>
              </label>
            </li>
          );
        })}
      </ul>
      <p>
        <a href={`#/reforms${taken.length > 0 ? `/${taken.join(",")}` : ""}`}>{t("reform.more")}</a>
      </p>
    </Fold>
  );
}
