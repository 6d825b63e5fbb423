import { describe, expect, it } from 'vitest';
import { searchOrder } from './search-order.ts';

describe('searchOrder', () => {
  it('begins with the shopper’s language and ends with English', () => {
    expect(searchOrder('fr', 'bonjour', ['en', 'fr', 'de'])).toEqual(['fr', 'en']);
    expect(searchOrder('de', 'hallo', ['zh-Hans', 'en'])).toEqual(['en']);
  });

  it('takes the other way to write Chinese before English', () => {
    expect(searchOrder('zh-Hant', '運費', ['en', 'zh-Hans'])).toEqual(['zh-Hans', 'en']);
    expect(searchOrder('zh-Hans', '运费', ['zh-Hant', 'en'])).toEqual(['zh-Hant', 'en']);
  });

  it('adds the language whose script the question is in', () => {
    expect(searchOrder('en', '运费多少', ['zh-Hans', 'en'])).toEqual(['en', 'zh-Hans']);
    expect(searchOrder('en', '送料はいくら', ['ja', 'en'])).toEqual(['en', 'ja']);
    expect(searchOrder('en', '배송비', ['ko', 'en'])).toEqual(['en', 'ko']);
  });

  it('falls back to the first language of a pack that has none of them', () => {
    expect(searchOrder('fr', 'bonjour', ['ja', 'ko'])).toEqual(['ja']);
  });
});
