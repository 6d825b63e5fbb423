import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/seeded-random.ts';
import type { LogConversation } from '../log/conversation-log.ts';
import { adviseOn, mostCommon } from './advise.ts';
import { complaintDigest } from './complaint-digest.ts';
import { countTail } from './count-tail.ts';
import { questionTerms } from './question-terms.ts';
import { rootCauses } from './root-causes.ts';
import { fellSilent, silentShoppers } from './silent-shoppers.ts';
import { surgeAlerts } from './surge-alerts.ts';
import { signedRoot, surgingTerms } from './surging-terms.ts';
import { textInsight } from './text-insight.ts';
import { DAY_MS, lastWholeWeek, type ToldQuestion, weekdayOf, weekOf, weekStartMs } from './told-question.ts';

const BEGIN_MS = Date.UTC(2026, 5, 1);
const OFFSET = { offsetAt: () => 0 };
let made = 0;
const question = (more: Partial<ToldQuestion>): ToldQuestion => ({
  conversationId: `c${made++}`,
  position: 0,
  text: 'a question',
  answer: 'an answer',
  answeredBy: 'agent',
  agent: null,
  askedAtMs: BEGIN_MS,
  answeredInMs: null,
  topic: 't',
  mood: 'neutral',
  product: null,
  rating: null,
  agentMinutes: 2,
  silentAfter: false,
  ...more,
});

/** Knuth's way; means here are small. */
function poisson(mean: number, random: () => number): number {
  const limit = Math.exp(-mean);
  let count = -1;
  for (let product = 1; product > limit; count++) product *= random();
  return count;
}

describe('terms', () => {
  it('are words that mean something', () => {
    expect(questionTerms('请问这个芒果的保质期是多久呢')).toEqual(['芒果', '保质期']);
    expect(questionTerms('how long is the shelf life, order [order]?')).toEqual(['long', 'shelf', 'life', 'order']);
  });

  it('surge where they were planted, and the ratio has the sign of the change', () => {
    const words = ['delivery time', 'coupon code', 'size chart', 'gift wrap'];
    const random = seededRandom(3);
    const asked = Array.from({ length: 1200 }, (_, at) => {
      const week = Math.floor(at / 200);
      const isPlanted = week === 5 && random() < 0.25;
      return question({
        text: isPlanted ? 'is it mouldy' : (words[Math.floor(random() * 4)] as string),
        askedAtMs: BEGIN_MS + week * 7 * DAY_MS,
      });
    });
    const { byWeek, weeks } = surgingTerms(asked, OFFSET);
    const surging = (byWeek.get(weeks.at(-1) ?? 0) ?? []).filter(({ surges }) => surges).map(({ term }) => term);
    expect(surging).toEqual(['mouldy']);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 500 }),
        fc.nat(),
        fc.nat(),
        (of, beforeOf, a, b) => {
          const [x, y] = [a % (of + 1), b % (beforeOf + 1)];
          expect(Math.sign(signedRoot(x, of, y, beforeOf)) * Math.sign(x / of - y / beforeOf)).toBeGreaterThanOrEqual(
            0,
          );
          expect(signedRoot(x, of, y, beforeOf)).toBeCloseTo(-signedRoot(y, beforeOf, x, of), 6);
        },
      ),
    );
  });

  it('count conversations: one that repeats a word makes no surge', () => {
    const week = (at: number, count: number, more: Partial<ToldQuestion>) =>
      Array.from({ length: count }, () => question({ askedAtMs: BEGIN_MS + at * 7 * DAY_MS, ...more }));
    const usual = Array.from({ length: 6 }, (_, at) => week(at, 60, { text: 'delivery time' })).flat();
    const surging = (more: Partial<ToldQuestion>) => {
      const { byWeek, weeks } = surgingTerms([...usual, ...week(5, 12, { text: 'is it mouldy', ...more })], OFFSET);
      return (byWeek.get(weeks.at(-1) ?? 0) ?? []).filter(({ term, surges }) => surges && term === 'mouldy');
    };
    expect(surging({ conversationId: 'one' })).toEqual([]);
    expect(surging({})).toMatchObject([{ count: 12, of: 72 }]);
  });

  it('are named in at most about one quiet week of twenty', () => {
    const random = seededRandom(11);
    const vocabulary = Array.from(
      { length: 60 },
      (_, at) => `word${String.fromCharCode(97 + (at % 26))}${String.fromCharCode(97 + Math.floor(at / 26))}`,
    );
    let alarms = 0;
    let judged = 0;
    for (let shop = 0; shop < 30; shop++) {
      const asked = Array.from({ length: 900 }, (_, at) =>
        question({
          text: [0, 1, 2].map(() => vocabulary[Math.floor(random() ** 2 * 60)]).join(' '),
          askedAtMs: BEGIN_MS + Math.floor(at / 150) * 7 * DAY_MS,
        }),
      );
      const { byWeek, weeks } = surgingTerms(asked, OFFSET);
      for (const week of weeks.slice(1)) {
        judged += 1;
        if ((byWeek.get(week) ?? []).some(({ surges }) => surges)) alarms += 1;
      }
    }
    // 150 weeks at a level of 0.05: more than 15 would come up about once in a hundred runs.
    expect(judged).toBe(150);
    expect(alarms).toBeLessThanOrEqual(15);
  });
});

