// What is left of a session to take away: its log, the session as a case, the minutes, and paper.
import { csvOf } from "../../play/csv.ts";
import { useApp } from "../app-context.ts";
import { useRoom, useSeatNames, useWords } from "./context.ts";
import { useSays } from "./says.ts";

export function Exports() {
  const { live, view } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const seatName = useSeatNames();
  const says = useSays();
  const mark = view.session.exercise ? `${say("exercise")}. ` : "";
  const minutesRows = () =>
    live.events.map((event, i) => [
      String(i + 1),
      event.at,
      event.wall,
      seatName(event.by),
      says(event),
      event.kind === "refused" ? event.refusal.provisions.join(" ") : "",
    ]);
  const saveCsv = () => {
    const head = (["n", "at", "wall", "who", "what", "provisions"] as const).map((name) =>
      say(`minutes.column.${name}`),
    );
    const exercise = view.session.exercise ? [[say("exercise"), "", "", "", "", ""]] : [];
    // The mark of byte order lets a spreadsheet see that it is UTF-8.
    const text = `\uFEFF${csvOf([...exercise, head, ...minutesRows()])}`;
    save(`${view.session.id}-minutes.csv`, text, "text/csv");
  };
  const saveJson = () => {
    const file = {
      casus: "minutes@1",
      exercise: view.session.exercise,
      session: view.session.id,
      title: `${mark}${view.session.title}`,
      language: voice.language,
      minutes: minutesRows().map(([n, at, wall, who, what, provisions]) => ({
        n: Number(n),
        at,
        wall,
        who,
        what,
        provisions: provisions?.split(" ").filter(Boolean),
      })),
    };
    save(
      `${view.session.id}-minutes.json`,
      `${JSON.stringify(file, null, 1)}\n`,
      "application/json",
    );
  };
  return (
    <section className="no-print" aria-labelledby="exports-title">
      <h3 id="exports-title">{say("exports.title")}</h3>
      <p className="quiet measure">{say("exports.intro")}</p>
      <div className="row">
        <a className="button" href={`${live.path}/export/log.json`} download>
          {say("exports.log")}
        </a>
        <a className="button" href={`${live.path}/export/case.yaml`} download>
          {say("exports.case")}
        </a>
        <button type="button" onClick={saveCsv}>
          {say("exports.csv")}
        </button>
        <button type="button" onClick={saveJson}>
          {say("exports.json")}
        </button>
        <button type="button" onClick={() => window.print()}>
          {say("exports.print")}
        </button>
      </div>
    </section>
  );
}

function save(name: string, text: string, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
