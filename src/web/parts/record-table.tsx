// The record as a table: the equivalent of the strip, with a link to every case.
import { memo } from "react";
import type { CaseFile } from "../../pack/schema.ts";
import { formatAddress } from "../address.ts";
import { useApp } from "../app-context.ts";
import { stopWords } from "../stops.ts";
import { Fold } from "./fold.tsx";
import { StopMark } from "./glyph.tsx";

type Props = { readonly cases: readonly CaseFile[] };

export const RecordTable = memo(function RecordTable({ cases }: Props) {
  const { voice, marks } = useApp();
  const { t } = voice;
  return (
    <Fold className="record-table" summary={t("strip.table")}>
      <div className="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{t("table.date")}</th>
              <th scope="col">{t("table.case")}</th>
              <th scope="col">{t("table.firstAsk")}</th>
              <th scope="col" className="number">
                {t("table.asks")}
              </th>
            </tr>
          </thead>
          <tbody>
            {cases.map((file) => {
              const [first, ...more] = marks[file.id] ?? [];
              return (
                <tr key={file.id}>
                  <td className="date">{voice.date(file.date)}</td>
                  <th scope="row">
                    <a href={formatAddress({ page: "case", subject: file.id, query: [] })}>
                      {voice.of(file.title)}
                    </a>
                  </th>
                  <td>
                    {first && <StopMark stop={first} />} {first && stopWords(first, voice)}
                  </td>
                  <td className="number">{first?.ask === "" ? 0 : more.length + 1}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Fold>
  );
});
