import { PERSONAL_KINDS } from '#nlu/personal/personal-kinds.ts';
import { isOwnCase } from './known-names.ts';
import { NAME_KINDS } from './name-kinds.ts';
import { ACCOUNT_KINDS, CARD_KINDS, LONG_NUMBERS, PAPER_KINDS, PHONE_KINDS, SHOP_KINDS } from './number-kinds.ts';
import type { LogKind, PersonalSpan } from './personal-span.ts';
import { chineseAddressSpans, joinAddresses, PLACE_KINDS } from './place-kinds.ts';

/** What packets mask too, by kind; orders and parcels are found before, so that none is taken for a phone. */
const shared = (kind: 'email' | 'id' | 'phone' | 'address'): LogKind[] =>
  PERSONAL_KINDS.filter((each) => each.kind === kind).map(({ pattern, mask }) => ({
    kind,
    pattern,
    holds: (found) => mask(found) !== null,
  }));

/** Kinds that have a digit in them; the surest first, what was found is not looked at again. */
const NUMBERS: readonly LogKind[] = [
  ...PAPER_KINDS,
  ...SHOP_KINDS,
  ...CARD_KINDS,
  ...ACCOUNT_KINDS.filter(({ pattern }) => pattern.source.includes('\\d{')),
  ...PHONE_KINDS.slice(0, 2),
  ...shared('phone'),
  ...PHONE_KINDS.slice(2),
  ...shared('id'),
  ...LONG_NUMBERS,
];
const WORDS: readonly LogKind[] = ACCOUNT_KINDS.filter(({ pattern }) => !pattern.source.includes('\\d{'));
const ADDRESSES: readonly LogKind[] = [...PLACE_KINDS, ...shared('address')];
const EMAILS = shared('email');

/** Stands for each character of what was found, while the rest is looked through. */
const GONE = '\ufffc';

/**
 * Everything personal in one message of a log, in order and without overlaps.
 *
 * @param names People known from the conversation (who is said to be in it): found wherever they stand as whole words.
 * @param orders Numbers of its orders, found likewise.
 */
export function findPersonal(
  text: string,
  names: readonly string[] = [],
  orders: readonly string[] = [],
): PersonalSpan[] {
  const spans: PersonalSpan[] = [];
  let rest = text;
  const take = (found: readonly PersonalSpan[]): void => {
    for (const span of found) {
      spans.push(span);
      rest = rest.slice(0, span.start) + GONE.repeat(span.end - span.start) + rest.slice(span.end);
    }
  };
  const look = (kinds: readonly LogKind[]): void => {
    for (const kind of kinds) take(matches(kind, rest));
  };
  if (text.includes('@')) look(EMAILS);
  for (const order of orders) take(literal('order', order, rest));
  for (const name of names) take(literal('name', name, rest));
  const hasDigits = /\p{N}/u.test(text);
  if (hasDigits) {
    // Addresses before phones: a house number and a postcode make a good phone.
    look(NUMBERS.slice(0, PAPER_KINDS.length + SHOP_KINDS.length + CARD_KINDS.length));
    const places = [...chineseAddressSpans(rest), ...ADDRESSES.flatMap((kind) => matches(kind, rest))];
    if (places.length > 0) take(joinAddresses(places, rest));
    look(NUMBERS.slice(PAPER_KINDS.length + SHOP_KINDS.length + CARD_KINDS.length));
  }
  look(WORDS);
  look(NAME_KINDS);
  return spans.sort((a, b) => a.start - b.start);
}

function matches({ kind, pattern, holds }: LogKind, text: string): PersonalSpan[] {
  const found: PersonalSpan[] = [];
  const look = new RegExp(pattern);
  for (let match = look.exec(text); match !== null; match = look.exec(text)) {
    if (match[0] === '') look.lastIndex += 1;
    const written = match.groups?.it ?? match[0];
    const start = match.index + match[0].lastIndexOf(written) + written.length - written.trimStart().length;
    const it = written.includes(GONE) ? null : holding(written.trim(), holds);
    if (it !== null) found.push({ kind, start, end: start + it.length });
    // Two numbers side by side look like one that is none: the second is tried for itself.
    else
      look.lastIndex = Math.max(match.index + 1, start + (/^[^\s-]*[\s-]/.exec(written)?.[0].length ?? written.length));
  }
  return found;
}

/** The longest beginning that holds, cut where blanks and hyphens stand; null where there is none. */
function holding(written: string, holds: LogKind['holds']): string | null {
  if (holds === undefined) return written === '' ? null : written;
  for (let it = written; it !== ''; it = it.replace(/(?:[\s-]+|^)[^\s-]*$/, '')) if (holds(it)) return it;
  return null;
}

/**
 * A name wherever it stands: as a whole word where its script has words, and in any case where it is not a word too, because
 * shoppers write themselves without capitals.
 */
function literal(kind: 'name' | 'order', name: string, text: string): PersonalSpan[] {
  const found: PersonalSpan[] = [];
  const isHan = /\p{Script=Han}/u.test(name);
  const low = text.toLowerCase();
  // A few letters are longer in lower case: then the offsets would be others.
  const isAsWritten = low.length !== text.length || isOwnCase(name);
  const [sought, within] = isAsWritten ? [name, text] : [name.toLowerCase(), low];
  for (let at = within.indexOf(sought); at !== -1; at = within.indexOf(sought, at + sought.length)) {
    const end = at + name.length;
    if (isHan || !(isLetter(text[at - 1]) || isLetter(text[end]))) found.push({ kind, start: at, end });
  }
  return found;
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char);
