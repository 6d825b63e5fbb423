/** Personal data that is told by its shape. What is left of it still lets two of the same be told apart. */
interface Kind {
  pattern: RegExp;
  /** Null where it only looks like it. */
  mask: (found: string) => string | null;
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

const EMAIL: Kind = {
  pattern:
    /[\p{Script=Latin}\p{N}._%+-]{1,64}@[\p{Script=Latin}\p{N}-]{1,63}(?:\.[\p{Script=Latin}\p{N}-]{1,63}){1,4}/gu,
  mask: (found) => `${found[0]}***${found.slice(found.indexOf('@'))}`,
};

const CARD: Kind = {
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
const ID_NUMBERS: Kind[] = [
  {
    pattern: /(?<![\p{Script=Latin}\p{N}])\d{17}[\dXx](?![\p{Script=Latin}\p{N}])/gu,
    mask: (found) => (isResidentId(found) ? `${found.slice(0, 2)}****${found.slice(-2)}` : null),
  },
  { pattern: /(?<![\p{Script=Latin}\p{N}])[A-Z]{1,2}\d{6}[(（][\dA][)）]/gu, mask: (found) => `${found[0]}****` },
  {
    pattern: /(?<![\p{Script=Latin}\p{N}])[A-Z][12]\d{8}(?![\p{Script=Latin}\p{N}])/gu,
    mask: (found) => `${found[0]}****`,
  },
  {
    pattern: /(?<![\p{Script=Latin}\p{N}-])\d{3}-\d{2}-\d{4}(?![\p{Script=Latin}\p{N}-])/gu,
    mask: (found) => `****${found.slice(-2)}`,
  },
  {
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

/** What stands before a number that is one of the shop's: it is what the agent needs most. */
const SHOPS_NUMBER =
  /(?:订单|訂單|单号|單號|运单|運單|快递|快遞|编号|編號|order|parcel|tracking|ticket|invoice|no\.|number|nr\.?|#)[\p{L}\s#:：.是为為]{0,12}$/iu;

const PHONES: Kind[] = [
  // Mobile and landline of the mainland, with or without the country.
  {
    pattern:
      /(?<![\p{Script=Latin}\p{N}+-])(?:(?:\+|00)?86[ -]?)?(?:1[3-9]\d[ -]?\d{4}[ -]?\d{4}|0\d{2,3}[ -]?\d{7,8})(?![\p{N}-])/gu,
    mask: keepEnds,
  },
  // With the country in front, as everybody writes it abroad.
  {
    pattern: /(?<![\p{Script=Latin}\p{N}]|\d[ -])(?:\+|00(?=[1-9]))\d{1,3}(?:[ .()-]{0,2}\d){6,12}(?!\p{N})/gu,
    mask: keepEnds,
  },
  // North America, where the groups make it one; Britain.
  {
    pattern: /(?<![\p{Script=Latin}\p{N}+-])(?:1[ .-])?(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}(?![\p{N}-])/gu,
    mask: keepEnds,
  },
  {
    pattern:
      /(?<![\p{Script=Latin}\p{N}+-])0(?:7\d{3} ?\d{3} ?\d{3}|[12]\d{2,3} \d{3} ?\d{3,4}|20 ?\d{4} ?\d{4})(?!\p{N})/gu,
    mask: keepEnds,
  },
];

const hide = () => '****';

const ADDRESSES: Kind[] = [
  {
    pattern:
      /(?<![\p{Script=Latin}\p{N}])\d{1,5}[A-Za-z]?,?\s+(?:(?!(?:the|a|an|my|your|our|this|that|of|on|in|at|to|down|up|days?|weeks?|hours?|minutes?|items?|orders?)\b)[\p{L}.'’-]+\s+){1,4}(?:street|road|avenue|lane|boulevard|highway|terrace|crescent|rd|ave|blvd|hwy)\b\.?(?:,?\s*(?:apt|apartment|flat|unit|suite|ste|#)\.?\s*[\p{L}\p{N}]{1,5}\b)?/giu,
    mask: hide,
  },
  // Words that are also something else in a sentence count where the name before them is written as one.
  {
    pattern:
      /(?<![\p{Script=Latin}\p{N}])\d{1,5}[A-Za-z]?,?\s+(?:\p{Lu}[\p{L}.'’-]*\s+){1,4}(?:St|Dr|Ct|Pl|Sq|Ln|Way|Drive|Court|Place|Square|Close|Mews|Gardens|Row|Walk|Hill|Park)\b\.?(?:,?\s*(?:Apt|Apartment|Flat|Unit|Suite|Ste|#)\.?\s*[\p{L}\p{N}]{1,5}\b)?/gu,
    mask: hide,
  },
  { pattern: /\b(?:P\.?\s?O\.?\s?Box|Postfach)\s+\d+/giu, mask: hide },
  // British postcodes, and American ones behind their state.
  {
    pattern: /(?<![\p{Script=Latin}\p{N}-])[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?![\p{Script=Latin}\p{N}-])/gu,
    mask: hide,
  },
  { pattern: /(?<=\b[A-Z]{2}\s)\d{5}(?:-\d{4})?(?!\p{N})/gu, mask: hide },
];

/** In this order: what was masked is not looked at again, and the surest shapes come first. */
const KINDS: readonly Kind[] = [
  EMAIL,
  ...ID_NUMBERS.slice(0, 1),
  CARD,
  ...PHONES,
  ...ID_NUMBERS.slice(1),
  ...ADDRESSES,
];

/** What a conversation knows of the shopper and the shop, beside what a text looks like. */
export interface Known {
  /** Personal data known as such: typed where it was asked for. */
  personal: readonly string[];
  /** Numbers that are the shop's own: orders, parcels. */
  shops: readonly string[];
}

/**
 * A text with e-mail addresses, card, identity and phone numbers and postal addresses made unreadable, in the forms of
 * mainland China, Hong Kong, Taiwan, North America and Britain. Order and parcel numbers stay.
 */
export function maskPersonal(text: string, { personal, shops }: Known): string {
  let masked = text;
  for (const found of personal.filter((value) => value.trim().length >= 4).toSorted((a, b) => b.length - a.length)) {
    masked = masked.split(found).join(maskKnown(found));
  }
  for (const { pattern, mask } of KINDS) {
    masked = masked.replace(pattern, (found: string, ...rest: unknown[]) => {
      const at = rest.find((value) => typeof value === 'number') ?? 0;
      if (shops.some((number) => number.includes(found.trim())) || isShopsNumber(masked, at, found)) return found;
      return mask(found) ?? found;
    });
  }
  return maskChineseAddresses(masked);
}

const HOUSE =
  /\p{N}{1,5}\s?(?:号|號|弄|栋|幢|座|单元|室|楼|樓|层|房)(?:院?[\p{N}A-Za-z-]{1,6}\s?(?:号|號|弄|栋|幢|座|单元|室|楼|樓|层|房)){0,6}/gu;
const ROAD = /(?:路|街|道|巷|弄|胡同|村|镇|乡|小区|花园|大厦|广场|公寓|苑|里)(?:[\p{Script=Han}\p{N}A-Za-z#-]{0,16})$/u;
const NAME_OF_A_ROAD = 4;
/** As far back from a house as an address is looked for. */
const BEFORE_A_HOUSE = 40;

/**
 * 上海市浦东新区世纪大道100号3栋1201室: from the house back to the road; province, city and district stay. Found from its end,
 * because names of places run on without a gap, and a pattern for all of it would try every way of cutting them.
 */
function maskChineseAddresses(text: string): string {
  let masked = '';
  let done = 0;
  for (const { index, 0: house } of text.matchAll(HOUSE)) {
    const window = text.slice(Math.max(done, index - BEFORE_A_HOUSE), index);
    const run = /[\p{Script=Han}\p{N}A-Za-z#-]*$/u.exec(window)?.[0] ?? '';
    const road = ROAD.exec(run);
    if (!road) continue;
    const district = Math.max(...['省', '市', '区', '县', '旗'].map((end) => run.lastIndexOf(end, road.index - 1)));
    const kept = district >= 0 && district < road.index ? district + 1 : Math.max(0, road.index - NAME_OF_A_ROAD);
    masked += `${text.slice(done, index - run.length + kept)}****`;
    done = index + house.length;
  }
  return masked + text.slice(done);
}

/** A value whose kind is not known is masked as what it looks like, or wholly. */
function maskKnown(value: string): string {
  const masked = maskPersonal(value, { personal: [], shops: [] });
  return masked === value ? '****' : masked;
}

const isShopsNumber = (text: string, at: number, found: string): boolean =>
  !found.includes('@') && /^[\d -]+$/.test(found) && SHOPS_NUMBER.test(text.slice(Math.max(0, at - 30), at));

/** ISO/IEC 7812-1, annex B. */
function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 && /[1-9]/.test(digits);
}

/** GB 11643-1999: a date of birth, and a check digit over the first seventeen. */
function isResidentId(text: string): boolean {
  const month = Number(text.slice(10, 12));
  const day = Number(text.slice(12, 14));
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
}
