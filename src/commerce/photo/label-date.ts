/** A date on a label. */
export interface LabelDate {
  /** `made`: when it was made or packed. `until`: how long it keeps. `null`: the label does not say. */
  kind: 'made' | 'until' | null;
  /** `YYYY-MM-DD`, or `YYYY-MM` where there is no day. More than one where it can be read in several ways, the likelier first. */
  dates: string[];
  /** As it stands on the label. */
  text: string;
}

const MADE =
  /生产日期|生產日期|制造日期|製造日期|製造年月日|包装日期|生产批次|manufactured|produced|packed|packing date|prod|mfg|mfd|pkd/i;
const UNTIL =
  /保质期至|保質期至|保质期到|有效期至|有效期限|有效日期|此日期前|限期使用|賞味期限|消費期限|best before|best by|use by|sell by|expiry|expires|exp|bbe|bbd|bb/i;
const KIND = new RegExp(`(${MADE.source})|(${UNTIL.source})`, 'gi');

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*`;
const GAP = '[ ./-]{0,3}';

/** Each with the ways to read what it finds, the likelier first; a way is year, month and day, of which a day may lack. */
const FORMS: { form: RegExp; ways: (groups: string[]) => (number | null)[][] }[] = [
  {
    form: /(?<!\d)(20\d\d)\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})(?!\d)/g,
    ways: ([year, month, day]) => [[Number(year), Number(month), Number(day)]],
  },
  {
    form: /(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)/g,
    ways: ([year, month, day]) => [[Number(year), Number(month), Number(day)]],
  },
  {
    form: new RegExp(`(?<!\\d)(\\d{1,2})${GAP}${MONTH}${GAP}(20\\d\\d|\\d\\d)(?!\\d)`, 'gi'),
    ways: ([day, month = '', year]) => [[fullYear(year), MONTHS.indexOf(month.toLowerCase()) + 1, Number(day)]],
  },
  {
    form: new RegExp(`(?<![a-z])${MONTH}${GAP}(\\d{1,2}),?${GAP}(20\\d\\d)(?!\\d)`, 'gi'),
    ways: ([month = '', day, year]) => [[Number(year), MONTHS.indexOf(month.toLowerCase()) + 1, Number(day)]],
  },
  {
    form: new RegExp(`(?<![a-z\\d])${MONTH}${GAP}(20\\d\\d)(?!\\d)`, 'gi'),
    ways: ([month = '', year]) => [[Number(year), MONTHS.indexOf(month.toLowerCase()) + 1, null]],
  },
  {
    form: /(?<!\d)(\d{1,2})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(20\d\d)(?!\d)/g,
    ways: ([one, two, year]) => dayAndMonth(Number(one), Number(two), Number(year)),
  },
  {
    form: /(?<!\d)(\d\d)[-./](\d\d)[-./](\d\d)(?!\d)/g,
    ways: ([one, two, three]) => [
      ...dayAndMonth(Number(one), Number(two), fullYear(three)),
      [fullYear(one), Number(two), Number(three)],
    ],
  },
  {
    form: /(?<![\d/.-])(\d{1,2})[-./](20\d\d)(?![\d/.-])/g,
    ways: ([month, year]) => [[Number(year), Number(month), null]],
  },
];

/** Labels of goods that one may hold in hand: nothing was made much longer ago, or keeps much longer. */
const YEARS_BACK = 6;
const YEARS_ON = 10;

/**
 * Dates in the text of a label, in the order in which they stand. A date of digits alone may be read as day and month or as
 * month and day, and with two digits for the year in further ways: all that are possible are given.
 * @param year The present one.
 */
export function readLabelDates(text: string, year: number): LabelDate[] {
  const folded = text.normalize('NFKC');
  const found: (LabelDate & { at: number; end: number })[] = [];
  for (const { form, ways } of FORMS) {
    for (const match of folded.matchAll(form)) {
      const [whole, ...groups] = match;
      const end = match.index + whole.length;
      // A form that says more has taken it already.
      if (found.some((other) => match.index < other.end && end > other.at)) continue;
      const dates = ways(groups).flatMap(([fullYear, month, day]) => {
        const isNear = fullYear != null && fullYear >= year - YEARS_BACK && fullYear <= year + YEARS_ON;
        return isNear ? (isoOf(fullYear, month ?? 0, day ?? null) ?? []) : [];
      });
      if (dates.length === 0) continue;
      const { kind, from } = kindBefore(folded, match.index);
      found.push({
        kind,
        dates: [...new Set(dates)],
        text: folded.slice(from, end).replace(/\s+/g, ' ').trim(),
        at: match.index,
        end,
      });
    }
  }
  return found
    .sort((one, other) => one.at - other.at)
    .map(({ kind, dates, text: words }) => ({ kind, dates, text: words }));
}

/** What the last words before it call it, where they stand near it and no other date lies between. */
function kindBefore(text: string, at: number): { kind: LabelDate['kind']; from: number } {
  const near = Math.max(0, at - 40);
  const before = text.slice(near, at);
  const last = [...before.matchAll(KIND)].at(-1);
  const between = last ? before.slice(last.index + last[0].length) : '';
  if (!last || /\d{2}/.test(between)) return { kind: null, from: at };
  return { kind: last[1] ? 'made' : 'until', from: near + last.index };
}

/** Day first is how most of the world writes it; the same in both orders is one date. */
const dayAndMonth = (one: number, two: number, year: number): number[][] => [
  [year, two, one],
  [year, one, two],
];

const fullYear = (digits = ''): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

/** Null where there is no such day. */
function isoOf(year: number, month: number, day: number | null): string | null {
  if (month < 1 || month > 12) return null;
  const head = `${year}-${String(month).padStart(2, '0')}`;
  if (day === null) return head;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day < 1 || day > last ? null : `${head}-${String(day).padStart(2, '0')}`;
}
