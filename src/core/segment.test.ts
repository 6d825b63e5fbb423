import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { segment } from './segment.ts';

const texts = (text: string, breakWords?: null) => segment(text, breakWords).map((part) => part.text);
const words = (text: string) =>
  segment(text)
    .filter((part) => part.kind === 'word')
    .map((part) => part.text);

describe('segment', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('finds the words of Chinese and adds every pair of neighbours once', () => {
    expect(words('满多少免运费')).toEqual(['满', '多少', '免', '运费']);
    expect(texts('满多少免运费').sort()).toEqual(['免', '免运', '多少', '少免', '满', '满多', '运费'].sort());
  });

  it('reads traditional Chinese as simplified', () => {
    expect(texts('運費')).toEqual(texts('运费'));
  });

  it('finds the words of Japanese and Thai', () => {
    expect(words('送料はいくらですか')).toContain('送料');
    expect(words('ค่าจัดส่งเท่าไหร่')).toContain('เท่า');
  });

  it('keeps Thai vowels and tones with their consonant in pairs', () => {
    for (const { text } of segment('ค่าส่ง', null)) expect(text).not.toMatch(/^\p{M}/u);
  });

  it('gives pairs alone where the browser has no word segmenter', async () => {
    vi.stubGlobal(
      'Intl',
      new Proxy(Intl, { get: (of, key) => (key === 'Segmenter' ? undefined : Reflect.get(of, key)) }),
    );
    vi.resetModules();
    const { segment: bare } = await import('./segment.ts');
    expect(bare('满多少免运费').map((part) => part.text)).toEqual(['满多', '多少', '少免', '免运', '运费']);
    expect(bare('满多少免运费')).toEqual(segment('满多少免运费', null));
    expect(bare('鱼 free').map((part) => part.text)).toEqual(['鱼', 'free']);
  });

  it('splits Latin at spaces and signs, without accents, possessives and apostrophes', () => {
    expect(texts("Where's my Crème-brûlée? I don't know")).toEqual([
      'where',
      'my',
      'creme',
      'brulee',
      'i',
      'dont',
      'know',
    ]);
  });

  it('parts a number from its unit', () => {
    expect(texts('200g')).toEqual(texts('200 g'));
    expect(texts('1,299.50元')).toEqual(['1299.50', '元']);
  });

  it('finds a Korean noun under its particle', () => {
    expect(texts('배송비는')).toContain('배송');
  });

  it('gives nothing for signs and spaces', () => {
    expect(segment('  ?!… 😀 —')).toEqual([]);
  });

  it('never gives an empty piece, never throws, and does not care for case or width', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const part of segment(text)) expect(part.text).not.toBe('');
        const ascii = text.replace(/[^a-z0-9 ]/gi, '');
        expect(segment(ascii.toUpperCase())).toEqual(segment(ascii.toLowerCase()));
      }),
    );
  });
});
