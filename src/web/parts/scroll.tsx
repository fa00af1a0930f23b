// A table that may be wider than its page: it scrolls by itself, with the keyboard as well.
import type { ReactNode } from "react";
import { useApp } from "../app-context.ts";

type Props = { readonly title: string; readonly children: ReactNode };

export function Scroll({ title, children }: Props) {
  const { t } = useApp().voice;
  const label = t("records.table", { title });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable.
    <section className="scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
