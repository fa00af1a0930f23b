// Names of bodies outside the organisation that cases of the record mention by id.
import type { Words } from "../../pack/schema.ts";

export const BODIES: Readonly<Record<string, Words>> = {
  cis: { en: "CIS", ru: "СНГ" },
  csce: { en: "CSCE", ru: "СБСЕ" },
  eu: { en: "European Union", ru: "Европейский союз" },
  eurasec: { en: "Eurasian Economic Community", ru: "ЕврАзЭС" },
  nato: { en: "NATO", ru: "НАТО" },
  osce: { en: "OSCE", ru: "ОБСЕ" },
  sco: { en: "SCO", ru: "ШОС" },
  un: { en: "United Nations", ru: "ООН" },
  "un-ga": { en: "UN General Assembly", ru: "Генеральная Ассамблея ООН" },
  "un-sc": { en: "UN Security Council", ru: "Совет Безопасности ООН" },
  "abkhaz-side": { en: "the Abkhaz side", ru: "абхазская сторона" },
  "asia-plus": { en: "Asia-Plus (agency)", ru: "«Азия-Плюс» (агентство)" },
  "islamic-movement-of-uzbekistan": {
    en: "Islamic Movement of Uzbekistan",
    ru: "Исламское движение Узбекистана",
  },
  "nagorno-karabakh": { en: "Nagorno-Karabakh", ru: "Нагорный Карабах" },
  "ousted-president": { en: "the president who had left office", ru: "президент, оставивший пост" },
  quash: { en: "an article of 2023", ru: "статья 2023 года" },
  "united-tajik-opposition": {
    en: "United Tajik Opposition",
    ru: "Объединённая таджикская оппозиция",
  },
  wagner: { en: "Wagner company", ru: "ЧВК «Вагнер»" },
};
