/** A note as a Word document (Office Open XML). The same note gives the same bytes. */
import {
  Document,
  HeadingLevel,
  LevelFormat,
  Packer,
  PageBreak,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from "fflate";
import { type Block, type Outline, runsOf, type Text } from "./outline.ts";

const LANGUAGE = { en: "en-GB", ru: "ru-RU" } as const;

export async function docxOf(note: Outline): Promise<Uint8Array> {
  const numberings = note.blocks.filter((block) => block.kind === "list" && block.ordered).length;
  const title = new Paragraph({ heading: HeadingLevel.TITLE, children: runs(note.title) });
  let list = -1;
  const children = note.blocks.flatMap((block) => {
    if (block.kind === "list" && block.ordered) list += 1;
    return paragraphs(block, list);
  });
  const document = new Document({
    title: note.title,
    creator: "Casus",
    lastModifiedBy: "Casus",
    styles: {
      default: {
        document: {
          run: { font: "Times New Roman", size: 22, language: { value: LANGUAGE[note.language] } },
        },
      },
    },
    numbering: {
      // Each numbered list begins at one.
      config: Array.from({ length: numberings }, (_, i) => ({
        reference: `list-${i}`,
        levels: [
          {
            level: 0,
            format: LevelFormat.DECIMAL,
            text: "%1.",
            style: { paragraph: { indent: { left: 500, hanging: 400 } } },
          },
        ],
      })),
    },
    sections: [{ children: [title, ...children] }],
  });
  return still(new Uint8Array(await Packer.toArrayBuffer(document)));
}

const runs = (text: Text): TextRun[] =>
  runsOf(text).map(
    (piece) =>
      new TextRun({
        text: piece.text,
        bold: piece.bold,
        ...(piece.code ? { font: "Courier New", size: 18 } : {}),
      }),
  );

function paragraphs(block: Block, list: number): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading": {
      const heading = block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [new Paragraph({ heading, keepNext: true, children: runs(block.text) })];
    }
    case "text":
      return [new Paragraph({ spacing: { after: 120 }, children: runs(block.text) })];
    case "list":
      return block.items.flatMap(({ text, under = [] }) => [
        new Paragraph({
          spacing: { after: 60 },
          ...(block.ordered
            ? { numbering: { reference: `list-${list}`, level: 0 } }
            : { bullet: { level: 0 } }),
          children: runs(text),
        }),
        ...under.map((line) => new Paragraph({ bullet: { level: 1 }, children: runs(line) })),
      ]);
    case "fields":
      return [
        table(block.rows.map(([label, value]) => [`**${label}**`, value])),
        new Paragraph({ children: [] }),
      ];
    case "table":
      return [
        table([block.head.map((text) => (text === "" ? "" : `**${text}**`)), ...block.rows]),
        new Paragraph({ children: [] }),
      ];
    case "page":
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}

function table(rows: readonly (readonly Text[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells) =>
        new TableRow({
          children: cells.map(
            (text) => new TableCell({ children: [new Paragraph({ children: runs(text) })] }),
          ),
        }),
    ),
  });
}

/** Takes the hour of writing out of the file: the same note is the same document. */
function still(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes);
  const files: Zippable = {};
  for (const [name, content] of Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))) {
    files[name] =
      name === "docProps/core.xml"
        ? strToU8(
            strFromU8(content).replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, "1980-01-01T00:00:00Z"),
          )
        : content;
  }
  // The earliest day a ZIP file can name.
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 9 });
}
