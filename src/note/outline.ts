/** A document as plain blocks, so that Markdown, HTML and DOCX are three ways to print one thing. */

/** Text in which `**` opens and closes bold and a back-tick opens and closes code. */
export type Text = string;

export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly text: Text }
  | { readonly kind: "text"; readonly text: Text }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly items: readonly { readonly text: Text; readonly under?: readonly Text[] }[];
    }
  /** Lines of the form "label: value". */
  | { readonly kind: "fields"; readonly rows: readonly (readonly [label: string, value: Text])[] }
  | {
      readonly kind: "table";
      readonly head: readonly string[];
      readonly rows: readonly (readonly Text[])[];
    }
  /** Begins on a new page where there are pages. */
  | { readonly kind: "page" };

export type Outline = {
  readonly title: string;
  readonly language: "en" | "ru";
  readonly blocks: readonly Block[];
};

export const heading = (level: 2 | 3, text: Text): Block => ({ kind: "heading", level, text });
export const paragraph = (text: Text): Block => ({ kind: "text", text });
export const bullets = (items: readonly Text[]): Block => ({
  kind: "list",
  ordered: false,
  items: items.map((text) => ({ text })),
});

/** A piece of a text: plain, bold or code. */
export type Run = { readonly text: string; readonly bold: boolean; readonly code: boolean };

/** The text cut at its marks. Bold and code do not nest in our notes. */
export function runsOf(text: Text): Run[] {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter((piece) => piece !== "")
    .map((piece) => {
      const bold = /^\*\*(.+)\*\*$/.exec(piece);
      const code = /^`(.+)`$/.exec(piece);
      return { text: bold?.[1] ?? code?.[1] ?? piece, bold: bold !== null, code: code !== null };
    });
}
