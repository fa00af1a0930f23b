// What a reform does to an ask, in the four ways that are told apart, with what each of them means.
import type { ReformStatus } from "../../change/reform-report.ts";
import { useApp } from "../app-context.ts";

export const STATUSES = [
  "changed",
  "changed-only-if",
  "cannot-be-told",
  "unchanged",
] as const satisfies readonly ReformStatus[];

export function StatusMeaning() {
  const { t } = useApp().voice;
  return (
    <dl className="meanings">
      {STATUSES.map((status) => (
        <div key={status}>
          <dt>{t(`reforms.status.${status}`)}</dt>
          <dd>{t(`reforms.status.${status}.means`)}</dd>
        </div>
      ))}
    </dl>
  );
}
