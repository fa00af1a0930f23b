/** What each measure is called, how it is computed and what it does not say, in both languages. */
import type { Words } from "../pack/schema.ts";

type MeasureWords = {
  readonly title: Words;
  readonly formula: Words;
  /** What it does not say. */
  readonly limits: readonly Words[];
};

export const MEASURE_WORDS = {
  "stopping-points": {
    title: {
      en: "Where asks stopped",
      ru: "Где остановились вопросы",
    },
    formula: {
      en: "Asks of recorded cases whose computed mark is of a kind, over all asks; in brackets the finding where the gate is left contested, unknown or open, and (end) where the route was walked to its end.",
      ru: "Вопросы записанных случаев с вычисленной отметкой данного вида, делённые на все вопросы; в скобках – вывод, если шаг остался спорным, неизвестным или открытым, и (end), если путь пройден до конца.",
    },
    limits: [
      {
        en: "Cases are those that somebody recorded, not a sample: the interval says how little so few can tell, not what other crises would have met. Items of one package are not independent.",
        ru: "Случаи – те, что кто-то записал, а не выборка: интервал показывает, как мало говорит столь малое число, а не исход других кризисов. Пункты одного пакета не независимы.",
      },
    ],
  },
  requests: {
    title: {
      en: "Requests and what became of them",
      ru: "Обращения и что с ними стало",
    },
    formula: {
      en: "Requests of recorded cases by addressee, by computed mark, and by what was observed, over all requests.",
      ru: "Обращения записанных случаев по адресату, вычисленной отметке и наблюдавшемуся исходу, делённые на все обращения.",
    },
    limits: [
      {
        en: "A request that nobody reported is not here; that a request was not made because it had no prospect cannot be seen.",
        ru: "Обращений, о которых никто не сообщил, здесь нет; не видно и того, что с безнадёжной просьбой не обратились.",
      },
    ],
  },
  "response-times": {
    title: {
      en: "Time from request to organ, decision, arrival, delivery",
      ru: "Время от обращения до органа, решения, прибытия, поставки",
    },
    formula: {
      en: "Kaplan–Meier over requests not put to states alone; days from the request to the first convening of an organ, the decision as observed, the first delivery of people or of things. Requests without the event are censored on the last day of the log. A date known only to the month gives a shortest and a longest time: the median is given as both, the steps for the longest. `waiting` is the share for which it has not come; the interval is Greenwood’s on the log-log scale.",
      ru: "Оценка Каплана – Мейера по обращениям, направленным не только государствам; дни от обращения до первого созыва органа, до решения по наблюдению, до первого прибытия людей или имущества. Обращения без события цензурированы последним днём журнала. Дата с точностью до месяца даёт наименьшее и наибольшее время: медиана приводится для обоих, ступени – для наибольшего. waiting – доля, для которой событие не наступило; интервал Гринвуда на шкале log-log.",
    },
    limits: [
      {
        en: "Censoring assumes that a log that ends early says nothing about the rest. A log that was closed because nothing more came is censored in the same way, so the times are, if anything, too short.",
        ru: "Цензурирование предполагает, что рано закончившийся журнал ничего не говорит о дальнейшем. Журнал, закрытый потому, что больше ничего не последовало, цензурируется так же, поэтому времена скорее занижены.",
      },
      {
        en: "Whether a delay was of procedure or of will is not observed.",
        ru: "Была ли задержка следствием процедуры или воли, не наблюдается.",
      },
    ],
  },
  "carried-out": {
    title: {
      en: "Decisions taken and carried out",
      ru: "Принятые и исполненные решения",
    },
    formula: {
      en: "Of what was observed as decided: adopted and nothing further on record, held, carried out, not carried out, not joined. By member: its signatures, joinings, authorisations and deliveries, and the days from the first decision of the case to each (median of the longest reading of the dates; bounds from both).",
      ru: "Из наблюдавшихся решений: принято и больше ничего на записи, состоялось, исполнено, не исполнено, не присоединились. По членам: подписи, присоединения, разрешения и поставки и число дней от первого решения по случаю (медиана по наибольшему прочтению дат; границы – по обоим).",
    },
    limits: [
      {
        en: "‘Adopted’ without more means that nothing further is on record, not that nothing was done.",
        ru: "«adopted» без продолжения означает, что дальнейшего на записи нет, а не что ничего не сделано.",
      },
    ],
  },
  completeness: {
    title: {
      en: "How much of the voting is on record",
      ru: "Какая часть позиций известна",
    },
    formula: {
      en: "Positions on record over all positions of members, on every thing that reached a decision step in a recorded case.",
      ru: "Известные позиции, делённые на все позиции членов, по каждому пункту, дошедшему до шага решения в записанном случае.",
    },
    limits: [
      {
        en: "A count of all that is here, so no interval. A decision said to be unanimous by its organ counts as on record.",
        ru: "Это полный подсчёт, поэтому без интервала. Решение, названное органом единогласным, считается известным.",
      },
    ],
  },
  "voting-agreement": {
    title: {
      en: "Agreement of votes in the General Assembly, with the hub and within the group",
      ru: "Совпадение голосов в Генеральной Ассамблее: с центром и внутри группы",
    },
    formula: {
      en: "Roll calls on whole texts, by year; value: share of identical votes among those both cast (yes, no, abstain). kappa: Cohen’s; pi: Scott’s. withAbsence…: the same with absence as a fourth answer. Group: mean over pairs of members, and Fleiss’ kappa over the roll calls in which all cast a vote. Members that took part by the roll of 1 July. The hub is the member with the largest share in the budget.",
      ru: "Голосования по текстам целиком, по годам; значение – доля одинаковых голосов среди поданных обоими (за, против, воздержался). kappa – Коэна; pi – Скотта. withAbsence… – то же, если неявку считать четвёртым ответом. Группа: среднее по парам членов и каппа Флейса по голосованиям, где голосовали все. Участвовавшие члены – на 1 июля. Центр – член с наибольшей долей в бюджете.",
    },
    limits: [
      {
        en: "A recorded vote is taken on contested texts only, and the same questions return each year. Identical votes are not influence.",
        ru: "Заносимое в отчёт голосование проводится лишь по спорным текстам, и одни и те же вопросы возвращаются ежегодно. Одинаковые голоса – не влияние.",
      },
      {
        en: "Where nearly all votes are alike, kappa falls though agreement is high; both are shown for that reason.",
        ru: "Когда почти все голоса одинаковы, каппа низка и при высоком совпадении; поэтому показаны обе величины.",
      },
    ],
  },
  "hub-share": {
    title: {
      en: "Bilateral defence pledges: share with the hub and centralisation",
      ru: "Двусторонние обязательства о защите: доля с участием центра и централизация",
    },
    formula: {
      en: "Pairs of members with a bilateral defence pledge that include the hub, over all such pairs, by year. centralisation: Freeman’s, 1 for a star. The hub is the member with the largest share in the budget.",
      ru: "Пары членов с двусторонним обязательством о защите с участием центра, делённые на все такие пары, по годам. centralisation – по Фримену, 1 для звезды. Центр – член с наибольшей долей в бюджете.",
    },
    limits: [
      {
        en: "The coded list ends in 2016 and is a choice of its coders; what a pledge is worth is not in it.",
        ru: "Кодированный перечень заканчивается 2016 годом и отражает выбор кодировщиков; ценность обязательства в нём не видна.",
      },
    ],
  },
  asymmetry: {
    title: {
      en: "How unlike the members are in size",
      ru: "Насколько члены различны по размеру",
    },
    formula: {
      en: "Herfindahl index: the sum of squared shares; 1/n if all are equal, 1 if one has everything. hub: the largest share. recomputed: from the rounded shares that are kept.",
      ru: "Индекс Херфиндаля: сумма квадратов долей; 1/n при равенстве, 1, если всё у одного. hub – наибольшая доля. recomputed – по хранимым округлённым долям.",
    },
    limits: [
      {
        en: "Size is not influence: the last row is why, since each member has one voice.",
        ru: "Размер – не влияние: на это указывает последняя строка, ведь голос у каждого один.",
      },
    ],
  },
  overlap: {
    title: {
      en: "Overlap of memberships",
      ru: "Пересечение членств",
    },
    formula: {
      en: "Mean over pairs of members of the organisations both belong to over those that either does (Jaccard), on 31 December; belonging in full, not as partner or observer. n: pairs; count: organisations shared by all.",
      ru: "Среднее по парам членов: организации, в которых состоят оба, к тем, в которых состоит хотя бы один (Жаккар), на 31 декабря; полное членство, без партнёров и наблюдателей. n – пары; count – общие для всех организации.",
    },
    limits: [
      {
        en: "Which organisations the register lists is a choice; a longer list would give other numbers.",
        ru: "Какие организации внесены в реестр – выбор; при другом перечне числа были бы иными.",
      },
    ],
  },
  attendance: {
    title: {
      en: "Sessions with full attendance",
      ru: "Сессии с полным составом",
    },
    formula: {
      en: "Sessions from which no head was absent, over those whose attendance is on record. bounds: if all the others had been incomplete, or all full.",
      ru: "Сессии без отсутствовавших глав, делённые на сессии с известным составом. bounds – если бы все прочие были неполными или все полными.",
    },
    limits: [
      {
        en: "An absence tends to be reported and a full table not, so the share among known sessions is likely too low.",
        ru: "Об отсутствии обычно сообщают, о полном составе – нет, поэтому доля по известным сессиям скорее занижена.",
      },
    ],
  },
  heterogeneity: {
    title: {
      en: "How unlike the members are bound",
      ru: "Насколько различны обязательства членов",
    },
    formula: {
      en: "Instruments in force with a list of parties that the member is bound by, over all such instruments, on three days. bounds: with the instruments for which no ratification was found, either way.",
      ru: "Действующие документы со списком участников, связывающие члена, делённые на все такие документы, на три даты. bounds – с документами, по которым ратификация не найдена, в обе стороны.",
    },
    limits: [
      {
        en: "Instruments of this pack only; that two states are bound by the same texts says nothing of what they do at home with them.",
        ru: "Только документы этого пакета; одинаковая связанность не говорит о том, что государства делают с документами у себя.",
      },
    ],
  },
} as const satisfies Readonly<Record<string, MeasureWords>>;
