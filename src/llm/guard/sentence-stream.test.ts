import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSentenceStream } from './sentence-stream.ts';

function sentencesOf(pieces: readonly string[]): string[] {
  const stream = createSentenceStream();
  return [...pieces.flatMap((piece) => stream.add(piece)), ...stream.end()];
}

describe('a stream of sentences', () => {
  it.each([
    [['It keeps 2.5 days. ', 'Then throw it away!']],
    [['开封后 2 天。', '放冰箱里侧！', '别放门上']],
    [['能退吗？', '能，“7 天内可退。”', '请保留包装。']],
    [['Yes, of course. It keeps 2 days. ', 'Of course not. ', 'Then no.']],
    [['We open at 9 a.m. on weekdays, e.g. Monday. ', 'See [our page](/help?a=1.2&b=3. x).']],
    [['See No. 5 in the list of Dr. Wu. ', 'It has 3.5 kg.']],
    [['1. Open the order. ', 'Tap it.']],
    [['Wait... it is there. ', 'Good.']],
    [['First line\n', 'second line']],
    [['He said "Come in." ', 'So I did.']],
    [['好的! ', '请看 www.shop.example/a.b 这里。']],
    [['v2.0 is out. ', 'Nice.']],
  ])('ends them where people do: %j', (sentences) => {
    expect(sentencesOf([sentences.join('')])).toEqual(sentences);
  });

  it('gives a sentence as soon as the next one begins', () => {
    const stream = createSentenceStream();
    expect(stream.add('It keeps 2 days.')).toEqual([]);
    expect(stream.add(' T')).toEqual(['It keeps 2 days. ']);
  });

  it('gives the same sentences however the text is cut, and loses nothing of it', () => {
    const piece = fc.constantFrom(
      'It keeps 2.5 days. ',
      '能退。',
      '！',
      '? ',
      'e.g. ',
      ' a.m. ',
      '\n',
      '”',
      '…',
      '[a. b](/c.d?e=f)',
      '1. ',
      'Then ',
      '好',
      '.',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(fc.nat({ max: 6 })), (pieces, sizes) => {
        const text = pieces.join('');
        const cut: string[] = [];
        let at = 0;
        for (const size of sizes) {
          cut.push(text.slice(at, at + size));
          at += size;
        }
        cut.push(text.slice(at));
        const whole = sentencesOf([text]);
        expect(sentencesOf(cut)).toEqual(whole);
        expect(sentencesOf([...text])).toEqual(whole);
        expect(whole.join('').trim()).toBe(text.trim());
      }),
    );
  });
});
