import type { Locale } from '#core/locale.ts';

/** Two to ten as shoppers write them; a language's own alone, since `due` is owed in English and two in Italian. */
const WORDS: Readonly<Partial<Record<Locale, readonly (readonly string[])[]>>> = {
  en: [['two'], ['three'], ['four'], ['five'], ['six'], ['seven'], ['eight'], ['nine'], ['ten']],
  es: [['dos'], ['tres'], ['cuatro'], ['cinco'], ['seis'], ['siete'], ['ocho'], ['nueve'], ['diez']],
  pt: [['dois', 'duas'], ['três'], ['quatro'], ['cinco'], ['seis'], ['sete'], ['oito'], ['nove'], ['dez']],
  fr: [['deux'], ['trois'], ['quatre'], ['cinq'], ['six'], ['sept'], ['huit'], ['neuf'], ['dix']],
  de: [['zwei'], ['drei'], ['vier'], ['fünf'], ['sechs'], ['sieben'], ['acht'], ['neun'], ['zehn']],
  it: [['due'], ['tre'], ['quattro'], ['cinque'], ['sei'], ['sette'], ['otto'], ['nove'], ['dieci']],
  pl: [['dwa', 'dwie'], ['trzy'], ['cztery'], ['pięć'], ['sześć'], ['siedem'], ['osiem'], ['dziewięć'], ['dziesięć']],
  ru: [['два', 'две'], ['три'], ['четыре'], ['пять'], ['шесть'], ['семь'], ['восемь'], ['девять'], ['десять']],
  vi: [['hai'], ['ba'], ['bốn'], ['năm'], ['sáu'], ['bảy'], ['tám'], ['chín'], ['mười']],
  id: [['dua'], ['tiga'], ['empat'], ['lima'], ['enam'], ['tujuh'], ['delapan'], ['sembilan'], ['sepuluh']],
  ko: [['두'], ['세'], ['네'], ['다섯'], ['여섯'], ['일곱'], ['여덟'], ['아홉'], ['열']],
};
const NUMERALS = '两二三四五六七八九十';
const NUMERAL_VALUES = [2, 2, 3, 4, 5, 6, 7, 8, 9, 10];

const COUNTERS = [
  'x|×|[个個件罐盒套条條双雙把只隻支枝本饼餅块塊包瓶张張杯盏盞条条点枚つ개ชิ้น]',
  'pcs?|pieces?|items?|units?|tins?|cups?|sets?|pairs?|boxes|of (?:them|these|those)',
  'piezas?|unidades|latas|peças|pièces?|boîtes|stück|dosen|pezzi|scatole|sztuk\\p{L}*|szt|штук\\p{L}*|шт|банк\\p{L}*',
  'قطع|قطعة|علب|cái|chiếc|hộp|buah|biji|kaleng',
].join('|');

const AFTER = new RegExp(`(?<![\\d.,])(\\d{1,3})\\s*(?:${COUNTERS})`, 'iu');
const TIMES = /(?:x|×)\s*(\d{1,3})(?![\d.,])/iu;
const HAN = new RegExp(`([${NUMERALS}])\\s*[个個件罐盒套条條双雙把只隻支枝本饼餅块塊包瓶张張杯盏盞枚つ]`, 'u');

/** How many pieces a message speaks of; 1 where it says nothing. At most 999. */
export function readQuantity(text: string, locale: Locale): number {
  const counted = Number(AFTER.exec(text)?.[1] ?? TIMES.exec(text)?.[1] ?? 0);
  if (counted > 0) return counted;
  const numeral = HAN.exec(text)?.[1];
  if (numeral) return NUMERAL_VALUES[NUMERALS.indexOf(numeral)] ?? 1;
  const folded = text.toLowerCase();
  const at = (WORDS[locale] ?? []).findIndex((words) =>
    words.some((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(folded)),
  );
  return at < 0 ? 1 : at + 2;
}
