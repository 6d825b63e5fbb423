/** An amount of money that a message sets as a limit. In the shop's currency, whatever sign it has. */
export interface Budget {
  min: number | null;
  max: number | null;
  /** False for "about". */
  firm: boolean;
}

const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

const HAN = '[零一二两三四五六七八九十百千]{1,7}';
const NUMBER = String.raw`(?:[¥$€£￥]\s?)?(\d+(?:\.\d+)?|${HAN})\s*(?:元|块钱|块|rmb|cny|yuan|dollars|[¥$])?`;
const NOT_MEASURE = String.raw`(?!\s*(?:%|ml|g\b|片|支|瓶|岁|天|周|个|小时|点|-?year|hours?|days?|weeks?|months?|月|号|次|款))`;

const RULES: readonly { pattern: RegExp; read: (amounts: number[]) => Budget }[] = [
  {
    pattern: new RegExp(
      String.raw`${NUMBER}\s*(?:到|至|-|~|to|and)\s*${NUMBER}${NOT_MEASURE}(?:之间|左右|的?预算)?`,
      'g',
    ),
    read: ([min = 0, max = 0]) => ({ min, max, firm: true }),
  },
  {
    pattern: new RegExp(
      String.raw`${NUMBER}${NOT_MEASURE}\s*(?:以内|之内|以下|以里|内|封顶|or less|or under|max\b|tops)`,
      'g',
    ),
    read: ([max = 0]) => ({ min: null, max, firm: true }),
  },
  {
    pattern: new RegExp(
      String.raw`(?:不超过|不要超过|不能超过|不想超过|别超过|控制在|最多|至多|低于|少于|不到|under|below|less than|up to|at most|no more than|max(?:imum)?(?: of)?|within|cheaper than)\s*(?:of\s*)?${NUMBER}${NOT_MEASURE}`,
      'g',
    ),
    read: ([max = 0]) => ({ min: null, max, firm: true }),
  },
  {
    pattern: new RegExp(String.raw`${NUMBER}${NOT_MEASURE}\s*(?:左右|上下|差不多|出头|or so|ish\b)`, 'g'),
    read: ([max = 0]) => ({ min: null, max, firm: false }),
  },
  {
    pattern: new RegExp(String.raw`(?:大概|大约|差不多|around|about|roughly)\s*${NUMBER}${NOT_MEASURE}`, 'g'),
    read: ([max = 0]) => ({ min: null, max, firm: false }),
  },
  {
    pattern: new RegExp(
      String.raw`(?:预算|budget(?: is| of)?|只有|only have)\s*(?:是|在|:|：|就|只有)?\s*${NUMBER}${NOT_MEASURE}`,
      'g',
    ),
    read: ([max = 0]) => ({ min: null, max, firm: true }),
  },
  {
    pattern: /(?<!\d)(\d00|[一两二三四五六七八九]百)多(?!\d|种|款|个|人|年|天|次|ml|g)/g,
    read: ([hundreds = 0]) => ({ min: hundreds, max: hundreds + 99, firm: false }),
  },
  {
    pattern: new RegExp(String.raw`${NUMBER}${NOT_MEASURE}\s*(?:以上|起步|or more|and up)`, 'g'),
    read: ([min = 0]) => ({ min, max: null, firm: true }),
  },
];

/** Below this a number of a message is hardly a price. */
const LEAST = 20;

/** The limit a message sets; null for none. Takes text as folded by `foldInPlace`. */
export function readBudget(folded: string): Budget | null {
  for (const { pattern, read } of RULES) {
    for (const [, ...groups] of folded.matchAll(pattern)) {
      const amounts = groups.flatMap((group) => numberOf(group ?? '') ?? []);
      if (amounts.length > 0 && amounts.every((amount) => amount >= LEAST)) return read(amounts);
    }
  }
  return null;
}

/** A number in digits or Chinese numerals, 三百五 being 350; null where it is none. */
export function numberOf(text: string): number | null {
  if (/^\d/.test(text)) return Number(text);
  let total = 0;
  let digit: number | null = null;
  let lastUnit = 0;
  for (const char of text) {
    const unit = UNITS[char];
    if (unit !== undefined) {
      total += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = null;
      continue;
    }
    const value = DIGITS[char];
    if (value === undefined) return null;
    if (value === 0) lastUnit = 10;
    digit = value;
  }
  if (text === '') return null;
  return total + (digit ?? 0) * (lastUnit >= 100 ? lastUnit / 10 : 1);
}
