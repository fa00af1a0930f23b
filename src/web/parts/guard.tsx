// Shows one sentence instead of a view that could not be computed; the rest of the page stays.
import { Component, type ReactNode } from "react";

type Props = {
  /** The view; when it changes, it is tried again. */
  readonly view: string;
  readonly fallback: (reason: string) => string;
  readonly children: ReactNode;
};

export class Guard extends Component<Props, { readonly failed: string; readonly reason: string }> {
  override state = { failed: "", reason: "" };

  static getDerivedStateFromError(error: unknown) {
    return { failed: "yes", reason: error instanceof Error ? error.message : String(error) };
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.failed !== "" && before.view !== this.props.view) this.setState({ failed: "" });
  }

  override render(): ReactNode {
    if (this.state.failed === "") return this.props.children;
    return <p role="alert">{this.props.fallback(this.state.reason)}</p>;
  }
}
