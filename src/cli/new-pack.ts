/** The files of the small organisation that `casus new pack` writes: three provisions, a route, a case. */

/** Texts by path in the folder of the pack; ids begin with the name of the pack. */
export function packFiles(id: string): Map<string, string> {
  return new Map([
    ["organisation.yaml", organisation(id)],
    ["law/treaty.yaml", law(id)],
    ["rules/council.yaml", rules(id)],
    ["routes/help.yaml", routes(id)],
    ["members.yaml", members(id)],
    ["cases/first-case.yaml", firstCase()],
    ["sources/sources.yaml", sources()],
  ]);
}

const organisation = (
  id: string,
) => `# The organisation: its organs, and the treaty whose parties make its territory.
id: ${id}
title: { en: A small league, ru: Небольшая лига }
short: { en: League, ru: Лига }
foundingInstrument: ${id}.treaty
organs:
  - id: council
    title: { en: Council, ru: Совет }
    deciding: true
    competence: { en: Decides on help to a member., ru: Принимает решения о помощи члену. }
    by: [${id}.treaty.2]
    from: '2020-01-01'
    sources: [treaty-text]
`;

const law = (
  id: string,
) => `# Three provisions. \`text\` is your paraphrase; the authentic words stay with you (casus verify-text).
instruments:
  - id: ${id}.treaty
    kind: treaty
    title: { en: Treaty of the League, ru: Договор Лиги }
    signed: '2019-06-01'
    inForce: { from: '2020-01-01' }
    confidence: primary # primary | secondary | contested | from-memory
    basis: text # what was read: text | official | scholar | news | memory
    sources: [treaty-text]
    parties: # who is bound, from when, and by what
      - { state: PRT, status: bound, from: '2020-01-01', by: ratification, sources: [treaty-text] }
      - { state: ESP, status: bound, from: '2020-01-01', by: ratification, sources: [treaty-text] }
      - { state: FRA, status: bound, from: '2020-01-01', by: ratification, sources: [treaty-text] }
    provisions:
      - id: ${id}.treaty.1
        title: { en: 'Article 1: help against an attack', ru: 'Статья 1: помощь при нападении' }
        versions:
          - from: '2020-01-01'
            text:
              en: A member attacked by the forces of a state may ask the others for help.
              ru: Член, подвергшийся нападению сил государства, может просить других о помощи.
            timeLimit: none # or immediately, or a duration such as P10D
            confidence: primary
            basis: text
            sources: [treaty-text]
      - id: ${id}.treaty.2
        title: { en: 'Article 2: the Council decides', ru: 'Статья 2: решение Совета' }
        versions:
          - from: '2020-01-01'
            text:
              en: The Council decides within ten days; nobody may object.
              ru: Совет решает в течение десяти дней при отсутствии возражений.
            timeLimit: P10D
            confidence: primary
            basis: text
            sources: [treaty-text]
      - id: ${id}.treaty.3
        title:
          en: 'Article 3: the Security Council is told'
          ru: 'Статья 3: уведомление Совета Безопасности'
        versions:
          - from: '2020-01-01'
            text:
              en: Measures taken are reported at once to the UN Security Council.
              ru: О принятых мерах незамедлительно сообщается Совету Безопасности ООН.
            timeLimit: immediately
            confidence: primary
            basis: text
            sources: [treaty-text]
# What a provision makes of facts. Facts and their values are listed in packs/facts.yaml.
formulas:
  - id: ${id}.treaty.1.attack
    provision: ${id}.treaty.1
    title: { en: Attack by the forces of a state, ru: Нападение сил государства }
    from: '2020-01-01'
    formula:
      all:
        - { fact: force-used-by, in: [state] }
        - { fact: force-from, in: [outside, both] }
`;

const rules = (
  id: string,
) => `# How the Council decides. Every position is counted: for, against, neutral, or out of the electorate.
- id: ${id}.council.consensus
  title: { en: nobody objects, ru: никто не возражает }
  organ: council
  matters: [default]
  method: session
  from: '2020-01-01'
  by: [${id}.treaty.2]
  electorate: [full]
  counts:
    in-favour: for
    no-objection: neutral
    silent: neutral
    abstaining: neutral
    objecting: against
    absent: neutral
    absent-no-objection: neutral
    not-participating: neutral
    recused: neutral
  tests: [{ kind: consensus }]
  confidence: primary
  sources: [treaty-text]
`;

const routes = (
  id: string,
) => `# From an ask to a measure. A failed gate stops the route; a breached duty is shown and stops nothing.
- id: help
  title: { en: Help against an attack, ru: Помощь при нападении }
  measure: military-assistance # one of the measures in packs/facts.yaml
  basis: [${id}.treaty.1]
  end: carried-out
  steps:
    - { id: party, gate: standing, as: party, to: ${id}.treaty, who: requester, by: ${id}.treaty.1 }
    - { id: attack, gate: characterisation, holds: ${id}.treaty.1.attack, by: ${id}.treaty.1 }
    - { id: request, gate: request, asker: territory, addressees: [council], by: ${id}.treaty.1 }
    - { id: decision, gate: decision, organ: council, by: ${id}.treaty.2 }
    - { id: report, duty: notification, to: un-sc, by: ${id}.treaty.3 }
    - { id: carrying-out, gate: carrying-out, by: ${id}.treaty.2 }
`;

const members = (
  id: string,
) => `# Who belongs, from when. An interval includes its first day and not its last.
roll:
${["ESP", "FRA", "PRT"]
  .map((state) =>
    [
      `  - state: ${state}`,
      "    participation: full",
      "    standing: member",
      "    from: '2020-01-01'",
      `    by: ${id}.treaty`,
      "    sources: [treaty-text]",
    ].join("\n"),
  )
  .join("\n")}
`;

const firstCase =
  () => `# A case: facts, then acts. What is not here did not happen; what is in notOnRecord ranges.
id: first-case
title: { en: A first case, ru: Первый случай }
type: crisis
origin: hypothetical # record needs a source for every datum
date: '2021-03-01'
territory: PRT
parties: [PRT]
facts:
  force-used-by: { value: state }
  force-from: { value: outside }
acts:
  - { id: a1, at: '2021-03-01', act: request, by: PRT, to: council, for: military-assistance, form: written }
  - id: a2
    at: '2021-03-04'
    act: proposal
    by: PRT
    organ: council
    for: military-assistance
    answers: a1
  - { id: a3, at: '2021-03-05', act: position, by: [PRT, ESP], item: a2, value: in-favour }
  - { id: a4, at: '2021-03-05', act: position, by: FRA, item: a2, value: objecting }
notOnRecord: [delivery, notification]
`;

const sources = () => `# Every datum has a source.
# class: official-text | official-statement | press | scholarship | dataset | general-knowledge
- id: treaty-text
  title: Treaty of the League (invented for this example)
  date: '2019-06-01'
  class: official-text
`;
