// A line that opens what lies under it; what was never opened is not drawn, which keeps changes fast.
import { type ReactNode, type Ref, useState } from "react";

type Props = {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
  readonly open?: boolean;
  readonly ref?: Ref<HTMLDetailsElement>;
};

export function Fold({ summary, children, className, open = false, ref }: Props) {
  const [opened, setOpened] = useState(open);
  return (
    <details
      className={className}
      open={open}
      ref={ref}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>{summary}</summary>
      {(opened || open) && children}
    </details>
  );
}
