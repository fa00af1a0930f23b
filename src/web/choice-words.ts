// A change of the user's as a short phrase, for the list of changes.
import type { CaseFile } from "../pack/schema.ts";
import { provisionName } from "./because.ts";
import { reformTitle } from "./change/change-words.ts";
import { optionsOf } from "./choices.ts";
import { factValueWords } from "./fact-words.ts";
import { actDetails, authorsWords, factTitle, itemName, readingQuestion } from "./labels.ts";
import type { Voice } from "./voice.ts";

export function choiceWords(
  pair: readonly [string, string],
  caseFile: CaseFile | undefined,
  voice: Voice,
): string {
  const [key, value] = pair;
  const { t } = voice;
  const rest = (prefix: string) => key.slice(prefix.length);
  if (key === "law" || key === "members" || key === "at") {
    return t(`choice.${key}`, { date: voice.date(value) });
  }
  if (key === "territory") {
    return t("choice.territory", { value: factValueWords("territory", value, voice) });
  }
  if (key === "accounts") return t("choice.accountsAll");
  if (key.startsWith("reading.")) {
    const reading = voice.pack.byId.reading.get(rest("reading."));
    const chosen = reading?.values.find(({ id }) => id === value);
    return `${readingQuestion(rest("reading."), voice)} – ${chosen ? voice.of(chosen.title) : value}`;
  }
  if (key.startsWith("account."))
    return `${factTitle(rest("account."), voice)} – ${voice.name(value)}`;
  if (key.startsWith("fact.")) {
    return `${factTitle(rest("fact."), voice)} – ${factValueWords(rest("fact."), value, voice)}`;
  }
  if (key === "reform") {
    const reforms = value.split(",").map((id) => reformTitle(id, voice));
    return t("choice.reform", { reform: reforms.join("; ") });
  }
  if (key === "member") {
    const [state = "", to] = value.split(":");
    return t(to === "left" ? "choice.member.left" : "choice.member.full", {
      state: voice.name(state),
    });
  }
  if (key === "cite") {
    return t("choice.cite", { provision: provisionName(value.split(":")[1] ?? "", voice) });
  }
  if (caseFile === undefined) return `${key}: ${value}`;
  if (key === "redirect") {
    const [id, to = ""] = value.split(":");
    const act = caseFile.acts?.find((entry) => entry.id === id);
    return t("choice.redirect", {
      date: act ? voice.date(act.at) : "",
      to: voice.name(to.split(",")[0] ?? ""),
    });
  }
  if (key.startsWith("position.")) {
    const [item = "", state = ""] = rest("position.").split("@");
    const name = itemName(item, caseFile, voice);
    const position = voice.maybe(`position.${value}`, value);
    return t("choice.position", { item: name, state: voice.name(state), value: position });
  }
  if (key === "without") {
    const acts = value.split(",").map((id) => {
      const act = caseFile.acts?.find((entry) => entry.id === id);
      return act ? `${t(`act.${act.act}`)}, ${voice.date(act.at)}` : id;
    });
    return t("choice.without", { acts: acts.join("; ") });
  }
  const [act] = optionsOf({ query: [pair] }).acts ?? [];
  if (!act) return `${key}: ${value}`;
  const details = [
    voice.date(act.at),
    authorsWords(act, voice),
    ...actDetails(act, caseFile, voice),
  ];
  return t("choice.act", { act: `${t(`act.${act.act}`)}, ${details.join("; ")}` });
}
