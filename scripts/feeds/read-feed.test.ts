import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedBroken, type FeedProduct, priceAt } from './feed-item.ts';
import { NO_MAP } from './feed-map.ts';
import { plainFromHtml, shortened } from './item-values.ts';
import { FEED_FORMATS, type FeedFormat, readFeed } from './read-feed.ts';

const text = (file: string) => readFileSync(`tests/fixtures/feeds/${file}`, 'utf8');
const bySku = (products: readonly FeedProduct[]) =>
  Object.fromEntries(products.map((product) => [product.sku, product]));

describe('JSON Feed', () => {
  const reading = readFeed(text('corner.feed.json'), 'json-feed', NO_MAP);
  const goods = bySku(reading.products);

  it('is read with its goods and campaigns, and leaves its articles alone', () => {
    expect(reading.faults).toEqual([]);
    expect(Object.keys(goods)).toEqual(['CS-TEA-101', 'CS-TEA-102']);
    expect(goods['CS-TEA-101']).toMatchObject({
      name: 'Jasmine tea 100 g',
      price: { amount: '39.00', currency: 'CNY' },
      listPrice: { amount: '45.00', currency: 'CNY' },
      stock: 'in-stock',
      facts: { weight: '100 g' },
    });
    expect(reading.campaigns).toMatchObject([{ id: 'black-friday', code: 'TEA10', skus: ['CS-TEA-101'] }]);
  });

  it('gives a description as text, without what a page would run', () => {
    expect(goods['CS-TEA-102']?.summary).toBe('From Anxi & rolled by hand.');
  });

  it('leaves out what has a fault, names item and place, and loses nothing else', () => {
    const { products, campaigns, faults } = readFeed(text('corner-faulty.feed.json'), 'json-feed', NO_MAP);
    expect(products.map(({ sku }) => sku)).toEqual(['GOOD']);
    expect(products[0]?.price.amount).toBe('1.00');
    expect(campaigns).toEqual([]);
    expect(faults.map(({ item, path }) => [item, path])).toEqual([
      ['number', '_aisle.price'],
      ['thousands', '_aisle.price'],
      ['currency', '_aisle'],
      ['stock', '_aisle'],
      ['picture', 'image'],
      ['zone', '_aisle.campaign.from'],
      ['GOOD', ''],
    ]);
  });
});

describe('products.json of Shopify', () => {
  const map = { ...NO_MAP, currency: 'GBP', skuPrefix: 'SH-' };
  const { products, faults } = readFeed(text('shopify.products.json'), 'shopify', map);
  const goods = bySku(products);

  it('has a good for each variant, with its options, and none for a draft', () => {
    expect(Object.keys(goods)).toEqual(['SH-LS-M-BLUE', 'SH-LS-L-BLUE', 'SH-40123', 'SH-GIFT']);
    expect(goods['SH-LS-M-BLUE']).toMatchObject({
      name: 'Linen shirt M / Blue',
      category: 'Shirts',
      summary: 'Washed linen.\nCut wide.',
      price: { amount: '79.00', currency: 'GBP' },
      listPrice: { amount: '99.00', currency: 'GBP' },
      facts: { vendor: 'Plain Goods', Size: 'M', Colour: 'Blue', barcode: '4006381333931' },
    });
    expect(goods['SH-GIFT']).toMatchObject({ name: 'Gift card', category: null, facts: {} });
  });

  it('is not reduced where the price before is the same', () => {
    expect(goods['SH-LS-L-BLUE']?.listPrice).toBeNull();
  });

  it('tells what is left', () => {
    expect(products.map(({ stock }) => stock)).toEqual(['in-stock', 'low', 'out', 'in-stock']);
  });

  it('names the variant that has a fault', () => {
    expect(faults).toEqual([{ item: '7001.variants.3', path: 'price', message: 'is not a price like 59.90' }]);
  });

  it('needs a currency, which it does not have', () => {
    expect(() => readFeed(text('shopify.products.json'), 'shopify', NO_MAP)).toThrow(/currency/);
  });
});

