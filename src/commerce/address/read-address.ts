import type { Locale } from '#core/locale.ts';
import { regionName } from '../duty/region-name.ts';
import { ADDRESS_FORMS, type AddressForm } from './address-forms.ts';

/** An address in free text, as far as it can be told apart. */
export interface WrittenAddress {
  country: string;
  form: AddressForm;
  /** Parts before the town, in their order: house, street, and a name or phone that stands among them. */
  before: string[];
  /** Who takes it in, where that stands after the town. */
  name: string | null;
  phone: string | null;
  town: string | null;
  /** State, province or the like. */
  region: string | null;
  postcode: string | null;
  /** What stands where a postcode would and can be none there. */
  wrongPostcode: string | null;
}

const SPELT: Readonly<Record<string, string>> = {
  uk: 'GB',
  'u.k.': 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'northern ireland': 'GB',
  us: 'US',
  usa: 'US',
  'u.s.a.': 'US',
  'united states of america': 'US',
  uae: 'AE',
  korea: 'KR',
  'republic of korea': 'KR',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
};
const PHONE = /^(?:(?:tel|phone|mobile|电话|手机)\W*)?\+?[\d ().-]{8,20}$/iu;
const INSIDE = /(?:apt|apartment|flat|unit|suite|ste|room|rm|no|nr|box|floor|building|bldg|tower|block|lot|#)\W*$/iu;
/** Anything that some country has for a postcode. */
const CODE =
  /(?<![\p{L}\p{N}-])(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{3,7}(?:[- ]\d{3,4})?)(?![\p{L}\p{N}-])/giu;
const NATIVE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const LEAD_IN =
  /^(?:please )?(?:(?:change|send|ship|deliver) (?:it|this|that)? ?to|(?:the |my )?(?:new )?address(?: is|:))\s*/i;

/**
 * Takes an address apart by the form of the country that it names, or else of `told`. Null where neither has a form, or where it
 * is written in a script of its own, in which the order of its parts is right already.
 */
export function readAddress(text: string, told: string | undefined, locale: Locale): WrittenAddress | null {
  const parts = text
    .replace(LEAD_IN, '')
    .split(/[\n,，;；]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const at = parts.findLastIndex((part) => countryOf(part, locale) !== null);
  const named = at > 0 ? countryOf(parts[at] ?? '', locale) : null;
  const country = named ?? told?.toUpperCase() ?? '';
  const form = ADDRESS_FORMS[country];
  if (!form || NATIVE.test(text)) return null;
  if (named !== null) parts.splice(at, 1);
  const phoneAt = parts.findIndex((part, index) => index > 0 && PHONE.test(part) && !isCode(part, form));
  const phone = phoneAt < 0 ? null : (parts.splice(phoneAt, 1)[0] ?? null);
  return { country, form, phone, ...placed(parts, form) };
}

function countryOf(part: string, locale: Locale): string | null {
  const plain = part.toLowerCase().replace(/[.。]$/, '');
  const isNamed = (code: string): boolean =>
    [regionName(code, 'en'), regionName(code, locale)].some((name) => name.toLowerCase() === plain);
  return SPELT[plain] ?? Object.keys(ADDRESS_FORMS).find(isNamed) ?? null;
}

const isCode = (part: string, { postcode }: AddressForm): boolean =>
  postcode !== null && new RegExp(`^${postcode}$`, 'i').test(part);

type Placed = Pick<WrittenAddress, 'before' | 'name' | 'town' | 'region' | 'postcode' | 'wrongPostcode'>;

/** The part with the postcode is the town's. A street's number is none: the first part has the postcode only if it is all. */
function placed(parts: readonly string[], form: AddressForm): Placed {
  const nothing = { name: null, town: null, region: null, postcode: null, wrongPostcode: null };
  if (form.postcode === null) return { ...nothing, before: [...parts] };
  // Written joined or parted, with the country's letters before it or without.
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(?:[A-Z]{1,3}-)?(${form.postcode})(?![\\p{L}\\p{N}-])`, 'iu');
  for (let at = parts.length - 1; at >= (parts.length > 1 ? 1 : 0); at--) {
    const part = parts[at] ?? '';
    const match = whole.exec(part);
    if (!match || INSIDE.test(part.slice(0, match.index))) continue;
    const rest = `${part.slice(0, match.index)} ${part.slice(match.index + match[0].length)}`
      .replace(/\s+/g, ' ')
      .trim();
    return { ...nothing, ...townOf(parts, at, rest, form), postcode: match[1] ?? null };
  }
  const wrongPostcode = parts
    .slice(1)
    .slice(-2)
    .flatMap((part) => codesIn(part))
    .at(-1);
  return { ...nothing, before: [...parts], wrongPostcode: wrongPostcode ?? null };
}

/** What stands at an end of a part as a postcode would, beside letters or alone. */
function codesIn(part: string): string[] {
  return [...part.matchAll(CODE)].flatMap(({ 0: code, index }) => {
    const isAtEnd = index === 0 || index + code.length === part.length;
    const digits = code.replace(/\D/g, '').length;
    return isAtEnd && digits >= 2 && !INSIDE.test(part.slice(0, index)) && /\d{3}|[A-Z]/i.test(code) ? [code] : [];
  });
}

function townOf(
  parts: readonly string[],
  at: number,
  rest: string,
  form: AddressForm,
): Pick<WrittenAddress, 'before' | 'name' | 'town' | 'region'> {
  const before = parts.slice(0, at);
  const after = parts.slice(at + 1);
  let region: string | null = null;
  let town = rest;
  if (form.region !== undefined && form.lines.includes('S')) {
    const [, own = '', code = ''] = /^(.*?)\s*\b([A-Z]{2,3})$/.exec(rest) ?? [];
    if (code !== '') [town, region] = [own, code];
  }
  // The town may be a part of its own: before its state, or beside the postcode.
  if (town === '' && !form.lines.includes('SINGAPORE')) town = (before.length > 1 ? before.pop() : after.shift()) ?? '';
  if (form.lines.includes('SINGAPORE') && /^singapore$/i.test(town)) town = '';
  const nameAt = after.findIndex((part) => !/\d/.test(part));
  const name = nameAt < 0 ? null : (after.splice(nameAt, 1)[0] ?? null);
  return { before: [...before, ...after], name, town: town === '' ? null : town, region };
}
