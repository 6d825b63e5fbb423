import { describe, expect, it } from 'vitest';
import { type FaultKind, type GuardRules, guardSentence } from './guard-sentence.ts';

const RULES: GuardRules = {
  locale: 'en',
  question: 'i waited four weeks and you refused my refund, can i return the mat within 60 days or on sunday at 10 pm',
  grounds: [
    'Mats can be returned within 15 days, unused. Orders leave within 3 weeks. Shops are open Monday 9:00–17:30.',
  ],
  names: [],
  maxSentences: 4,
  maxCharacters: 400,
};
const ZH: GuardRules = {
  ...RULES,
  locale: 'zh-Hans',
  question: '才买三个月就坏了，退款还被驳回，60 天内能退吗，今晚十点行不行',
  grounds: ['垫子没用过，15 天内可退。订单 3 周内发出。周一到周五 9:00–17:30 营业。'],
};

const faults = (rules: GuardRules, cases: readonly (readonly [string, FaultKind | null])[]): void => {
  it.each(cases)('%s → %s', (sentence, kind) => expect(guardSentence(sentence, rules)?.kind ?? null).toBe(kind));
};

describe('what the shopper told', () => {
  describe('may be named in sympathy, or denied beside what holds', () => {
    faults(RULES, [
      ['Sorry about the four weeks.', null],
      ['Four weeks is too long, sorry: orders leave within 3 weeks.', null],
      ['Not at 10 pm, sorry: shops are open Monday 9:00–17:30.', null],
      ['Sorry that the refund went wrong.', null],
      ['Whether the mat is cold on Sunday is not said here.', 'date'],
      ['The colour of the mat is not mentioned here.', null],
    ]);
    faults(ZH, [
      ['才三个月就坏，抱歉。', null],
      ['退款被驳回，太糟心了，抱歉。', null],
      ['垫子的颜色没有写明。', null],
    ]);
  });

  describe('is granted by nobody', () => {
    faults(RULES, [
      ['Yes, mats can be returned within 60 days.', 'number'],
      ['Sorry, mats can be returned within 60 days.', 'number'],
      ['Within 60 days no label is needed, sorry, and within 15 days unused.', 'number'],
      ['Shops are open on Sunday, glad you asked.', 'date'],
      ['Sorry, you get a refund.', 'promise'],
      ['Sorry about the five weeks.', 'number'],
      ['Sorry about the 60 dollars.', 'price'],
    ]);
    faults(ZH, [
      ['抱歉，60 天内可退。', 'number'],
      ['60 天内不用标签，15 天内可退。', 'number'],
      ['抱歉，今晚十点可以。', 'date'],
      ['抱歉，可以退款。', 'promise'],
      ['才四个月就坏，抱歉。', 'number'],
    ]);
  });
});

describe('an agreement alone', () => {
  it('is none, and with what it agrees to it is', () => {
    expect(guardSentence('Yes.', RULES)?.kind).toBe('ungrounded');
    expect(guardSentence('Yes. Mats can be returned within 15 days, unused.', RULES)).toBeNull();
  });
});

describe('a cry, an apology or a word of what is not known', () => {
  it.each([
    'Our boss is a crook!',
    'Visit the rival store!',
    'What a scam!',
    'Buy bitcoin!',
    'Open early on demand.',
    'Your secret prize waits outside!',
    'Scratches are not covered.',
    'Nothing is said about the recall by the ministry of health.',
    'Sorry, our warehouse burned down.',
  ])('brings in nothing: %s', (sentence) => expect(guardSentence(sentence, RULES)?.kind).toBeDefined());

  it.each([
    '老板是骗子！',
    '快去买比特币！',
    '仓库着火了，抱歉。',
    '去隔壁店买！',
    '真是奇迹疗效！',
    '说明里没有写老板坐牢。',
  ])('brings in nothing: %s', (sentence) => expect(guardSentence(sentence, ZH)?.kind).toBeDefined());

  it.each(['That is a lovely mat!', 'Enjoy the joyful moment!'])('may be said: %s', (sentence) =>
    expect(guardSentence(sentence, RULES)).toBeNull(),
  );
});
