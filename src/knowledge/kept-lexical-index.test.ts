import { describe, expect, it } from 'vitest';
import { atOnce } from './at-once.ts';
import { keepLexicalIndex } from './kept-lexical-index.ts';
import { buildLocaleIndex } from './locale-index.ts';
import { LocaleSearch } from './locale-search.ts';
import { LEXICON, smallShop } from './testing/small-shop.ts';

const chunks = (locale: 'en' | 'zh-Hans') => smallShop().filter((chunk) => chunk.locale === locale);
const built = (locale: 'en' | 'zh-Hans') => atOnce(buildLocaleIndex(chunks(locale), LEXICON));

describe('a kept index', () => {
  it.each(['en', 'zh-Hans'] as const)('finds what the built one finds, in %s', (locale) => {
    const index = built(locale);
    const restored = atOnce(buildLocaleIndex(chunks(locale), LEXICON, keepLexicalIndex(index.lexical)));
    expect(restored.lexical.postingImpacts).toBe(index.lexical.postingImpacts);
    for (const text of ['delivrey fee', '运费多少', 'wismo', '三文鱼 salmon']) {
      const query = { text, limit: 10, now: 0, reading: null };
      const hits = new LocaleSearch(index).search(query);
      expect(new LocaleSearch(restored).search(query)).toEqual(hits);
    }
  });

  it('is not used when it is of another format or of other entries', () => {
    const kept = keepLexicalIndex(built('en').lexical);
    const older = atOnce(buildLocaleIndex(chunks('en'), LEXICON, { ...kept, format: kept.format - 1 }));
    expect(older.lexical).toEqual(built('en').lexical);
    const other = atOnce(buildLocaleIndex(chunks('zh-Hans'), LEXICON, kept));
    expect(other.lexical).toEqual(built('zh-Hans').lexical);
  });
});