describe('a Google Merchant feed', () => {
  const { products, campaigns, faults } = readFeed(text('merchant.rss.xml'), 'google-merchant', NO_MAP);
  const goods = bySku(products);

  it('is read from RSS, with facts and the promotions beside the goods', () => {
    expect(goods['MUG-1']).toMatchObject({
      name: 'Mug & saucer',
      summary: 'Stoneware, 300 ml.',
      category: 'Home > Kitchen > Mugs',
      stock: 'in-stock',
      facts: { brand: 'Plain', gtin: '4006381333931', item_group_id: 'mugs', Volume: '300 ml' },
      campaigns: ['KITCHEN'],
    });
    expect(campaigns).toMatchObject([
      { id: 'KITCHEN', code: 'KITCHEN10', from: '2026-11-19T23:00:00.000Z', until: '2026-11-27T22:59:00.000Z' },
    ]);
  });

  it('is read from Atom, whatever its prefix is called', () => {
    const atom = readFeed(text('merchant.atom.xml'), 'google-merchant', NO_MAP);
    expect(atom.faults).toEqual([]);
    expect(atom.products).toMatchObject([{ sku: 'BOWL-1', name: 'Bowl', stock: 'out' }]);
  });

  it('has a reduction with dates in them alone, and one without at once', () => {
    const price = (sku: string, at: string) => {
      const good = goods[sku];
      const told = good && priceAt(good, Date.parse(at));
      return [told?.price.amount, told?.listPrice?.amount];
    };
    expect(price('MUG-1', '2026-11-19T22:59:59Z')).toEqual(['18.00', undefined]);
    expect(price('MUG-1', '2026-11-19T23:00:00Z')).toEqual(['15.00', '18.00']);
    expect(price('MUG-1', '2026-11-27T22:59:00Z')).toEqual(['18.00', undefined]);
    expect(price('MUG-2', '2026-01-01T00:00:00Z')).toEqual(['9.00', '12.00']);
  });

  it('names the item that has a fault', () => {
    expect(faults).toEqual([{ item: 'mug-3', path: 'price', message: expect.any(String) }]);
  });

  it('may not define entities: nothing is expanded and nothing read', () => {
    const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><rss><channel><item><title>&lol2;</title></item></channel></rss>`;
    const file = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><rss><channel/></rss>`;
    for (const body of [laughs, file]) expect(() => readFeed(body, 'google-merchant', NO_MAP)).toThrow(/document type/);
  });
});

describe('the ids of offers', () => {
  const xml = `<rss xmlns:g="http://base.google.com/ns/1.0"><channel>
    <item><g:id>mug-1</g:id><title>Mug</title><g:price>18.00 EUR</g:price><g:availability>in_stock</g:availability>
      <g:promotion_id>Kitchen week/1</g:promotion_id></item>
    <item><g:promotion_id>Kitchen week/1</g:promotion_id><g:long_title>Kitchen week</g:long_title>
      <g:promotion_effective_dates>2026-11-20T00:00+01:00/2026-11-27T23:59+01:00</g:promotion_effective_dates></item>
    <item><g:promotion_id>厨房周</g:promotion_id><g:long_title>Kitchen week</g:long_title>
      <g:promotion_effective_dates>2026-11-20T00:00+01:00/2026-11-27T23:59+01:00</g:promotion_effective_dates></item>
  </channel></rss>`;

  it('are those of the pack, in goods that name them too', () => {
    const { products, campaigns, faults } = readFeed(xml, 'google-merchant', NO_MAP);
    expect(campaigns.map(({ id }) => id)).toEqual(['Kitchen-week-1']);
    expect(products[0]?.campaigns).toEqual(['Kitchen-week-1']);
    expect(faults).toMatchObject([{ item: '厨房周', path: 'promotion_id' }]);
  });

  it('are read from JSON alike, and two that become one are named', () => {
    const offer = { title: 'A', _aisle: { campaign: { from: '2026-11-20T00:00:00Z', until: '2026-11-30T00:00:00Z' } } };
    const items = [
      { ...offer, id: 'tea week' },
      { ...offer, id: 'tea/week' },
      { ...offer, id: 12 },
    ];
    const body = JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items });
    const { campaigns, faults } = readFeed(body, 'json-feed', NO_MAP);
    expect(campaigns.map(({ id }) => id)).toEqual(['tea-week', '12']);
    expect(faults).toMatchObject([{ item: 'tea-week', message: 'came before in this feed' }]);
  });
});

describe('a feed that is cut or is none', () => {
  const files: [FeedFormat, string][] = [
    ['json-feed', 'corner.feed.json'],
    ['shopify', 'shopify.products.json'],
    ['google-merchant', 'merchant.rss.xml'],
  ];

  it.each(files)('is not read by halves: %s', (format, file) => {
    const whole = text(file).trim();
    const map = { ...NO_MAP, currency: 'EUR' };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 1 }), (at) => {
        expect(() => readFeed(whole.slice(0, at), format, map)).toThrow(FeedBroken);
      }),
      { numRuns: 60 },
    );
  });

  it.each(FEED_FORMATS)('is broken and nothing else: %s', (format) => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('<html><body>Sign in</body></html>')), (body) => {
        try {
          expect(readFeed(body, format, { ...NO_MAP, currency: 'EUR' }).products).toEqual([]);
        } catch (cause) {
          expect(cause).toBeInstanceOf(FeedBroken);
        }
      }),
    );
  });
});

describe('texts of feeds', () => {
  it('have no tags left, whatever they were', () => {
    const html = fc.string({ unit: fc.constantFrom('<', '>', '/', 'b', 'p', ' ', '"') });
    fc.assert(
      fc.property(html, (one) => {
        expect(plainFromHtml(one)).not.toMatch(/<[a-z][^<>]*>/);
      }),
    );
  });

  it('are shortened at a sentence, and never above the limit', () => {
    expect(shortened('One two three. Four five six seven.', 25)).toBe('One two three.');
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (one) => {
        expect(shortened(one, 20).length).toBeLessThanOrEqual(20);
      }),
    );
  });
});
