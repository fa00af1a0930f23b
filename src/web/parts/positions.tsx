// Positions per item and state, each as recorded until the user chooses another.

import { POSITIONS } from "../../engine/rule.ts";
import type { Run } from "../../engine/types.ts";
import type { CaseFile } from "../../pack/schema.ts";
import { withValue } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { optionsOf, positionKey } from "../choices.ts";
import { type Controls, controlsOf } from "../controls.ts";
import { itemName } from "../labels.ts";
import { capital } from "../voice.ts";
import { Fold } from "./fold.tsx";

type Props = {
  readonly caseFile: CaseFile;
  readonly items: Controls["positions"];
  readonly recorded: Run;
};

export function Positions({ caseFile, items, recorded }: Props) {
  const { voice, change } = useApp();
  const { address } = useHere();
  const { t } = voice;
  if (items.length === 0) return null;
  const before = new Map(
    controlsOf(voice.pack, caseFile, recorded, {}).positions.map(({ item, positions }) => [
      item,
      positions,
    ]),
  );
  const chosen = optionsOf(address).positions ?? [];
  return (
    <Fold
      className="fold"
      open={chosen.length > 0}
      summary={`${t("change.positions")} (${items.length})`}
    >
      {items.map(({ item, positions }) => (
        <fieldset key={item} className="positions">
          <legend>{capital(itemName(item, caseFile, voice))}</legend>
          {Object.keys(positions).map((state) => {
            const mine = chosen.find((entry) => entry.item === item && entry.state === state);
            const known = before.get(item)?.[state] ?? null;
            const was = t(`position.${known ?? "none"}`);
            return (
              <label key={state} className={mine ? "changed" : ""}>
                <span>{voice.name(state)}</span>
                <select
                  value={mine?.value ?? ""}
                  onChange={(event) => {
                    const { value } = event.currentTarget;
                    change(withValue(address, positionKey(item, state), value || null));
                  }}
                >
                  <option value="">{t("change.positions.recorded", { value: was })}</option>
                  {POSITIONS.map((position) => (
                    <option key={position} value={position}>
                      {t(`position.${position}`)}
                    </option>
                  ))}
                </select>
              </label>
            );
          })}
        </fieldset>
      ))}
    </Fold>
  );
}
