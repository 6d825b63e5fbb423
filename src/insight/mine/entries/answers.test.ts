import { describe, expect, it } from 'vitest';
import { bestAnswer } from './best-answer.ts';
import { cleanAnswer } from './clean-answer.ts';
import { orderFacts } from './order-facts.ts';
import { withoutCourtesy } from './without-courtesy.ts';

describe('a text without courtesy', () => {
  it.each([
    ['你好，请问保质期多久', '保质期多久'],
    ['亲，怎么退款呀，谢谢', '怎么退款'],
    ['退款多久到账？谢谢', '退款多久到账？'],
    ['hi there, how do I return it please', 'how do I return it'],
    ['where is my order!! this is unacceptable', 'where is my order'],
    ['怎么还没到！你们怎么搞的！！', '怎么还没到'],
    ['hi', 'hi'],
    ['high quality', 'high quality'],
  ])('keeps the matter of %s', (text, bare) => {
    expect(withoutCourtesy(text)).toBe(bare);
  });
});

describe('the matter of an answer', () => {
  it.each([
    ['您好，[name]，非常理解您的心情。退款一到三天到账。祝您生活愉快', '退款一到三天到账。'],
    [
      'Hi there, I quite understand how annoying this is. Refunds take three days. Let me know if you need more.',
      'Refunds take three days.',
    ],
    ['请您稍等。', ''],
  ])('of %s', (text, matter) => {
    expect(cleanAnswer(text)).toBe(matter);
  });
});

describe('facts that may be those of one order', () => {
  it('are what was masked, days and amounts that no other answer has', () => {
    const facts = orderFacts('[order] comes on 2026-06-03, you paid ¥128; free from ¥59.', [
      'Delivery is free from ¥59.',
      'Free from ¥59, else ¥6.',
      'It takes a day.',
    ]);
    expect(facts).toEqual([
      { kind: 'masked', text: '[order]' },
      { kind: 'date', text: '2026-06-03' },
      { kind: 'amount', text: '¥128' },
    ]);
  });

  it('are the names of goods that the answer is about', () => {
    expect(orderFacts('鲜牛奶放冷藏。', [], ['鲜牛奶'])).toEqual([{ kind: 'product', text: '鲜牛奶' }]);
  });
});

describe('the answer to propose', () => {
  const given = (text: string, count: number, agentScore: number, outcome: number) =>
    Array.from({ length: count }, (_, at) => ({
      text,
      conversationId: `${text} ${at}`,
      agent: `a${agentScore}`,
      agentScore,
      outcome,
    }));

  it('is that of the agents whose conversations go well, not the one that is given most', () => {
    const best = bestAnswer([
      ...given('See the pack.', 30, 0.3, 0.2),
      ...given('Keep it in the fridge and eat it within two days; the date is on the label.', 6, 0.8, 0.9),
      ...given('In the fridge, eat it within two days, see the date on the label.', 5, 0.8, 0.9),
    ]);
    expect(best?.text).toContain('within two days');
    expect(best?.like.length).toBe(11);
    expect(best?.confidence).toBeGreaterThan(0.6);
  });

  it('is the common one where nothing is known of outcomes', () => {
    const unknown = (text: string, count: number) =>
      Array.from({ length: count }, (_, at) => ({
        text,
        conversationId: `${at}`,
        agent: null,
        agentScore: null,
        outcome: null,
      }));
    expect(
      bestAnswer([...unknown('Two days in the fridge.', 5), ...unknown('No idea, sorry about that.', 1)])?.text,
    ).toBe('Two days in the fridge.');
    expect(bestAnswer([])).toBeNull();
  });
});
