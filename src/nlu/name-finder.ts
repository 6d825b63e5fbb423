import { editDistance } from './edit-distance.ts';
import { foldInPlace } from './fold-in-place.ts';

/** A place in a message, as UTF-16 offsets, where a known name stands, with what the name stands for. */
export interface NameMatch {
  start: number;
  end: number;
  values: string[];
}

/** Words this short are too like one another to guess at. */
const FUZZY_MIN_LETTERS = 5;
/** From this length two typing errors still leave a word recognisable. */
const FUZZY_TWO_EDITS_LETTERS = 9;
const LATIN_WORD = /[a-z0-9']+/g;
/** Pack size at the end of a product name, which shoppers leave out: `200g`, `500 ml × 2`, `(12 pcs)`, `3斤装`. */
const PACK_SIZE =
  /[\s,(（]*\d+(?:[.,]\d+)?\s*(?:g|kg|ml|l|cl|oz|lb|cm|mm|m|pcs|pack|packs|片|包|盒|袋|瓶|个|支|只|枚|斤|克|千克|升|毫升|装|入)+(?:\s*[x×*]\s*\d+)?[)）]?\s*$/i;

/**
 * Finds names in a message: the longest at each place, whole words where the script has words. Latin names of five
 * letters and more are also found with one typing error, of nine with two. A name that belongs to several values gives
 * them all. Looks in text as folded by `foldInPlace`.
 */
export function createNameFinder(names: Iterable<{ name: string; value: string }>): (folded: string) => NameMatch[] {
  const valuesOf = new Map<string, Set<string>>();
  for (const { name, value } of names) {
    for (const form of new Set([name, name.replace(PACK_SIZE, '')])) {
      const folded = foldInPlace(form).replace(/\s+/g, ' ').trim();
      if (folded.length < 2) continue;
      const values = valuesOf.get(folded);
      if (values === undefined) valuesOf.set(folded, new Set([value]));
      else values.add(value);
    }
  }

  const exact = new Map<string, string[]>();
  const fuzzy = new Map<string, string[]>();
  let mostWords = 0;
  for (const name of valuesOf.keys()) {
    push(exact, name.slice(0, 2), name);
    const words = name.split(' ');
    if (!/^[a-z' ]+$/.test(name) || name.length < FUZZY_MIN_LETTERS) continue;
    push(fuzzy, `${words.length} ${name[0]}`, name);
    mostWords = Math.max(mostWords, words.length);
  }
  for (const list of exact.values()) list.sort((a, b) => b.length - a.length);

  const valuesFor = (name: string): string[] => [...(valuesOf.get(name) ?? [])];

  return (folded) => {
    const matches: NameMatch[] = [];
    let at = 0;
    while (at < folded.length - 1) {
      const name = exact.get(folded.slice(at, at + 2))?.find((candidate) => standsAt(folded, candidate, at));
      if (name === undefined) {
        at += 1;
        continue;
      }
      matches.push({ start: at, end: at + name.length, values: valuesFor(name) });
      at += name.length;
    }
    if (mostWords > 0) addFuzzy(folded, matches);
    return matches.sort((a, b) => a.start - b.start);
  };

  function addFuzzy(folded: string, matches: NameMatch[]): void {
    const words = [...folded.matchAll(LATIN_WORD)].map((found) => ({
      start: found.index,
      end: found.index + found[0].length,
    }));
    for (let count = Math.min(mostWords, words.length); count > 0; count--) {
      for (let first = 0; first + count <= words.length; first++) {
        const start = words[first]?.start ?? 0;
        const end = words[first + count - 1]?.end ?? 0;
        if (end - start < FUZZY_MIN_LETTERS - 1 || matches.some((match) => start < match.end && match.start < end))
          continue;
        const typed = folded.slice(start, end);
        const nearest = nearestNames(typed, fuzzy.get(`${count} ${typed[0]}`) ?? []);
        if (nearest.length === 0) continue;
        matches.push({ start, end, values: [...new Set(nearest.flatMap(valuesFor))] });
      }
    }
  }
}

/** All names at the smallest distance within what their length allows. */
function nearestNames(typed: string, names: string[]): string[] {
  let nearest: string[] = [];
  let smallest = Number.POSITIVE_INFINITY;
  for (const name of names) {
    const limit = name.length >= FUZZY_TWO_EDITS_LETTERS ? 2 : 1;
    const distance = editDistance(typed, name, limit);
    if (distance > limit || distance > smallest) continue;
    if (distance < smallest) nearest = [];
    smallest = distance;
    nearest.push(name);
  }
  return nearest;
}

function standsAt(folded: string, name: string, at: number): boolean {
  if (!folded.startsWith(name, at)) return false;
  const end = at + name.length;
  return (
    !(isWordUnit(folded, at) && isWordUnit(folded, at - 1)) && !(isWordUnit(folded, end - 1) && isWordUnit(folded, end))
  );
}

/** Letters and digits of scripts that set spaces between words. */
function isWordUnit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (Number.isNaN(unit)) return false;
  return (unit > 0x2f && unit < 0x3a) || (unit > 0x60 && unit < 0x7b) || (unit >= 0xc0 && unit < 0x0700);
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
