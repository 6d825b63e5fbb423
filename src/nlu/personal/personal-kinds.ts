import { isLuhn, isResidentId } from './check-digits.ts';

/** Personal data that is told by its shape. What is left of it still lets two of the same be told apart. */
export interface PersonalKind {
  kind: 'email' | 'card' | 'id' | 'phone' | 'address';
  pattern: RegExp;
  /** Null where it only looks like it. */
  mask: (found: string) => string | null;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const EMAIL: PersonalKind = {
  kind: 'email',
  pattern:
    /[\p{Script=Latin}\p{N}._%+-]{1,64}@[\p{Script=Latin}\p{N}-]{1,63}(?:\.[\p{Script=Latin}\p{N}-]{1,63}){1,4}/gu,
  mask: (found) => `${found[0]}***${found.slice(found.indexOf('@'))}`,
};

const CARD: PersonalKind = {
  kind: 'card',
  pattern: /(?<![\p{Script=Latin}\p{N}+])\d(?:[ -]?\d){12,18}(?![\p{Script=Latin}\p{N}])/gu,
  mask(found) {
    // A number that follows, of a house perhaps, is not part of it.
    for (
      let end = found.length;
      end > 0;
      end = Math.max(found.lastIndexOf(' ', end - 1), found.lastIndexOf('-', end - 1))
    ) {
      const digits = digitsOf(found.slice(0, end));
      if (digits.length >= 13 && isLuhn(digits)) return `**** ${digits.slice(-4)}${found.slice(end)}`;
    }
    return null;
  },
};

/** Resident identity number of the mainland, old passes of Hong Kong, Macao and Taiwan, US and British numbers. */
const ID_NUMBERS: PersonalKind[] = [
  {
    kind: 'id',
    pattern: /(?<![\p{Script=Latin}\p{N}])\d{17}[\dXx](?![\p{Script=Latin}\p{N}])/gu,
    mask: (found) => (isResidentId(found) ? `${found.slice(0, 2)}****${found.slice(-2)}` : null),
  },
  {
    kind: 'id',
    pattern: /(?<![\p{Script=Latin}\p{N}])[A-Z]{1,2}\d{6}[(（][\dA][)）]/gu,
    mask: (found) => `${found[0]}****`,
  },
  {
    kind: 'id',
    pattern: /(?<![\p{Script=Latin}\p{N}])[A-Z][12]\d{8}(?![\p{Script=Latin}\p{N}])/gu,
    mask: (found) => `${found[0]}****`,
  },
  {
    kind: 'id',
    pattern: /(?<![\p{Script=Latin}\p{N}-])\d{3}-\d{2}-\d{4}(?![\p{Script=Latin}\p{N}-])/gu,
    mask: (found) => `****${found.slice(-2)}`,
  },
  {
    kind: 'id',
    pattern:
      /(?<![\p{Script=Latin}\p{N}])[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{Script=Latin}\p{N}])/gu,
    mask: (found) => `${found[0]}****`,
  },
];

/** Three digits and the last two: enough to know one's own number again. */
const keepEnds = (found: string): string => {
  const digits = digitsOf(found);
  const head = found.startsWith('+') ? `+${digits.slice(0, 2)}` : digits.slice(0, 3);
  return `${head}****${digits.slice(-2)}`;
};

const PHONES: PersonalKind[] = [
  // Mobile and landline of the mainland, with or without the country.
  {
    kind: 'phone',
    pattern:
      /(?<![\p{Script=Latin}\p{N}+-])(?:(?:\+|00)?86[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8})(?![\p{N}-])/gu,
    mask: keepEnds,
  },
  // With the country in front, as everybody writes it abroad.
  {
    kind: 'phone',
    pattern: /(?<![\p{Script=Latin}\p{N}]|\d[ -])(?:\+|00(?=[1-9]))\d{1,3}(?:[ .()-]{0,2}\d){6,12}(?!\p{N})/gu,
    mask: keepEnds,
  },
  // North America, where the groups make it one; Britain.
  {
    kind: 'phone',
    pattern: /(?<![\p{Script=Latin}\p{N}+-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\p{N}-])/gu,
    mask: keepEnds,
  },
  {
    kind: 'phone',
    pattern:
      /(?<![\p{Script=Latin}\p{N}+-])0(?:7\d{3} ?\d{3} ?\d{3}|[12]\d{2,3} \d{3} ?\d{3,4}|20 ?\d{4} ?\d{4})(?!\p{N})/gu,
    mask: keepEnds,
  },
];

const hide = () => '****';

const ADDRESSES: PersonalKind[] = [
  {
    kind: 'address',
    pattern:
      /(?<![\p{Script=Latin}\p{N}])\d{1,5}[A-Za-z]?,?\s+(?:(?!(?:the|a|an|my|your|our|this|that|of|on|in|at|to|down|up|days?|weeks?|hours?|minutes?|items?|orders?)\b)[\p{L}.'’-]+\s+){1,4}(?:street|road|avenue|lane|boulevard|highway|terrace|crescent|rd|ave|blvd|hwy)\b\.?(?:,?\s*(?:apt|apartment|flat|unit|suite|ste|#)\.?\s*[\p{L}\p{N}]{1,5}\b)?/giu,
    mask: hide,
  },
  // Words that are also something else in a sentence count where the name before them is written as one.
  {
    kind: 'address',
    pattern:
      /(?<![\p{Script=Latin}\p{N}])\d{1,5}[A-Za-z]?,?\s+(?:\p{Lu}[\p{L}.'’-]*\s+){1,4}(?:St|Dr|Ct|Pl|Sq|Ln|Way|Drive|Court|Place|Square|Close|Mews|Gardens|Row|Walk|Hill|Park)\b\.?(?:,?\s*(?:Apt|Apartment|Flat|Unit|Suite|Ste|#)\.?\s*[\p{L}\p{N}]{1,5}\b)?/gu,
    mask: hide,
  },
  { kind: 'address', pattern: /\b(?:P\.?\s?O\.?\s?Box|Postfach)\s+\d+/giu, mask: hide },
  // British postcodes, and American ones behind their state.
  {
    kind: 'address',
    pattern: /(?<![\p{Script=Latin}\p{N}-])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\p{Script=Latin}\p{N}-])/gu,
    mask: hide,
  },
  { kind: 'address', pattern: /(?<=\b[A-Z]{2}\s)\d{5}(?:-\d{4})?(?!\p{N})/gu, mask: hide },
];

/** In this order: what was masked is not looked at again, and the surest shapes come first. */
export const PERSONAL_KINDS: readonly PersonalKind[] = [
  EMAIL,
  ...ID_NUMBERS.slice(0, 1),
  CARD,
  ...PHONES,
  ...ID_NUMBERS.slice(1),
  ...ADDRESSES,
];
