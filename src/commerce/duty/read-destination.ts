import { LOCALES, type Locale } from '#core/locale.ts';
import { regionName } from './region-name.ts';

/** States that shoppers ask about and no pack of ours delivers to: they are to be told so, and not taken for silence. */
const ELSEWHERE =
  'AR BD BH BR BY CL CO EG HK ID IL IN IS KE KW KZ LI LK MA MO MX NG OM PE PH PK QA RS RU SA TR TW UA VN ZA'.split(' ');

/** Scripts that are written without spaces, or join words to a name: it may stand inside a word. */
const JOINED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Arabic}]/u;
const KATAKANA = /^\p{Script=Katakana}/u;

interface Name {
  word: string;
  code: string;
  how: 'inside' | 'whole' | 'stem' | 'capitals';
}

/** Letters after a stem: the longest case ending of Russian and Polish adjectives. */
const MOST_ENDING = 5;

const kept = new WeakMap<object, Name[]>();

/**
 * Countries that a message names, by ISO 3166, in the order in which they stand. `names` are the pack's words for them besides
 * the ones that `Intl` knows in the sixteen languages.
 */
export function readDestinations(
  text: string,
  names: Readonly<Record<string, readonly string[]>>,
  codes: readonly string[],
): string[] {
  const list = kept.get(names) ?? namesOf(names, [...new Set([...codes, ...Object.keys(names), ...ELSEWHERE])]);
  kept.set(names, list);
  const plain = text.normalize('NFC');
  const lower = foldArabic(plain.toLowerCase());
  const taken = new Array<boolean>(lower.length).fill(false);
  const found: { at: number; code: string }[] = [];
  for (const name of list) {
    for (const at of placesOf(name, name.how === 'capitals' ? plain : lower)) {
      if (taken.slice(at, at + name.word.length).some(Boolean)) continue;
      taken.fill(true, at, at + name.word.length);
      found.push({ at, code: name.code });
    }
  }
  return [...new Set(found.sort((a, b) => a.at - b.at).map(({ code }) => code))];
}

/** All names, the longest first: `Northern Ireland` is not `Ireland`. */
function namesOf(own: Readonly<Record<string, readonly string[]>>, codes: readonly string[]): Name[] {
  const all = new Map<string, Name>();
  const add = (name: Name): void => {
    if (!all.has(name.word + name.how)) all.set(name.word + name.how, name);
  };
  for (const [code, words] of Object.entries(own)) for (const word of words) add(nameOf(word, code));
  for (const code of codes) {
    for (const locale of LOCALES) {
      const word = regionName(code, locale);
      // Short Latin ones are words of their own: Ý and Anh in Vietnamese. The pack names them with what goes before.
      if (word === code || (word.length < 4 && !JOINED.test(word))) continue;
      add(nameOf(stemmed(word, locale), code));
    }
  }
  return [...all.values()].sort((a, b) => b.word.length - a.word.length);
}

function nameOf(given: string, code: string): Name {
  const stem = given.endsWith('*');
  const word = foldArabic((stem ? given.slice(0, -1) : given).normalize('NFC'));
  if (/^[\p{Lu}.]{2,5}$/u.test(word)) return { word, code, how: 'capitals' };
  const lower = word.toLowerCase();
  return { word: lower, code, how: JOINED.test(lower) ? 'inside' : stem ? 'stem' : 'whole' };
}

/** Names that are inflected lose their ending: Италия is asked for as Италию. */
function stemmed(word: string, locale: Locale): string {
  if (word.includes(' ')) return word;
  const stem =
    locale === 'ru' ? word.replace(/[аяьийыео]{1,2}$/, '') : locale === 'pl' ? word.replace(/[aeyiou]$/, '') : word;
  return stem !== word && stem.length >= 4 ? `${stem}*` : word;
}

function placesOf({ word, how }: Name, text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (how === 'inside' ? fitsInside(word, text, at) : fitsAsWord(word, how, text, at)) places.push(at);
  }
  return places;
}

/** タイ is no country in ネクタイ. */
function fitsInside(word: string, text: string, at: number): boolean {
  if (!KATAKANA.test(word)) return true;
  return !KATAKANA.test(text[at - 1] ?? '') && !/^[\p{Script=Katakana}ー]/u.test(text[at + word.length] ?? '');
}

function fitsAsWord(word: string, how: Name['how'], text: string, at: number): boolean {
  if (/\p{L}$/u.test(text.slice(0, at))) return JOINED.test(text[at - 1] ?? '');
  const after = /^\p{L}*/u.exec(text.slice(at + word.length))?.[0] ?? '';
  if (how === 'stem') return after.length <= MOST_ENDING;
  return after === '' || JOINED.test(after[0] ?? '');
}

/** One form for the spellings of alif and ta marbuta; same length. */
const foldArabic = (text: string): string => text.replace(/[أإآ]/g, 'ا').replace(/ة/g, 'ه');
