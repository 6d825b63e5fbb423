import { describe, expect, it } from 'vitest';
import { parseIdentityKeys } from './parse-identity-keys.ts';

const SECRET = '0123456789abcdef';

describe('the keys of others who vouch for shoppers', () => {
  it('are read by shop, and are none without a word', () => {
    const keys = { fresh: { custom: { secret: SECRET }, shopify: { shop: 'f.myshopify.com', secret: SECRET } } };
    expect(parseIdentityKeys(JSON.stringify(keys))).toEqual(keys);
    expect(parseIdentityKeys(undefined)).toEqual({});
  });

  it.each([
    ['no JSON', '{', 'IDENTITY_KEYS must be JSON'],
    ['a short secret', '{"fresh":{"custom":{"secret":"short-one"}}}', 'IDENTITY_KEYS: fresh.custom.secret'],
    ['an unknown platform', `{"fresh":{"magento":{"secret":"${SECRET}"}}}`, 'IDENTITY_KEYS: fresh.magento'],
    ['a missing field', `{"fresh":{"shopify":{"secret":"${SECRET}"}}}`, 'IDENTITY_KEYS: fresh.shopify.shop'],
  ])('are refused for %s, naming the place and never the secret', (_, json, said) => {
    expect(() => parseIdentityKeys(json)).toThrow(said);
    expect(() => parseIdentityKeys(json)).not.toThrow(/short-one|0123456789abcdef/);
  });
});
