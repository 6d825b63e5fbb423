import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GuardRules, guardSentence } from './guard-sentence.ts';
import { createGuard } from './guard-text.ts';
import { createSentenceStream } from './sentence-stream.ts';

const SOURCES = {
  en: [
    'Opened fresh milk keeps 2 days at 4 °C. ',
    'Delivery is free from ¥59, otherwise it costs ¥6. ',
    'Cards take 3 to 10 working days, and gift cards are credited within 24 hours. ',
    'People answer daily from 08:00 until 22:30. ',
    'The [returns page](/help/returns?a=1) has the label for parcels up to 20 kg. ',
    'Engraved pens cannot be returned. ',
  ],
  'zh-Hans': [
    '鲜牛奶开封后 2 天内喝完。',
    '满 ¥59 免运费，不满收 ¥6。',
    '银行卡 3–10 个工作日到账，礼品卡 24 小时内退回。',
    '人工客服每天 08:00–22:30 在线。',
    '刻过字的钢笔不能退。',
    '请看[退货说明](/help/returns?a=1)，包裹不超过 20 公斤。',
  ],
} as const;

const locale = fc.constantFrom('en', 'zh-Hans');
const rulesFor = (of: 'en' | 'zh-Hans'): GuardRules => ({
  locale: of,
  question: of === 'en' ? 'how does it work' : '怎么弄',
  grounds: [SOURCES[of].join('')],
  names: [],
  maxSentences: 20,
  maxCharacters: 5000,
});

describe('whatever is made of the source’s own sentences', () => {
  it('passes, in any order and however it is cut', () => {
    fc.assert(
      fc.property(
        locale.chain((of) =>
          fc.tuple(fc.constant(of), fc.shuffledSubarray([...SOURCES[of]], { minLength: 1 }), fc.nat(9)),
        ),
        ([of, sentences, size]) => {
          const guard = createGuard(rulesFor(of));
          const stream = createSentenceStream();
          const text = sentences.join('');
          const cut = text.match(new RegExp(`[^]{1,${size + 1}}`, 'g')) ?? [];
          for (const sentence of [...cut.flatMap((piece) => stream.add(piece)), ...stream.end()]) guard.take(sentence);
          expect(guard.outcome()).toMatchObject({ verdict: 'kept', faults: [] });
        },
      ),
    );
  });

  it('fails once a number, a price, a percentage or a time that is not there is put in', () => {
    const number = fc.integer({ min: 60, max: 99_999 });
    fc.assert(
      fc.property(locale, fc.nat(5), number, fc.nat(5), (of, at, value, form) => {
        const sentence = (SOURCES[of][at] ?? '').trim();
        const facts = {
          en: [`${value} days`, `$${value}`, `${value}%`, `${(value % 5) + 2}:47`, `${value} kg`, `X${value}`],
          'zh-Hans': [`${value} 天`, `${value} 元`, `${value}%`, `${(value % 5) + 2}:47`, `${value} 公斤`, `X${value}`],
        };
        const changed = sentence.replace(
          /[.。]$/,
          of === 'en' ? `, ${facts.en[form]}.` : `，${facts['zh-Hans'][form]}。`,
        );
        expect(['number', 'price', 'date', 'code']).toContain(guardSentence(changed, rulesFor(of))?.kind);
      }),
    );
  });

  it('fails once one of its digits is another', () => {
    const digits = (['en', 'zh-Hans'] as const).flatMap((of) =>
      SOURCES[of].flatMap((sentence) => [...sentence.matchAll(/\d/g)].map(({ index }) => ({ of, sentence, index }))),
    );
    for (const { of, sentence, index } of digits) {
      for (const digit of '0123456789') {
        const changed = sentence.slice(0, index) + digit + sentence.slice(index + 1);
        const fault = guardSentence(changed, rulesFor(of));
        if (changed === sentence) expect(fault).toBeNull();
        // A leading nought changes no number; nor is one wrong that the same source has with the same unit.
        else if (!/(?<!\d)0\d/.test(changed.replace(/0\d:/g, ''))) expect(fault, changed).not.toBeNull();
      }
    }
  });

  it('fails once what it denies is affirmed', () => {
    expect(guardSentence('Engraved pens can be returned.', rulesFor('en'))?.kind).toBe('ungrounded');
    expect(guardSentence('刻过字的钢笔能退。', rulesFor('zh-Hans'))?.kind).toBe('ungrounded');
  });
});
