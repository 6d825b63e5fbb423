import { describe, expect, it } from 'vitest';
import { createSeededRandom } from '../prepare/seeded-random.ts';
import { confidenceFigures } from './confidence.ts';
import { crossFitted } from './cross-fit.ts';
import { evaluateTier } from './evaluate-tier.ts';
import { type Judged, judge, type TestMessage } from './judge.ts';
import { opinionOf } from './testing/opinion-of.ts';

const message = (text: string, intent: string, more: Partial<TestMessage> = {}): TestMessage => ({
  text,
  intent,
  emotion: 'neutral',
  language: 'en',
  variety: '',
  file: 'en',
  ...more,
});

const OPINIONS = new Map([
  ['where is it', opinionOf(0.875, 0.125, 0)],
  ['stop it', opinionOf(0.625, 0.375, 0)],
  ['sing', opinionOf(0.5, 0.0625, 0.4375)],
  ['stop singing', opinionOf(0.125, 0.25, 0.625)],
]);

const MESSAGES = [
  message('where is it', 'order.track'),
  message('stop it', 'order.cancel', { emotion: 'angry' }),
  message('sing', 'oos', { language: '' }),
  message('stop singing', 'order.cancel', { language: 'de', variety: 'yue', file: 'x' }),
];

const opine = (text: string) => OPINIONS.get(text) ?? opinionOf(1, 0, 0);

describe('evaluateTier', () => {
  it('counts what is read rightly, over all and by group', async () => {
    const figures = evaluateTier(await judge(MESSAGES, opine), false);
    expect(figures).toMatchObject({
      messages: 4,
      calibration: 'as shipped',
      accuracy: 0.5,
      amongCandidates: 1,
      byLanguage: { en: { messages: 2, accuracy: 0.5 } },
      byVariety: { yue: { messages: 1, accuracy: 0 } },
      byFile: { en: { messages: 3, accuracy: 0.6667 }, x: { messages: 1, accuracy: 0 } },
      byIntent: {
        'order.track': { messages: 1, accuracy: 1, precision: 0.5 },
        'order.cancel': { messages: 2, accuracy: 0, precision: 0 },
        oos: { messages: 1, accuracy: 1, precision: 0.5 },
      },
      byEmotion: { angry: { messages: 1, accuracy: 0 } },
      language: { messages: 3, accuracy: 0.6667 },
      outOfScope: { recall: 1, refused: 0.3333 },
      confusions: [
        { intended: 'order.cancel', read: 'oos', messages: 1, share: 0.5 },
        { intended: 'order.cancel', read: 'order.track', messages: 1, share: 0.5 },
      ],
    });
    expect(figures.byLanguage).not.toHaveProperty('de');
    // Three neutral ones found with one too many; the others never said.
    expect(figures.emotion?.macroF1).toBeCloseTo((2 * 3) / (4 + 3) / 4, 3);
  });

  it('says nothing of emotions where none is known', async () => {
    const judged = await judge([message('where is it', 'order.track', { emotion: '' })], opine);
    expect(evaluateTier(judged, false)).toMatchObject({ emotion: null, byEmotion: {} });
  });
});

describe('confidenceFigures', () => {
  it('gives the gap between confidence and being right, and the bands', async () => {
    const { error, bins, bands } = confidenceFigures(await judge(MESSAGES, opine));
    // 0.875 right; 0.625 wrong; 0.4375 right; 0.625 wrong. The two of the bin from 0.6 come together.
    expect(error).toBeCloseTo((0.125 + 2 * 0.625 + 0.5625) / 4, 3);
    expect(bins.map(({ from, messages }) => [from, messages])).toEqual([
      [0.4, 1],
      [0.6, 2],
      [0.8, 1],
    ]);
    expect(bands).toEqual({
      answer: { share: 0.25, precision: 1 },
      clarify: { share: 0.5, precision: 0 },
      preset: { share: 0.25, precision: 1 },
    });
  });
});

describe('crossFitted', () => {
  it('brings down confidences that are too high, and changes no choice but by the threshold', async () => {
    const random = createSeededRandom(3);
    // Sure at 0.98, right in seven of ten.
    const messages = Array.from({ length: 400 }, (_, at) =>
      message(`message ${at}`, random() < 0.7 ? 'order.track' : 'order.cancel'),
    );
    const judged = await judge(messages, () => opinionOf(0.98, 0.015, 0.005));
    const fitted = crossFitted(judged);
    expect(confidenceFigures(judged).error).toBeGreaterThan(0.2);
    expect(confidenceFigures(fitted).error).toBeLessThan(0.1);
    expect(fitted.map(({ message: own }: Judged) => own)).toEqual(messages);
    expect(new Set(fitted.map(({ reading }) => reading.intent))).toEqual(new Set(['order.track']));
  });
});
