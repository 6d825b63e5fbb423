import { expect, it } from 'vitest';
import { packVectors } from '../clusters/vector-rows.ts';
import type { LoggedQuestion } from '../logged.ts';
import { describeClusters } from '../topics/describe-clusters.ts';
import { proposeEntries } from './propose-entries.ts';

const KEEP = 'Keep it in the fridge and eat it within two days.';
const KEEP_ZH = '放冷藏，两天内吃完。';
const CARD = 'Tick the gift box at the checkout, then no price is printed.';
/** One group, as a reader may see it that knows no gifts; what was answered tells the two matters apart. */
const ASKED: readonly (readonly [question: string, answer: string])[] = [
  ['how long does it keep', KEEP],
  ['how many days is it good', KEEP],
  ['can I eat it tomorrow', `${KEEP} The date is on the label.`],
  ['do I have to eat it today', KEEP],
  ['can the price be hidden', CARD],
  ['will they see what I paid', CARD],
];

type Asked = readonly (readonly [question: string, answer: string])[];

/** All of it as one group; `often`: places of questions that came up three times more, without an answer. */
function grouped(asked: Asked, often: readonly number[] = []) {
  const questions = asked.map(
    ([text, answer], at): LoggedQuestion => ({
      conversationId: `c${at}`,
      position: 0,
      text,
      answer,
      answeredBy: 'agent',
      agent: 'agent-1',
      askedAtMs: null,
      answeredInMs: null,
    }),
  );
  const texts = asked.map(([text]) => text);
  const unanswered = [1, 2, 3].map((more) => asked.length + more);
  const distinct = {
    texts,
    bare: texts,
    members: texts.map((_, at) => [at, ...(often.includes(at) ? unanswered : [])]),
  };
  const vectors = packVectors(texts.map((_, at) => new Float32Array([Math.cos(at / 9), Math.sin(at / 9)])));
  const readings = asked.map(([text, answer]) => ({
    intent: answer.includes(KEEP) || answer === KEEP_ZH ? 'product.storage' : 'gift.wrap',
    confidence: 1,
    isSmallTalk: false,
    emotion: 'neutral',
    language: /\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en',
  }));
  const clusters = describeClusters(questions, distinct, new Int32Array(texts.length), vectors, readings);
  const outcomes = new Map(asked.map((_, at) => [`c${at}`, 1]));
  const input = { outcomes, ranking: [], questions, distinct, clusters, vectors, readings, products: [] };
  return { texts, clusters, entries: proposeEntries(input) };
}

it('puts no question under an answer that nobody who asked it was given, and goes by the intent of those it answers', () => {
  const { texts, clusters, entries } = grouped(ASKED, [4, 5]);
  const [entry, ...others] = entries;
  expect(others).toEqual([]);
  expect(entry?.wordings.en?.answer).toContain('within two days');
  expect(entry?.wordings.en?.questions.toSorted()).toEqual(texts.slice(0, 4).toSorted());
  expect(clusters[0]?.intent?.label).toBe('gift.wrap');
  expect(entry?.intent).toBe('product.storage');
});

it('makes one entry of two languages on one matter, and two where each is on its own', () => {
  const inChinese = (answer: string): Asked =>
    ['能放多久', '可以放几天', '明天还能吃吗', '要今天吃完吗'].map((question) => [question, answer]);
  const same = grouped([...ASKED.slice(0, 4), ...inChinese(KEEP_ZH)]);
  expect(same.entries.map(({ intent, wordings }) => [intent, Object.keys(wordings)])).toEqual([
    ['product.storage', expect.arrayContaining(['en', 'zh-Hans'])],
  ]);
  const apart = grouped([...ASKED.slice(0, 4), ...inChinese('结算时勾选送礼，包裹里就没有价格。')]);
  const found = apart.entries.map(({ intent, wordings }) => [intent, ...Object.keys(wordings)].join(' '));
  expect(found.toSorted()).toEqual(['gift.wrap zh-Hans', 'product.storage en']);
  expect(new Set(apart.entries.map(({ id }) => id)).size).toBe(2);
});
