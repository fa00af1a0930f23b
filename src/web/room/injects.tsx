// Injects: planned, in reserve, sent now, or read from a master events list with its errors by line.
import { useState } from "react";
import { useApp } from "../app-context.ts";
import { Fold } from "../parts/fold.tsx";
import { newKey, type Problem, planInjects } from "./api.ts";
import { useRoom, useSeatNames, useWords } from "./context.ts";
import { instantOf, instantWords } from "./hours.ts";
import { Outcome, ProblemWords, useMove } from "./move.tsx";
import { Select } from "./table-draft.tsx";

export function Injects() {
  const { view } = useRoom();
  const { voice } = useApp();
  const say = useWords();
  const seatName = useSeatNames();
  const { moving, outcome, move } = useMove();
  const due = (inject: (typeof view.injects)[number]) =>
    inject.due === null
      ? say(inject.when.on === "reserve" ? "inject.noHour" : "inject.waiting")
      : instantWords(inject.due, view.settings.zone, voice.language);
  return (
    <section aria-labelledby="injects-title">
      <h3 id="injects-title">{say("inject.title")}</h3>
      {view.injects.length > 0 && (
        <div className="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{say("inject.number")}</th>
                <th scope="col">{say("inject.subject")}</th>
                <th scope="col">{say("inject.to")}</th>
                <th scope="col">{say("inject.due")}</th>
                <th scope="col">{say("inject.status")}</th>
                <th scope="col">
                  <span className="visually-hidden">{say("inject.do")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {view.injects.map((inject) => (
                <tr key={inject.id}>
                  <td>{inject.id}</td>
                  <th scope="row">{inject.subject}</th>
                  <td>
                    {inject.to === "all" ? say("inbox.toAll") : inject.to.map(seatName).join(", ")}
                  </td>
                  <td>{due(inject)}</td>
                  <td>{say(`inject.is.${inject.status}`)}</td>
                  <td>
                    {inject.status !== "delivered" && (
                      <div className="row">
                        <button
                          type="button"
                          disabled={moving}
                          onClick={() => move({ kind: "send-inject", inject: inject.id })}
                        >
                          {say("inject.send")}
                        </button>
                        {(["planned", "reserve", "skipped"] as const)
                          .filter((status) => status !== inject.status)
                          .map((status) => (
                            <button
                              key={status}
                              type="button"
                              className="link"
                              disabled={moving}
                              onClick={() =>
                                move({ kind: "set-inject", inject: inject.id, status })
                              }
                            >
                              {say(`inject.make.${status}`)}
                            </button>
                          ))}
                      </div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <Outcome outcome={outcome} />
      <NewInject />
      <ImportList />
    </section>
  );
}

function NewInject() {
  const { view } = useRoom();
  const say = useWords();
  const seatName = useSeatNames();
  const { moving, outcome, move } = useMove();
  const blank = { to: "all", from: "", subject: "", message: "", at: "" };
  const [fields, setFields] = useState(blank);
  const { zone } = view.settings;
  const set = (change: Partial<typeof blank>) => setFields({ ...fields, ...change });
  const send = async (sort: "now" | "later" | "reserve") => {
    const at = instantOf(fields.at, zone);
    const inject = {
      id: `x${view.injects.length + 1}`,
      when:
        sort === "later" && at !== null
          ? { on: "instant" as const, at }
          : { on: "reserve" as const },
      to: fields.to === "all" ? ("all" as const) : [fields.to],
      from: fields.from,
      subject: fields.subject,
      message: fields.message,
      method: "",
      expected: "",
      objective: "",
      note: "",
      faction: "",
      team: "",
      tab: "",
      realm: "",
    };
    const done = await move(
      sort === "now"
        ? { kind: "send-inject", inject }
        : { kind: "plan-injects", injects: [inject] },
    );
    if (done) setFields(blank);
  };
  const line = (name: "from" | "subject") => (
    <label className="field">
      {say(`inject.${name}`)}
      <input
        type="text"
        required
        maxLength={200}
        value={fields[name]}
        onChange={(event) => set({ [name]: event.currentTarget.value })}
      />
    </label>
  );
  const filled = [fields.from, fields.subject, fields.message].every((text) => text.trim() !== "");
  return (
    <Fold className="fold" summary={<h4>{say("inject.new")}</h4>}>
      <div className="stack">
        <Select
          label={say("inject.to")}
          value={fields.to}
          options={[
            { id: "all", label: say("inbox.toAll") },
            ...view.seats.map(({ id }) => ({ id, label: seatName(id) })),
          ]}
          onChange={(to) => set({ to })}
        />
        {line("from")}
        {line("subject")}
        <label className="field">
          {say("inject.message")}
          <textarea
            rows={3}
            maxLength={8000}
            value={fields.message}
            onChange={(event) => set({ message: event.currentTarget.value })}
          />
        </label>
        <label className="field">
          {say("inject.at", { zone })}
          <input
            type="datetime-local"
            value={fields.at}
            onChange={(event) => set({ at: event.currentTarget.value })}
          />
        </label>
        <div className="row">
          <button type="button" disabled={moving || !filled} onClick={() => void send("now")}>
            {say("inject.sendNow")}
          </button>
          <button
            type="button"
            disabled={moving || !filled || fields.at === ""}
            onClick={() => void send("later")}
          >
            {say("inject.plan")}
          </button>
          <button type="button" disabled={moving || !filled} onClick={() => void send("reserve")}>
            {say("inject.keep")}
          </button>
        </div>
        <Outcome outcome={outcome} />
      </div>
    </Fold>
  );
}

function ImportList() {
  const { live } = useRoom();
  const say = useWords();
  const [problem, setProblem] = useState<Problem | null | "none">("none");
  const [done, setDone] = useState(0);
  const read = async (file: File | undefined) => {
    if (file === undefined) return;
    setProblem("none");
    setDone(0);
    const answer = await planInjects(live.path, await file.text(), newKey());
    if (!answer.ok) {
      setProblem(answer.problem);
      return;
    }
    await live.heardUntil(answer.value.version);
    const planned = answer.value.events.find(({ kind }) => kind === "injects-planned");
    setDone(planned?.kind === "injects-planned" ? planned.injects.length : 0);
  };
  return (
    <Fold className="fold" summary={<h4>{say("inject.import")}</h4>}>
      <div className="stack">
        <p className="quiet">
          {say("inject.import.means")}{" "}
          <a href="/api/injects/sample.csv" download="injects.csv">
            {say("inject.sample")}
          </a>
        </p>
        <label className="field">
          {say("inject.file")}
          <input
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => {
              const { files } = event.currentTarget;
              void read(files?.[0]);
            }}
          />
        </label>
        <div role="status">
          {done > 0 && <p>{say("says.planned", { n: done })}</p>}
          {problem === null && <p className="warning">{say("outcome.unsent")}</p>}
          {problem !== null && problem !== "none" && <ProblemWords problem={problem} />}
        </div>
      </div>
    </Fold>
  );
}
