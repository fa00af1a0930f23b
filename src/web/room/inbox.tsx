// What came to this seat alone or to all: injects and private notes, newest first; and its own kept texts.
import { useApp } from "../app-context.ts";
import { Fold } from "../parts/fold.tsx";
import { useLarge, useRoom, useSeatNames, useWords } from "./context.ts";
import { hourWords, instantWords } from "./hours.ts";

type Entry = {
  readonly key: string;
  readonly at: number;
  readonly head: string;
  readonly subject: string;
  readonly text: string;
  readonly sort: "inject" | "note" | "mine";
  readonly toAll: boolean;
};

/** On the page at once; what is older is behind a fold. */
const SHOWN = 5;

export function Inbox() {
  const { view } = useRoom();
  const say = useWords();
  const seatName = useSeatNames();
  const me = view.seat.id;
  const injects = view.inbox.map(
    ({ id, at, from, method, subject, message, to }): Entry => ({
      key: `i${id}${at}`,
      at,
      head: [from, method, to === "all" ? say("inbox.toAll") : ""].filter(Boolean).join(" · "),
      subject,
      text: message,
      sort: "inject",
      toAll: to === "all",
    }),
  );
  const notes = view.notes.map(
    ({ from, to, text, at }, i): Entry => ({
      key: `n${i}`,
      at,
      head:
        from === me
          ? say("inbox.sentTo", { to: to.map(seatName).join(", ") })
          : say("inbox.noteFrom", { from: seatName(from) }),
      subject: "",
      text,
      sort: from === me ? "mine" : "note",
      toAll: false,
    }),
  );
  // What is on the wall is seen by everybody.
  const large = useLarge();
  const open = injects.filter(({ toAll }) => toAll);
  const all = (large ? open : [...injects, ...notes]).sort((a, b) => b.at - a.at);
  const older = all.slice(SHOWN);
  return (
    <section className="room-inbox" aria-labelledby="inbox-title">
      <h3 id="inbox-title">
        {say("inbox.title")} <span className="quiet">({all.length})</span>
      </h3>
      {all.length === 0 && <p className="quiet">{say("inbox.empty")}</p>}
      <div aria-live="polite">
        <Entries entries={all.slice(0, SHOWN)} />
      </div>
      {older.length > 0 && (
        <Fold className="fold small" summary={say("inbox.older", { n: older.length })}>
          <Entries entries={older} />
        </Fold>
      )}
      {view.kept.length > 0 && !large && (
        <Fold className="fold small" summary={say("inbox.kept", { n: view.kept.length })}>
          {view.kept.map(({ id, title, text }) => (
            <div key={id} className="entry mine">
              <p>
                <strong>{title}</strong>
              </p>
              <p className="wording">{text}</p>
            </div>
          ))}
        </Fold>
      )}
    </section>
  );
}

function Entries({ entries }: { readonly entries: readonly Entry[] }) {
  const { view } = useRoom();
  const { voice } = useApp();
  const { zone } = view.settings;
  return entries.map(({ key, at, head, subject, text, sort }) => (
    <div key={key} className={`entry ${sort}`}>
      <p className="quiet">
        <time
          dateTime={new Date(at).toISOString()}
          title={instantWords(at, zone, voice.language, true)}
        >
          {hourWords(at, zone, voice.language)}
        </time>{" "}
        {head}
      </p>
      {subject && (
        <p>
          <strong>{subject}</strong>
        </p>
      )}
      <p className="wording">{text}</p>
    </div>
  ));
}