describe('counts', () => {
  it('have the tails of Poisson and of the negative binomial', () => {
    expect(countTail(0, 3, 1)).toBe(1);
    expect(countTail(5, 3, 1)).toBeCloseTo(0.18474, 4);
    // NB with size 2 and p = 1/2 has mean 2 and spread 2: P(X ≥ 4) = 6/32.
    expect(countTail(4, 2, 2)).toBeCloseTo(0.1875, 6);
  });

  it('are of weeks from Monday', () => {
    expect(weekdayOf(Date.UTC(2026, 5, 1) / DAY_MS)).toBe(0);
    expect(weekStartMs(weekOf(Date.UTC(2026, 5, 7, 23), () => 0))).toBe(Date.UTC(2026, 5, 1));
  });
});

/** A shop of ten topics over twelve weeks, busier at weekends; `spread`: days differ by more than chance. */
function quietShop(seed: number, spread: boolean): ToldQuestion[] {
  const random = seededRandom(seed);
  const asked: ToldQuestion[] = [];
  for (let day = 0; day < 84; day++) {
    const busy = (weekdayOf(BEGIN_MS / DAY_MS + day) > 4 ? 1.8 : 1) * (spread ? 0.6 + 0.8 * random() : 1);
    for (let topic = 0; topic < 10; topic++) {
      const count = poisson((1 + topic) * busy, random);
      for (let one = 0; one < count; one++)
        asked.push(question({ topic: `t${topic}`, askedAtMs: BEGIN_MS + day * DAY_MS }));
    }
  }
  return asked;
}

describe('surge alerts', () => {
  it.each([false, true])('are rare in quiet shops, days of uneven business: %s', (spread) => {
    let weeks = 0;
    let alarmed = 0;
    for (let seed = 1; seed <= 24; seed++) {
      const alerts = surgeAlerts(quietShop(seed, spread), OFFSET);
      weeks += 9;
      alarmed += new Set(alerts.map(({ day }) => Math.floor((day - BEGIN_MS / DAY_MS) / 7))).size;
    }
    // 216 weeks at a level of 0.05: 11 are to be expected at most, over 18 would come up about once in fifty runs.
    expect(weeks).toBe(216);
    expect(alarmed).toBeLessThanOrEqual(18);
  });

  it('name a planted surge, its day and its product', () => {
    for (let seed = 1; seed <= 5; seed++) {
      const planted = Array.from({ length: 22 }, (_, at) =>
        question({
          topic: 't3',
          product: at % 4 === 0 ? null : 'mango',
          text: 'how long does it keep',
          answer: 'Five days in the fridge',
          askedAtMs: BEGIN_MS + 80 * DAY_MS,
        }),
      );
      const alerts = surgeAlerts([...quietShop(seed, false), ...planted], OFFSET);
      expect(alerts.map(({ topic, day, days }) => `${topic} ${day - BEGIN_MS / DAY_MS} ${days}`)).toContain('t3 80 1');
      expect(alerts.find(({ topic }) => topic === 't3')?.product?.name).toBe('mango');
    }
  });

  it('count conversations: one of many questions makes no surge', () => {
    const planted = Array.from({ length: 22 }, () =>
      question({ conversationId: 'one', topic: 't3', askedAtMs: BEGIN_MS + 80 * DAY_MS }),
    );
    for (let seed = 1; seed <= 5; seed++) {
      const shop = quietShop(seed, false);
      const [one] = planted;
      expect(surgeAlerts([...shop, ...planted], OFFSET)).toEqual(surgeAlerts([...shop, ...(one ? [one] : [])], OFFSET));
    }
  });

  it('need three weeks to know what is usual', () => {
    expect(
      surgeAlerts(
        Array.from({ length: 60 }, () => question({ askedAtMs: BEGIN_MS + 10 * DAY_MS })),
        OFFSET,
      ),
    ).toEqual([]);
  });
});

