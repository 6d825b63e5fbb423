import { countTail } from './count-tail.ts';
import { dayOf, type OffsetAt, type ToldQuestion, weekdayOf } from './told-question.ts';

/** A topic that was asked far more on a day than its history lets one expect. */
export interface SurgeAlert {
  topic: string;
  /** The last day of it, counted from 1970. */
  day: number;
  /** How many days it is counted over. */
  days: number;
  /** Conversations in which it was asked, each once a day. */
  count: number;
  /** What was to be expected of those weekdays. */
  expected: number;
  /** Chance of so many or more on a quiet day, before correction. */
  chance: number;
  /** Product that most of the day's conversations name, with how many do; null where none stands out. */
  product: { name: string; count: number } | null;
}

/** Days that a day is held against. */
const HISTORY = 56;
/** With fewer there is no telling a weekday from another. */
const LEAST_DAYS = 21;
/** Days that were not busy at all cannot surge by one or two. */
const LEAST_COUNT = 5;
/** Share of a day's conversations that has to name one product for it to be the surge's. */
const OF_ONE = 0.4;
/** Lengths that are tried: a sudden day, a few days, a week that is busier throughout. */
const WINDOWS = [1, 3, 7] as const;
/** Asked less often in all of the log, a topic cannot surge; nor can what is no topic. */
const LEAST_TOTAL = 20;
const NO_TOPIC = /^(?:oos|chat\..*)$/;
/** So many days of average weight are given to each weekday's own share. */
const SHRINK = 4;

/**
 * Stretches of one, three and seven days in which a topic surges. Expected: the mean of up to eight weeks before, times
 * what each weekday usually is (drawn towards 1 where there are few); days that were surges themselves are left out of
 * the history. Tested by a negative binomial whose spread is that of the history around this expectation (Pearson),
 * widened for the expectation's own uncertainty. `level`: chance that a quiet week gives any false alarm, over all topics,
 * its seven days and the three lengths (Bonferroni).
 */
export function surgeAlerts(
  questions: readonly ToldQuestion[],
  { offsetAt, level = 0.05 }: { offsetAt: OffsetAt; level?: number },
): SurgeAlert[] {
  const timed = oncePerConversation(questions, offsetAt);
  const first = timed.reduce((least, { day }) => Math.min(least, day), Number.POSITIVE_INFINITY);
  const last = timed.reduce((most, { day }) => Math.max(most, day), Number.NEGATIVE_INFINITY);
  const topics = new Map<string, { day: number; question: ToldQuestion }[]>();
  for (const each of timed) {
    const list = topics.get(each.question.topic);
    if (list === undefined) topics.set(each.question.topic, [each]);
    else list.push(each);
  }
  const judged = [...topics].filter(([, asked]) => asked.length >= LEAST_TOTAL);
  const allowed = level / (7 * WINDOWS.length * Math.max(1, judged.length));
  const alerts = judged.flatMap(([topic, asked]) => {
    const series = new Array<number>(last - first + 1).fill(0);
    for (const { day } of asked) series[day - first] = (series[day - first] ?? 0) + 1;
    return surgesOf(series, first, allowed).map((found): SurgeAlert => {
      const within = asked.filter(({ day }) => day <= found.day && day > found.day - found.days);
      return { topic, ...found, product: productOf(within.map(({ question }) => question)) };
    });
  });
  return alerts.sort((a, b) => b.day - a.day || a.chance - b.chance);
}

/** A topic counts once a day for a conversation, however often it is asked there; by the question that names a product. */
function oncePerConversation(
  questions: readonly ToldQuestion[],
  offsetAt: OffsetAt,
): { day: number; question: ToldQuestion }[] {
  const once = new Map<string, { day: number; question: ToldQuestion }>();
  for (const question of questions) {
    const { askedAtMs, topic, conversationId } = question;
    if (askedAtMs === null || NO_TOPIC.test(topic)) continue;
    const day = dayOf(askedAtMs, offsetAt);
    const key = `${day} ${topic} ${conversationId}`;
    if ((once.get(key)?.question.product ?? null) === null) once.set(key, { day, question });
  }
  return [...once.values()];
}

function surgesOf(series: readonly number[], first: number, allowed: number): Omit<SurgeAlert, 'topic' | 'product'>[] {
  const found: Omit<SurgeAlert, 'topic' | 'product'>[] = [];
  const isSurge = new Set<number>();
  for (let at = LEAST_DAYS; at < series.length; at++) {
    for (const days of WINDOWS) {
      const places = Array.from({ length: days }, (_, back) => at - back);
      // A surge that was told already is not told again by a longer stretch.
      if (places.some((place) => isSurge.has(place))) break;
      const count = places.reduce((sum, place) => sum + (series[place] ?? 0), 0);
      if (count < LEAST_COUNT) continue;
      const { expected, spread } = expectation(series, at, days, first, isSurge);
      const chance = countTail(count, expected, spread);
      if (chance >= allowed) continue;
      for (const place of places) isSurge.add(place);
      found.push({ day: first + at, days, count, expected, chance });
    }
  }
  return found;
}

/** What the `length` days up to `at` let one expect, by those before them. */
function expectation(
  series: readonly number[],
  at: number,
  length: number,
  first: number,
  without: ReadonlySet<number>,
): { expected: number; spread: number } {
  const before: { day: number; count: number }[] = [];
  for (let day = Math.max(0, at - HISTORY); day <= at - length; day++) {
    if (!without.has(day)) before.push({ day: first + day, count: series[day] ?? 0 });
  }
  const total = before.reduce((sum, { count }) => sum + count, 0);
  const mean = Math.max(total, 0.5) / before.length;
  const factors = Array.from({ length: 7 }, (_, weekday) => {
    const same = before.filter(({ day }) => weekdayOf(day) === weekday);
    return (same.reduce((sum, { count }) => sum + count, 0) + SHRINK * mean) / ((same.length + SHRINK) * mean);
  });
  const expectedOn = (day: number) => mean * (factors[weekdayOf(day)] ?? 1);
  const pearson = before.reduce((sum, { day, count }) => sum + (count - expectedOn(day)) ** 2 / expectedOn(day), 0);
  const spread = Math.max(1, pearson / Math.max(1, before.length - 7));
  const days = Array.from({ length }, (_, back) => first + at - back);
  const expected = days.reduce((sum, day) => sum + expectedOn(day), 0);
  const same = before.length / 7;
  return { expected, spread: spread * (1 + expected / Math.max(total, 1) + 1 / (same + SHRINK)) };
}

function productOf(asked: readonly ToldQuestion[]): SurgeAlert['product'] {
  const counts = new Map<string, number>();
  for (const { product } of asked) if (product !== null) counts.set(product, (counts.get(product) ?? 0) + 1);
  const [best] = [...counts].sort((a, b) => b[1] - a[1]);
  return best !== undefined && best[1] >= asked.length * OF_ONE ? { name: best[0], count: best[1] } : null;
}
