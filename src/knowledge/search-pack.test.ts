import { describe, expect, it } from 'vitest';
import type { Locale } from '#core/locale.ts';
import { searchPack } from './search-pack.ts';
import { searchOf } from './testing/small-shop.ts';

const LOCALES: Locale[] = ['zh-Hans', 'en'];

function searching(locale: Locale, text: string) {
  const built: Locale[] = [];
  const hits = searchPack({ text, locale, limit: 3, now: 0, reading: null }, LOCALES, async (wanted) => {
    built.push(wanted);
    return searchOf(wanted);
  });
  return { hits, built };
}

describe('searchPack', () => {
  it('looks no further when the shopper’s language has a sure entry', async () => {
    const { hits, built } = searching('zh-Hans', '运费多少');
    expect((await hits)[0]).toMatchObject({ id: 'fee', locale: 'zh-Hans' });
    expect(built).toEqual(['zh-Hans']);
  });

  it('answers a traditional Chinese shopper from simplified Chinese', async () => {
    expect((await searching('zh-Hant', '運費多少').hits)[0]).toMatchObject({ id: 'fee', locale: 'zh-Hans' });
  });

  it('answers a shopper of another language from English', async () => {
    expect((await searching('fr', 'is delivery free').hits)[0]).toMatchObject({ id: 'fee', locale: 'en' });
  });

  it('answers a Chinese question on an English page', async () => {
    expect((await searching('en', '退款多久到账').hits)[0]).toMatchObject({ id: 'refund', locale: 'zh-Hans' });
  });

  it('gives an entry once, though both languages have it', async () => {
    const hits = await searching('en', 'salmon 三文鱼 海鲜').hits;
    expect(hits.filter(({ id }) => id === 'SS-SAL-1')).toHaveLength(1);
  });
});