describe('advice', () => {
  it('is built from what was asked and answered most', () => {
    const asked = [
      ...Array.from({ length: 4 }, (_, at) =>
        question({
          topic: 'product.shelf_life',
          product: '芒果',
          text: `芒果保质期多久${'呀'.repeat(at % 2)}`,
          answer: '常温两天，冷藏五天',
        }),
      ),
      question({ topic: 'product.shelf_life', product: '芒果', text: '能放吗', answer: '看包装' }),
      question({ topic: 'product.shelf_life', product: '牛奶', text: '牛奶保质期', answer: '七天' }),
    ];
    expect(adviseOn('product.shelf_life', '芒果', asked)).toMatchObject({
      improver: 'page',
      asked: '芒果保质期多久',
      answer: '常温两天，冷藏五天',
      answerCount: 4,
      answeredCount: 5,
    });
    expect(adviseOn('order.spoiled', null, asked)).toMatchObject({ improver: 'supply', asked: null, answer: null });
    expect(mostCommon([])).toBeNull();
  });
});

const complaints = [
  ...Array.from({ length: 6 }, (_, at) =>
    question({
      topic: 'order.spoiled',
      product: 'oysters',
      text: 'the oysters smell bad',
      askedAtMs: BEGIN_MS + (at < 4 ? 7 : 0) * DAY_MS,
    }),
  ),
  ...Array.from({ length: 3 }, () =>
    question({ topic: 'order.late', product: null, text: 'the courier is late', mood: 'angry' }),
  ),
  // The last whole week ends with a day on which nobody complains; the week after has only begun.
  question({ topic: 'product.info', text: 'is it fresh', askedAtMs: BEGIN_MS + 13 * DAY_MS }),
  question({ topic: 'product.info', text: 'is it fresh', askedAtMs: BEGIN_MS + 15 * DAY_MS }),
  question({ topic: 'product.info', text: 'useless', rating: 1, product: 'oysters' }),
];

describe('causes and complaints', () => {
  it('are told of the last week that is whole, by the clock of its own day', () => {
    const until = (atMs: number, offsetMs = 0) =>
      lastWholeWeek([question({}), question({ askedAtMs: atMs })], () => offsetMs) - weekOf(BEGIN_MS, () => 0);
    expect(until(BEGIN_MS + 13 * DAY_MS)).toBe(1);
    expect(until(BEGIN_MS + 14 * DAY_MS)).toBe(1);
    expect(until(BEGIN_MS + 12 * DAY_MS)).toBe(0);
    expect(until(BEGIN_MS + 12.9 * DAY_MS, DAY_MS / 8)).toBe(1);
    expect(lastWholeWeek([], () => 0)).toBe(Number.NEGATIVE_INFINITY);
    // The clock goes forward between the two: the same hour of UTC lies in another week.
    const summer = (atMs: number) => (atMs < BEGIN_MS ? 0 : 3_600_000);
    const late = 23.5 * 3_600_000;
    expect(weekOf(BEGIN_MS + 6 * DAY_MS + late, summer) - weekOf(BEGIN_MS - DAY_MS + late, summer)).toBe(2);
  });

  it('are a tree of product, topic and words whose counts add up', () => {
    const causes = rootCauses(complaints, OFFSET);
    expect(causes.map(({ name, count }) => [name, count])).toEqual([
      ['oysters', 7],
      [null, 3],
    ]);
    expect(causes[0]?.below.map(({ name, count }) => [name, count])).toEqual([
      ['order.spoiled', 6],
      ['product.info', 1],
    ]);
    expect(causes[0]?.below[0]).toMatchObject({ lastWeek: 4, weeksBefore: 0.5, minutes: 12 });
    expect(causes[0]?.below[0]?.below.map(({ name }) => name)).toContain('smell');
    for (const cause of causes) expect(cause.below.reduce((sum, { count }) => sum + count, 0)).toBe(cause.count);
  });

  it('are grouped with their change and whom they are for', () => {
    expect(
      complaintDigest(complaints, OFFSET).map(({ count, lastWeek, weekBefore, advice }) => [
        advice.topic,
        count,
        lastWeek,
        weekBefore,
        advice.improver,
      ]),
    ).toEqual([
      ['order.spoiled', 6, 4, 2, 'supply'],
      ['order.late', 3, 0, 3, 'delivery'],
    ]);
  });
});

