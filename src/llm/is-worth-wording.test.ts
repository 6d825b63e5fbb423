import { describe, expect, it } from 'vitest';
import { isWorthWording } from './is-worth-wording.ts';

const worded = (question: string, text: string) =>
  isWorthWording({
    use: 'word-answer',
    locale: 'en',
    question,
    mood: 'neutral',
    tone: 'plain',
    sources: [{ id: 'x', text }],
  });

const RETURNS =
  'Unopened goods can be returned within 30 days of delivery. Engraved goods cannot be returned. The courier picks the parcel up at your door between 9 and 18. Refunds go back to the card within 5 days.';

describe('isWorthWording', () => {
  it('is where one sentence clearly answers', () => {
    expect(worded('when does the courier pick the parcel up at my door', RETURNS)).toBe(true);
  });

  it('is not where nothing says which sentence answers', () => {
    expect(worded('hello?', RETURNS)).toBe(false);
  });

  it('is not where the answer is the whole entry', () => {
    expect(worded('when does the courier come', 'The courier comes between 9 and 18.')).toBe(false);
  });
});
