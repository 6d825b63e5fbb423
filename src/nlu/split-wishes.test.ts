import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWishes, splitClauses } from './split-wishes.ts';

/** Reads by one word each, surely. */
const read = (text: string) => {
  const words: [RegExp, string][] = [
    [/到哪|where is/i, 'order.track'],
    [/发票|invoice/i, 'invoice.request'],
    [/谢谢|thanks/i, 'chat.thanks'],
  ];
  const intent = words.find(([word]) => word.test(text))?.[1];
  return intent === undefined ? { intent: 'product.info', confidence: 0.3 } : { intent, confidence: 0.9 };
};
const intents = (message: string) =>
  findWishes(splitClauses(message).map((clause) => ({ ...clause, ...read(clause.text) }))).map(({ intent }) => intent);

describe('findWishes', () => {
  it('finds two sure and different wishes in their order', () => {
    expect(intents('我的包裹到哪了？另外发票怎么开')).toEqual(['order.track', 'invoice.request']);
    expect(intents('I need an invoice please and also where is my parcel')).toEqual(['invoice.request', 'order.track']);
  });

  it('does not split where a part is doubtful, the same, or only polite', () => {
    expect(intents('我的包裹到哪了？昨天开始下大雨。')).toEqual([]);
    expect(intents('包裹到哪了？到底到哪里了？')).toEqual([]);
    expect(intents('包裹到哪了？谢谢你们啊')).toEqual([]);
    expect(intents('where is my parcel')).toEqual([]);
  });

  it('gives offsets that hold the clause', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('包裹到哪了', '？', '另外', '发票怎么开', ' and also ', 'abcd', '\n', '👍')),
        (parts) => {
          const message = parts.join('');
          for (const { text, start, end } of splitClauses(message)) expect(message.slice(start, end)).toBe(text);
        },
      ),
    );
  });
});