const talk = (
  turns: [LogConversation['turns'][number]['speaker'], string, number][],
  resolved: boolean | null = null,
): LogConversation => ({
  id: 'x',
  source: { file: 'f', line: 1 },
  startedAtMs: BEGIN_MS,
  channel: null,
  group: null,
  shopper: null,
  language: 'en',
  tags: [],
  outcome: { resolved, rating: null, handedOver: null, converted: null },
  turns: turns.map(([speaker, text, seconds]) => ({ speaker, text, atMs: BEGIN_MS + seconds * 1000, agent: null })),
});

describe('silent shoppers', () => {
  const asked: [LogConversation['turns'][number]['speaker'], string, number][] = [
    ['shopper', 'why so dear', 0],
    ['agent', 'It is what it is', 10],
  ];
  it('are those who say nothing after an answer, or one word after half a minute', () => {
    expect(fellSilent(talk(asked), 0)).toBe(true);
    expect(fellSilent(talk(asked, true), 0)).toBe(false);
    expect(fellSilent(talk([...asked, ['shopper', 'ok thanks', 20]]), 0)).toBe(false);
    expect(fellSilent(talk([...asked, ['shopper', 'hm', 60]]), 0)).toBe(true);
    expect(fellSilent(talk(asked.slice(0, 1)), 0)).toBe(false);
  });
  it('are counted by topic with the answer that came before', () => {
    const questions = Array.from({ length: 6 }, (_, at) =>
      question({ topic: 'price', silentAfter: at < 4, answer: at < 4 ? 'It is what it is' : 'Use the coupon' }),
    );
    expect(silentShoppers(questions, OFFSET)).toMatchObject([
      { topic: 'price', answered: 6, silent: 4, answer: 'It is what it is' },
    ]);
  });
  it('are told of the last whole week and of the one before, for the weekly report', () => {
    // Two whole weeks from a Monday, and a third that has only begun: more answers each day, and more silence.
    const questions = Array.from({ length: 16 }, (_, day) =>
      Array.from({ length: day < 7 ? 2 : 3 }, (_, at) =>
        question({ topic: 'price', askedAtMs: BEGIN_MS + day * DAY_MS, silentAfter: at > 0 }),
      ),
    ).flat();
    expect(silentShoppers(questions, OFFSET)).toMatchObject([
      {
        answered: 41,
        silent: 25,
        weekBefore: { answered: 14, silent: 7 },
        lastWeek: { answered: 21, silent: 14 },
      },
    ]);
  });
});

it('gives all views of a log at once, with the counts they rest on', () => {
  const logs = Array.from({ length: 40 }, (_, at) => ({
    ...talk([
      ['shopper', 'is the salmon fresh', at * 86_400],
      ['agent', 'It is', at * 86_400 + 20],
    ]),
    id: `c${at}`,
  }));
  const work = textInsight(logs, {
    ...OFFSET,
    products: [{ name: 'salmon', value: 'Salmon' }],
    read: () => ({ topic: 'product.info', mood: 'neutral' }),
  });
  let step = work.next();
  for (; step.done !== true; step = work.next()) expect(step.value).toBeLessThanOrEqual(40);
  const insight = step.value;
  expect(insight).toMatchObject({ conversations: 40, questions: 40, untimed: 0, complaints: 0, alerts: [] });
  expect(insight.weekSizes.reduce((a, b) => a + b)).toBe(40);
  expect(insight.topics).toEqual([{ topic: 'product.info', counts: insight.weekSizes }]);
  expect(insight.silent[0]).toMatchObject({ topic: 'product.info', silent: 40 });
});
