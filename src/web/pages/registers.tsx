// Registers: a list of them, and one of them with its entries filtered by year, partner and state.

import { registerAnswer } from "../../record/registers.ts";
import { formatAddress } from "../address.ts";
import { useApp, useHere } from "../app-context.ts";
import { Scroll } from "../parts/scroll.tsx";
import { useRecords } from "../record-data.ts";
import { RegisterView } from "./register.tsx";

export const registerLink = (name: string) =>
  formatAddress({ page: "registers", subject: name, query: [] });

export default function RegistersPage() {
  const { records } = useRecords();
  const { voice } = useApp();
  const { address } = useHere();
  const { t, pack } = voice;
  const [name = "", entry] = address.subject.split("/");
  if (name !== "") return <RegisterView name={name} entry={entry} />;
  const { registers } = registerAnswer(pack, records, undefined);
  return (
    <section aria-labelledby="registers-title">
      <h2 id="registers-title">{t("registers.title")}</h2>
      <p className="measure">{t("registers.intro")}</p>
      <Scroll title={t("registers.title")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("registers.name")}</th>
              <th scope="col" className="number">
                {t("registers.entries")}
              </th>
              <th scope="col">{t("registers.about")}</th>
            </tr>
          </thead>
          <tbody>
            {registers.map(({ register, title, about, count }) => (
              <tr key={register}>
                <th scope="row">
                  <a href={registerLink(register)}>{voice.of(title)}</a>
                </th>
                <td className="number">{count}</td>
                <td>{voice.of(about)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p className="quiet">
        {t("records.version", { version: records.version, digest: records.digest.slice(0, 12) })}
      </p>
    </section>
  );
}
