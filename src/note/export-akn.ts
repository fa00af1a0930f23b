/** Decisions and minutes of a case as Akoma Ntoso 1.0 documents, from the fields of the run. Pure. */
import type { ItemRun, RouteRun, Run, StepRun } from "../engine/types.ts";
import { earliestDay } from "../pack/dates.ts";
import type { Pack } from "../pack/pack.ts";
import type { Act, CaseFile } from "../pack/schema.ts";
import { actWords, itemName, positionWords, provisionWords, stepName } from "./step-words.ts";
import { capital, type Language, type Voice, voiceOf } from "./voice.ts";
import { escapeXml } from "./xml.ts";

const NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
const LANGUAGE_CODE = { en: "eng", ru: "rus" } as const;

export type AknDocument = { readonly name: string; readonly text: string };

type Given = {
  readonly run: Run;
  readonly pack: Pack;
  readonly case: CaseFile;
  readonly language: Language;
};
type Context = Given & { readonly voice: Voice };

/** One document a thing decided on, and one with the minutes of the matter. */
export function aknOf(given: Given): AknDocument[] {
  const context: Context = { ...given, voice: voiceOf(given.pack, given.language) };
  return [...decisions(context), minutes(context)];
}

// --- decisions -----------------------------------------------------------------------------------------

/** Each thing that was put to decision, once, on the route that got furthest with it. */
function decisions(context: Context): AknDocument[] {
  const { run } = context;
  const seen = new Set<string>();
  return run.asks.flatMap((ask) => {
    const route = run.routes.find((each) => each.ask === ask.id && each.id === ask.route);
    const step = route?.steps.find(({ gate }) => gate === "decision");
    if (route === undefined || step === undefined) return [];
    return (step.items ?? [])
      .filter(({ id }) => !seen.has(id))
      .map((item) => {
        seen.add(item.id);
        return decision(route, step, item, context);
      });
  });
}

function decision(route: RouteRun, step: StepRun, item: ItemRun, context: Context): AknDocument {
  const { run, case: file, voice } = context;
  const { t } = voice;
  const act = actOf(item.id, file);
  const date = earliestDay(act?.at ?? file.date);
  const rule = voice.pack.byId.route.get(route.id);
  const title = capital(itemName(item.id, file, voice));
  const found = { ...step, items: [item] };
  const sections = [
    section(1, t("annex.organ"), [capital(stepName(step, rule, voice))]),
    section(2, t("annex.basis"), [plain(provisionWords(step, voice))]),
    section(3, t("step.positions"), positionWords(found, file, voice).map(plain)),
    section(4, t("routes.title"), [`${capital(t(`finding.${item.finding}`))}.`]),
  ];
  const name = `decision-${item.id}`;
  return {
    name,
    text: document("decision", name, title, date, sections, organsOf(step, run, context), context),
  };
}

/** Organs and states that the document names, as references of its head. */
function organsOf(step: StepRun, run: Run, { pack }: Context): string[] {
  const rule = pack.rules.find(({ id }) => step.items?.[0]?.arithmetic?.rules.includes(id));
  return [...(rule ? [rule.organ] : []), ...run.members.map(({ state }) => state)];
}

function actOf(item: string, file: CaseFile): Act | undefined {
  return (file.acts ?? []).find(
    (act) => act.id === item || act.item === item || act.items?.some(({ id }) => id === item),
  );
}

// --- minutes -------------------------------------------------------------------------------------------

/** What the log says, in its order, one section an act. */
function minutes(context: Context): AknDocument {
  const { run, case: file, voice } = context;
  const acts = (file.acts ?? []).filter((act) => act.at <= `${run.asOf}~`);
  const sections = acts.map((act, i) =>
    section(i + 1, capital(voice.t(`act.${act.act}`)), [plain(actWords(act, file, voice))]),
  );
  const silent = section(1, voice.t("step.record"), [voice.t("step.record.none")]);
  const title = voice.of(run.title);
  const body = sections.length > 0 ? sections : [silent];
  const names = run.members.map(({ state }) => state);
  return {
    name: "minutes",
    text: document("minutes", "minutes", title, earliestDay(file.date), body, names, context),
  };
}

// --- the frame -----------------------------------------------------------------------------------------

/** Marks of our own notes have no place in a legal document. */
const plain = (text: string): string => text.replaceAll("**", "").replaceAll("`", "");

function section(n: number, heading: string, paragraphs: readonly string[]): string {
  const texts = paragraphs.length > 0 ? paragraphs : ["______"];
  return [
    `      <section eId="sec_${n}">`,
    `        <num>${n}.</num>`,
    `        <heading>${escapeXml(heading)}</heading>`,
    `        <content eId="sec_${n}__content">`,
    ...texts.map((text) => `          <p>${escapeXml(text)}</p>`),
    "        </content>",
    "      </section>",
  ].join("\n");
}

function document(
  kind: "decision" | "minutes",
  name: string,
  title: string,
  date: string,
  sections: readonly string[],
  names: readonly string[],
  { run, voice, language }: Context,
): string {
  // `aa-` marks a country code given by the user, after the naming convention.
  const country = `aa-${run.pack}`;
  const work = `/akn/${country}/doc/${kind}/${date}/${run.case}-${name}`;
  const code = LANGUAGE_CODE[language];
  const expression = `${work}/${code}@${run.lawAsOf}`;
  const level = (tag: string, uri: string, what: string, more: string) =>
    [
      `        <${tag}>`,
      `          <FRBRthis value="${escapeXml(`${uri}/!main`)}"/>`,
      `          <FRBRuri value="${escapeXml(uri)}"/>`,
      `          <FRBRdate date="${date}" name="${what}"/>`,
      '          <FRBRauthor href="#casus"/>',
      ...(more === "" ? [] : [`          ${more}`]),
      `        </${tag}>`,
    ].join("\n");
  const unofficial = voice.t("note.unofficial", { version: run.data.version });
  return `<?xml version="1.0" encoding="UTF-8"?>
<akomaNtoso xmlns="${NAMESPACE}">
  <doc name="${kind}">
    <meta>
      <identification source="#casus">
${level("FRBRWork", work, kind, `<FRBRcountry value="${escapeXml(country)}"/>`)}
${level("FRBRExpression", expression, "law", `<FRBRlanguage language="${code}"/>`)}
${level("FRBRManifestation", `${expression}.xml`, "xml", "")}
      </identification>
      <references source="#casus">
${references(names, voice)}
      </references>
    </meta>
    <preface>
      <p><docTitle>${escapeXml(title)}</docTitle></p>
      <p>${escapeXml(unofficial)}</p>
    </preface>
    <mainBody>
${sections.join("\n")}
    </mainBody>
  </doc>
</akomaNtoso>
`;
}

function references(names: readonly string[], voice: Voice): string {
  const organisation = (id: string, showAs: string) =>
    [
      `        <TLCOrganization eId="${escapeXml(id)}"`,
      `href="/akn/ontology/organization/${escapeXml(id)}"`,
      `showAs="${escapeXml(showAs)}"/>`,
    ].join(" ");
  const unique = [...new Set(names)];
  return [
    organisation("casus", "Casus"),
    ...unique.map((id) => organisation(id.toLowerCase(), voice.name(id))),
  ].join("\n");
}
