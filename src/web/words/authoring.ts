// Words of the page on which a case of one's own is written, apart so that they load with it alone.
import { IntlMessageFormat } from "intl-messageformat";
import type { Language } from "../dates.ts";

const en = {
  "write.page": "A case of your own",
  "write.lead":
    "Give what happened, on which day and who did what; the routes are followed as you type. The form " +
    "and the file beside it are the same case: either changes the other. Nothing leaves this browser.",

  // --- drafts
  "write.drafts": "Drafts",
  "write.draft": "Draft",
  "write.draft.name": "Name of the draft",
  "write.draft.untitled": "untitled",
  "write.comment": "A case of your own. Run it in a terminal: npx casus run my-case.yaml",
  "write.comment.facts":
    "Facts are events of one list; what nobody has published is left out and ranges.",
  "write.new": "New case",
  "write.example": "An example",
  "write.copy": "Begin from a case of the record",
  "write.copy.choose": "choose",
  "write.import": "Import a file",
  "write.export": "Export the file",
  "write.delete": "Delete the draft",
  "write.undo": "Undo",
  "write.notKept": "This browser could not keep the draft. Export the file before you leave.",
  "write.imported.not": "The file could not be read.",
  "write.empty": "There is no draft yet. Begin a new case, or take an example.",

  // --- the run
  "write.run": "Where it stops",
  "write.own": "Your own case: not part of the record, and counted nowhere in it.",
  "write.waiting": "It runs once the points below are settled.",
  "write.earlier": "The run of the case as it last could be read:",
  "write.broken": "The engine could not take this case: {reason}",
  "write.routes": "Routes, step by step",
  "write.findings":
    "{n, plural, =0 {Nothing to correct} one {# point to correct} other {# points to correct}}",
  "write.use": "Use {value}",
  "write.file": "The same case as a file",
  "write.file.hint": "YAML, as in the packs.",
  "write.form": "The case as a form",

  // --- the head
  "write.basics": "The matter",
  "write.title": "Title",
  "write.words.en": "{label}, in English",
  "write.words.ru": "{label}, in Russian",
  "write.id": "Short name",
  "write.id.hint": "lower case, digits and dashes",
  "write.type": "Kind",
  "write.type.crisis": "crisis",
  "write.type.statement": "statement",
  "write.type.institutional": "institutional matter",
  "write.date": "Date",
  "write.date.hint": "such as 2022-09-13, 2022-09 or 2022; it sets the law",
  "write.territory": "Territory",
  "write.territory.hint": "state code, such as ARM; none where no place is concerned",
  "write.parties": "Parties, by code, parted by commas",
  "write.none": "not given",

  // --- facts
  "write.facts": "Facts",
  "write.facts.intro": "Events only. What nobody has published is left out: then it ranges.",
  "write.fact": "Fact",
  "write.fact.add": "Add the fact",
  "write.fact.remove": "Remove: {fact}",
  "write.value": "Value",
  "write.accounts.differ": "Accounts of it differ",
  "write.account": "Account {n}",
  "write.account.add": "Add an account",
  "write.account.remove": "Remove account {n}",
  "write.by": "By",
  "write.at": "On",
  "write.sources": "Sources",

  // --- acts
  "write.acts": "Acts",
  "write.acts.intro": "What was done, by whom, in the order of time.",
  "write.act.add": "Add the act",
  "write.act.remove": "Remove act {id}",
  "write.act.id": "Id of the act",
  "write.kind": "Kind of act",
  "write.what": "In words",
  "write.more": "Another field",
  "write.more.choose": "choose",
  "write.field.to": "Addressed to",
  "write.field.for": "Measure",
  "write.field.under": "Under the provision",
  "write.field.organ": "Organ",
  "write.field.method": "Method",
  "write.field.form": "Form",
  "write.field.item": "On the act or item",
  "write.field.answers": "In answer to",
  "write.field.value": "Value",
  "write.field.as": "Characterised as",
  "write.field.subject": "State concerned",
  "write.field.due": "Due by",
  "write.field.except": "All but",
  "write.item": "Item {n}",
  "write.item.id": "Id of the item",
  "write.item.add": "Add an item to the package",
  "write.item.remove": "Remove item {id}",
  "write.positions": "Positions",
  "write.positions.intro": "How a state stood on a thing put to it; left out, the position ranges.",
  "write.position.add": "Add a position",

  // --- beside it
  "write.lanes": "Beside the organisation",
  "write.lanes.intro": "What was done bilaterally, elsewhere or alone on the same matter.",
  "write.lane": "Lane {n}",
  "write.lane.kind": "Where",
  "write.lane.add": "Add a lane",
  "write.lane.remove": "Remove lane {n}",
  "write.with": "With",
  "write.silent": "Not on record",
  "write.silent.intro":
    "An act that is not in the list did not happen, save for kinds on which the sources are silent.",
  "write.silent.count": "{n, plural, one {# entry} other {# entries}}",
  "write.named": "Sources named",
  "write.named.intro": "A case of your own may do without; those it names have to be in the pack.",
  "write.named.none": "None so far.",
  "write.named.unknown": "not in the pack",

  // --- what is wrong
  "says.missing": "Still missing.",
  "says.key": "No file of this kind has such a key.",
  "says.value": "“{got}” is none of the values known here.",
  "says.state": "“{got}” is not a state code.",
  "says.calendar": "“{got}” is no day of the calendar.",
  "says.date": "“{got}” is not a date (2010, 2010-06, 2010-06-12).",
  "says.id": "“{got}” is not an id: lower case, digits, dots and dashes.",
  "says.fact": "“{got}” is not in the list of facts.",
  "says.link": "“{got}” leads to nothing.",
  "says.twice": "“{got}” is used twice.",
  "says.position": "“{got}” is not a position.",
  "says.interval": "It ends before it begins.",
  "says.roll": "{got} did not belong on that day.",
  "says.account": "{got} holds two different accounts on one day.",
  "says.other": "What stands here does not fit.",
  "says.origin": "A case of your own says own here; it is run so.",
  "says.unreadable": "The file cannot be read from line {got} on; the form waits.",
} as const;

