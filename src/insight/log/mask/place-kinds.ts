import { findChineseAddresses } from '#nlu/personal/chinese-addresses.ts';
import type { LogKind, PersonalSpan } from './personal-span.ts';

const UNIT = '(?:号楼|号院|号|號|弄|栋|幢|座|单元|室|楼|樓|层|房)';
const TOWN = '(?:,? ?(?:[A-Z]{1,2}-)?\\d{4,6} \\p{Lu}[\\p{L}.-]+)?';

/** Addresses beyond those that packets mask: of the continent, and whatever is called one. */
export const PLACE_KINDS: readonly LogKind[] = [
  // 三区308楼1单元501: two units one after the other are a house.
  {
    kind: 'address',
    pattern: new RegExp(
      `[\\p{Script=Han}]{0,14}[\\p{N}A-Za-z]{1,5}\\s?${UNIT}[\\p{N}A-Za-z-]{1,6}\\s?${UNIT}(?:[\\p{N}A-Za-z-]{1,6}${UNIT}?){0,4}`,
      'gu',
    ),
  },
  {
    kind: 'address',
    pattern: /(?:地址|住址)(?:改成|改为|改到|换成|换到|是|为|[:：])+\s*(?<it>[^，。,；;！!？?\n\ufffc]{5,60})/gu,
    holds: (found) => /\d|[一二三四五六七八九十]+[号栋楼]/.test(found) && /[路街道巷村镇乡区市县号栋室]/.test(found),
  },
  {
    kind: 'address',
    pattern:
      /(?:寄到|寄给|送到|发到|寄去|寄往|配送到)\s*(?<it>[^，。,；;！!？?\n\ufffc]{5,60}?(?:\d+(?:号|室|楼|栋|单元|房)\d*|\d{3,4}(?=[吧，。,\s]|$)))/gu,
  },
  {
    kind: 'address',
    pattern: new RegExp(
      `\\p{Lu}[\\p{L}-]{2,24}(?:straße|strasse|str\\.|weg|platz|allee|gasse|ring|damm|ufer|laan|straat|gatan|vej)\\s\\d{1,4}\\s?[a-z]?\\b${TOWN}`,
      'gu',
    ),
  },
  {
    kind: 'address',
    pattern: new RegExp(
      `\\d{1,4}(?: ?(?:bis|ter))?,? (?:rue|avenue|boulevard|bd|place|chemin|allée|impasse|quai|cours|route)(?: (?:de|du|des|la|le|les|d'|l'))* ?\\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+){0,3}${TOWN}`,
      'giu',
    ),
    holds: (found) => /\p{Lu}/u.test(found),
  },
  {
    kind: 'address',
    pattern: new RegExp(
      `(?:Via|Viale|Piazza|Corso|Calle|Avenida|Avda\\.|Plaza|Paseo|Rua|Praça|ul\\.)(?: (?:de|del|della|la|las|los|dos|da|do))* \\p{Lu}[\\p{L}'-]+(?: \\p{Lu}[\\p{L}'-]+){0,3},? (?:n[.º°]? ?)?\\d{1,4}\\b${TOWN}`,
      'gu',
    ),
  },
];

/** Town, state and postcode between and behind parts of an address. */
const BETWEEN = /^[\s,]*(?:\p{Lu}[\p{L}.'-]*[\s,]*){0,4}$/u;
const BEHIND =
  /^,? ?(?:\p{Lu}[\p{L}.'-]+[ ,]+){1,3}(?:[A-Z]{2} )?(?:\d{4,6}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})(?![\p{L}\p{N}])/u;
const REGION_BEFORE = /(?:[\p{Script=Han}]{2,7}?(?:省|自治区|市|区|县|州|旗|镇)){1,4}$/u;

export const chineseAddressSpans = (text: string): PersonalSpan[] =>
  /\p{N}/u.test(text) ? findChineseAddresses(text).map((span) => ({ kind: 'address', ...span })) : [];

/** Addresses grown over the region before them and the town behind, and parts of one joined. `text` without other finds. */
export function joinAddresses(spans: readonly PersonalSpan[], text: string): PersonalSpan[] {
  const joined: PersonalSpan[] = [];
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  for (const span of sorted) {
    const before = joined.at(-1);
    if (before !== undefined && (span.start <= before.end || BETWEEN.test(text.slice(before.end, span.start)))) {
      before.end = Math.max(before.end, span.end);
      continue;
    }
    const region = REGION_BEFORE.exec(text.slice(Math.max(before?.end ?? 0, span.start - 30), span.start))?.[0] ?? '';
    joined.push({
      ...span,
      start: span.start - region.replace(/^(?:寄到|送到|发到|地址|我住|住在|在|到|是)+/, '').length,
    });
  }
  for (const span of joined) span.end += BEHIND.exec(text.slice(span.end, span.end + 80))?.[0].length ?? 0;
  return joined;
}
