// Words that take a side or pass a judgement; they may not occur in the text of the interface.

/** Beginnings of words, so that inflected forms are found as well. */
export const LOADED_WORDS = {
  en: [
    "aggressor",
    "annex",
    "betray",
    "collapse",
    "defunct",
    "disastrous",
    "extremist",
    "fail",
    "hostile",
    "illegitimate",
    "impotent",
    "invader",
    "invasion",
    "junta",
    "liberat",
    "militant",
    "obviously",
    "occupi",
    "paper tiger",
    "propaganda",
    "puppet",
    "regime",
    "rebel",
    "separatist",
    "so-called",
    "success",
    "terrorist",
    "toothless",
    "traitor",
    "useless",
    "victim",
    "weakness",
  ],
  ru: [
    "агрессор",
    "аннекс",
    "беззуб",
    "бессил",
    "боевик",
    "бумажный тигр",
    "враждебн",
    "вторжен",
    "жертв",
    "захватчик",
    "каратель",
    "крах",
    "марионет",
    "мятеж",
    "несостоятельн",
    "оккуп",
    "освобожд",
    "очевидно",
    "предател",
    "провал",
    "пропаганд",
    "режим",
    "сепарат",
    "слабост",
    "так называем",
    "террор",
    "успе",
    "хунт",
    "экстрем",
  ],
} as const;

/** Loaded words in a text, found at the beginning of a word. */
export function loadedWordsIn(text: string, language: keyof typeof LOADED_WORDS): string[] {
  const lower = text.toLowerCase();
  return LOADED_WORDS[language].filter((word) => {
    const at = new RegExp(`(?<![\\p{L}])${word}`, "u");
    return at.test(lower);
  });
}
