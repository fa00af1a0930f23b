// Drafts before the organ: each item with its text, who has said what, and what this seat may do on it.
import type { DraftView } from "../../play/view.ts";
import { useApp } from "../app-context.ts";
import { measureName } from "../labels.ts";
import { capital } from "../voice.ts";
import { useRoom, useSeatNames, useWords } from "./context.ts";
import { DraftDesk } from "./draft-desk.tsx";
import { DraftItem } from "./draft-item.tsx";
import { MethodQuestion } from "./method-question.tsx";
import { SilenceBox } from "./silence-box.tsx";
import { TableDraft } from "./table-draft.tsx";

export function Drafts() {
  const { view } = useRoom();
  const say = useWords();
  const open = view.drafts.filter(({ withdrawn }) => withdrawn === null);
  const gone = view.drafts.filter(({ withdrawn }) => withdrawn !== null);
  return (
    <section className="room-drafts" aria-labelledby="drafts-title">
      <h3 id="drafts-title">{say("drafts.title")}</h3>
      {open.length === 0 && <p className="quiet">{say("drafts.none")}</p>}
      {open.toReversed().map((draft) => (
        <Draft key={draft.id} draft={draft} />
      ))}
      {gone.length > 0 && (
        <p className="quiet">
          {say("drafts.withdrawn")}: {gone.map(({ id, title }) => `${id} ${title}`).join("; ")}
        </p>
      )}
      {view.may.includes("table") && !view.session.closed && <TableDraft />}
    </section>
  );
}

function Draft({ draft }: { readonly draft: DraftView }) {
  const { voice } = useApp();
  const say = useWords();
  const seatName = useSeatNames();
  const titleId = `draft-${draft.id}`;
  const measure = draft.items.length === 1 ? measureName(draft.items[0]?.for ?? null, voice) : "";
  return (
    <article className="draft" aria-labelledby={titleId} data-draft={draft.id}>
      <header>
        <h4 id={titleId}>
          <span className="number">{draft.id}</span> {draft.title}
        </h4>
        <p className="quiet">
          {[
            voice.name(draft.organ),
            say("draft.by", { by: seatName(draft.seat) }),
            measure && capital(measure),
            draft.method === null
              ? ""
              : say("draft.method", { method: voice.t(`method.${draft.method}`) }),
            draft.revision > 1
              ? say("draft.reissues", { n: draft.revision, id: draft.reissues ?? "" })
              : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </header>
      <MethodQuestion draft={draft} />
      <SilenceBox draft={draft} />
      <ol className="items plain">
        {draft.items.map((item) => (
          <DraftItem
            key={`${item.id}r${item.revision}`}
            item={item}
            alone={draft.items.length === 1}
          />
        ))}
      </ol>
      <DraftDesk draft={draft} />
    </article>
  );
}