export type AuthoringKey = keyof typeof en;

const ru: Readonly<Record<AuthoringKey, string>> = {
  "write.page": "Свой случай",
  "write.lead":
    "Укажите, что произошло, в какой день и кто что сделал; пути прослеживаются по мере ввода. Форма и " +
    "файл рядом – один и тот же случай: изменение одного меняет другое. Ничто не покидает этот браузер.",

  "write.drafts": "Черновики",
  "write.draft": "Черновик",
  "write.draft.name": "Название черновика",
  "write.draft.untitled": "без названия",
  "write.comment": "Свой случай. Расчёт в терминале: npx casus run my-case.yaml",
  "write.comment.facts":
    "Факты – события из одного списка; никем не опубликованное остаётся открытым.",
  "write.new": "Новый случай",
  "write.example": "Пример",
  "write.copy": "Начать со случая из свода",
  "write.copy.choose": "выберите",
  "write.import": "Загрузить файл",
  "write.export": "Выгрузить файл",
  "write.delete": "Удалить черновик",
  "write.undo": "Отменить",
  "write.notKept": "Браузер не смог сохранить черновик. Выгрузите файл, прежде чем уйти.",
  "write.imported.not": "Файл не читается.",
  "write.empty": "Черновиков пока нет. Начните новый случай или возьмите пример.",

  "write.run": "Где остановилось",
  "write.own": "Ваш собственный случай: в свод он не входит и нигде в нём не считается.",
  "write.waiting": "Расчёт начнётся, когда будут улажены пункты ниже.",
  "write.earlier": "Расчёт для случая, каким он в последний раз читался:",
  "write.broken": "Рассчитать этот случай не удалось: {reason}",
  "write.routes": "Пути, шаг за шагом",
  "write.findings":
    "{n, plural, =0 {Исправлять нечего} one {# пункт исправить} few {# пункта исправить} " +
    "many {# пунктов исправить} other {# пункта исправить}}",
  "write.use": "Поставить {value}",
  "write.file": "Тот же случай файлом",
  "write.file.hint": "YAML, как в наборах данных.",
  "write.form": "Случай в виде формы",

  "write.basics": "Дело",
  "write.title": "Название",
  "write.words.en": "{label}, по-английски",
  "write.words.ru": "{label}, по-русски",
  "write.id": "Краткое имя",
  "write.id.hint": "строчная латиница, цифры и дефисы",
  "write.type": "Вид",
  "write.type.crisis": "кризис",
  "write.type.statement": "заявление",
  "write.type.institutional": "внутреннее дело организации",
  "write.date": "Дата",
  "write.date.hint": "например 2022-09-13, 2022-09 или 2022; задаёт право",
  "write.territory": "Территория",
  "write.territory.hint": "код государства, например ARM; none, если место ни при чём",
  "write.parties": "Стороны: коды через запятую",
  "write.none": "не указано",

  "write.facts": "Факты",
  "write.facts.intro":
    "Только события. Что никем не опубликовано, не вносится: тогда оно остаётся открытым.",
  "write.fact": "Факт",
  "write.fact.add": "Добавить факт",
  "write.fact.remove": "Убрать: {fact}",
  "write.value": "Значение",
  "write.accounts.differ": "Версии расходятся",
  "write.account": "Версия {n}",
  "write.account.add": "Добавить версию",
  "write.account.remove": "Убрать версию {n}",
  "write.by": "Кто",
  "write.at": "Когда",
  "write.sources": "Источники",

  "write.acts": "Акты",
  "write.acts.intro": "Что было сделано и кем, по порядку времени.",
  "write.act.add": "Добавить акт",
  "write.act.remove": "Убрать акт {id}",
  "write.act.id": "Обозначение акта",
  "write.kind": "Вид акта",
  "write.what": "Словами",
  "write.more": "Ещё поле",
  "write.more.choose": "выберите",
  "write.field.to": "Кому",
  "write.field.for": "Мера",
  "write.field.under": "По положению",
  "write.field.organ": "Орган",
  "write.field.method": "Порядок",
  "write.field.form": "Форма",
  "write.field.item": "По акту или пункту",
  "write.field.answers": "В ответ на",
  "write.field.value": "Значение",
  "write.field.as": "Названо",
  "write.field.subject": "О каком государстве",
  "write.field.due": "Срок",
  "write.field.except": "Все, кроме",
  "write.item": "Пункт {n}",
  "write.item.id": "Обозначение пункта",
  "write.item.add": "Добавить пункт пакета",
  "write.item.remove": "Убрать пункт {id}",
  "write.positions": "Позиции",
  "write.positions.intro":
    "Как государство отнеслось к вынесенному; не внесённая позиция остаётся открытой.",
  "write.position.add": "Добавить позицию",

  "write.lanes": "Помимо организации",
  "write.lanes.intro": "Что делалось по тому же делу двусторонне, в другом месте или в одиночку.",
  "write.lane": "Линия {n}",
  "write.lane.kind": "Где",
  "write.lane.add": "Добавить линию",
  "write.lane.remove": "Убрать линию {n}",
  "write.with": "С кем",
  "write.silent": "Нет данных",
  "write.silent.intro":
    "Акта, которого нет в списке, не было – кроме видов, о которых источники молчат.",
  "write.silent.count": "{n, plural, one {# вид} few {# вида} many {# видов} other {# вида}}",
  "write.named": "Названные источники",
  "write.named.intro": "Свой случай может обойтись без них; названные должны быть в наборе данных.",
  "write.named.none": "Пока нет.",
  "write.named.unknown": "нет в наборе данных",

  "says.missing": "Пока не указано.",
  "says.key": "Такого ключа в файле этого вида нет.",
  "says.value": "«{got}» – не одно из известных здесь значений.",
  "says.state": "«{got}» – не код государства.",
  "says.calendar": "«{got}» – такого дня нет в календаре.",
  "says.date": "«{got}» – не дата (2010, 2010-06, 2010-06-12).",
  "says.id": "«{got}» – не обозначение: строчная латиница, цифры, точки и дефисы.",
  "says.fact": "«{got}» нет в списке фактов.",
  "says.link": "«{got}» никуда не ведёт.",
  "says.twice": "«{got}» встречается дважды.",
  "says.position": "«{got}» – не позиция.",
  "says.interval": "Конец раньше начала.",
  "says.roll": "{got}: в тот день в составе не числится.",
  "says.account": "{got}: две разные версии в один день.",
  "says.other": "Написанное здесь не подходит.",
  "says.origin": "В своём случае здесь стоит own; таким он и считается.",
  "says.unreadable": "Файл не читается со строки {got}; форма ждёт.",
};

export const AUTHORING: Readonly<Record<Language, Readonly<Record<AuthoringKey, string>>>> = {
  en,
  ru,
};

const made = new Map<string, IntlMessageFormat>();

export function authoringWords(
  language: Language,
  key: AuthoringKey,
  values?: Readonly<Record<string, string | number>>,
): string {
  const message = AUTHORING[language][key];
  if (!message.includes("{")) return message;
  const id = `${language}:${key}`;
  const format = made.get(id) ?? new IntlMessageFormat(message, language);
  made.set(id, format);
  return String(format.format(values));
}
