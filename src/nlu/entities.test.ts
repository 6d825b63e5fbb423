import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEntityFinder } from './entities.ts';

const find = createEntityFinder({
  products: [
    { sku: 'TEA-001', names: ['大红袍', 'Da Hong Pao oolong 100 g'] },
    { sku: 'TEA-002', names: ['正山小种', 'Lapsang Souchong'] },
    { sku: 'FR-SAL-001', names: ['挪威三文鱼刺身 200g', '三文鱼', 'Norwegian salmon sashimi 200 g'] },
    { sku: 'FR-SAL-002', names: ['智利三文鱼扒', '三文鱼', 'salmon steak'] },
  ],
  terms: { yyds: 'praise', 拔草: 'no longer wanted' },
  orderNumbers: ['FR-?\\d{8}'],
});
const named = (message: string) => find(message).map(({ type, value }) => [type, value]);

/** Any UTF-16 unit, halves of pairs included. */
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));

describe('createEntityFinder', () => {
  it('finds an order number of the shop however it is typed', () => {
    for (const typed of [
      'FR-20260001',
      'fr20260001',
      'fr 2026 0001',
      '#FR-20260001',
      'ＦＲ－２０２６０００１',
      'FR - 20260001',
    ]) {
      expect(
        named(`查一下 ${typed} 谢谢`).map(([type]) => type),
        typed,
      ).toEqual(['order-number']);
      expect(named(typed)[0]?.[1]?.replace('-', ''), typed).toBe('FR20260001');
    }
  });

  it('finds order numbers of other shapes where they are plain', () => {
    expect(named('track #88214907')).toEqual([['order-number', '88214907']]);
    expect(named('any update on KX-20931?')).toEqual([['order-number', 'KX-20931']]);
    expect(named('订单 5530219 到哪了')).toEqual([['order-number', '5530219']]);
    expect(named('заказ 40817-5523')).toEqual([['order-number', '40817-5523']]);
  });

  it('does not take sizes, dates, years or counts for order numbers', () => {
    for (const message of [
      'iPhone 15 256GB',
      'bought 2 on 2026-11-11',
      '20kg 的米',
      '身高175体重65',
      'in 2026',
      '20250818 买的',
      '3D打印机',
      '满1000减100',
    ]) {
      expect(
        named(message).filter(([type]) => type === 'order-number'),
        message,
      ).toEqual([]);
    }
  });

  it('reads contacts in their canonical form', () => {
    expect(named('邮箱 Li.Wei@Example.COM 手机 138-0013-8000')).toEqual([
      ['email', 'li.wei@example.com'],
      ['phone', '+8613800138000'],
    ]);
    expect(named('call +44 20 7946 0958')).toEqual([['phone', '+442079460958']]);
  });

  it('reads amounts with their currency', () => {
    expect(named('扣了我¥1,299.00两次')).toEqual([['amount', '1299.00 CNY']]);
    expect(named('才59块钱')).toEqual([['amount', '59 CNY']]);
    expect(named('charged €1.299,50 instead of 20 dollars')).toEqual([
      ['amount', '1299.50 EUR'],
      ['amount', '20 USD'],
    ]);
  });

  it('tells near products apart', () => {
    expect(named('大红袍和正山小种哪个好')).toEqual([
      ['product', 'TEA-001'],
      ['product', 'TEA-002'],
    ]);
  });

  it('gives every product that shares a name, and the one that the longer name means', () => {
    expect(named('三文鱼新鲜吗')).toEqual([
      ['product', 'FR-SAL-001'],
      ['product', 'FR-SAL-002'],
    ]);
    expect(named('智利三文鱼扒新鲜吗')).toEqual([['product', 'FR-SAL-002']]);
  });

  it('forgives typing errors in long Latin names and none in short ones', () => {
    expect(named('is lapsang suchong smoky')).toEqual([['product', 'TEA-002']]);
    expect(named('lapland souvenir')).toEqual([]);
  });

  it('finds SKUs and terms', () => {
    expect(named('tea-001 yyds')).toEqual([
      ['sku', 'TEA-001'],
      ['term', 'praise'],
    ]);
    expect(named('xyydsx')).toEqual([]);
  });

  it('keeps an exact name apart from one that only resembles another', () => {
    const teas = createEntityFinder({
      products: [
        { sku: 'OOLONG-RED', names: ['Da Hong Pao'] },
        { sku: 'OOLONG-REED', names: ['Da Hong Bao'] },
      ],
      terms: {},
      orderNumbers: [],
    });
    expect(teas('one da hong bao please').map(({ value }) => value)).toEqual(['OOLONG-REED']);
    expect(teas('one da hong pao please').map(({ value }) => value)).toEqual(['OOLONG-RED']);
    expect(named('正山小种')).toEqual([['product', 'TEA-002']]);
    expect(named('大红袍')).toEqual([['product', 'TEA-001']]);
  });

  it('finds dates as the shopper’s clock has them', () => {
    const now = { year: 2026, month: 11, day: 21, hour: 17, minute: 5 };
    const said: Record<string, string> = {
      '我昨天下的单 FR-20260001': '2026-11-20',
      'ordered it 3 days ago': '2026-11-18',
      'ich habe gestern bestellt': '2026-11-20',
      'le colis arrive demain ?': '2026-11-22',
      明日届きますか: '2026-11-22',
      'طلبت أمس ولم يصل': '2026-11-20',
      'в прошлую среду': '2026-11-18',
      '내일 오후 8시에 와 주세요': '2026-11-22T20:00',
    };
    for (const [message, value] of Object.entries(said)) {
      const dates = find(message, now).filter(({ type }) => type === 'date');
      expect({ message, dates: dates.map((date) => date.value) }).toEqual({ message, dates: [value] });
    }
    expect(named('昨天 2026-11-05')).toEqual([['date', '2026-11-05']]);
  });

  it('reads a word of the shop as what it means there, date or not', () => {
    const shop = createEntityFinder({ products: [], terms: { '25号': '王菲红' }, orderNumbers: [] });
    const now = { year: 2026, month: 11, day: 21, hour: 17, minute: 5 };
    const read = (message: string) => shop(message, now).map(({ type, value }) => [type, value]);
    expect(read('25号还有吗')).toEqual([['term', '王菲红']]);
    expect(read('11月25号到吗')).toEqual([['date', '2026-11-25']]);
  });

  it('gives offsets that hold the text as typed, whatever stands around', () => {
    const pieces = fc.constantFrom(
      '大红袍',
      '①ﬁ',
      'FR-20260001',
      'İstanbul',
      '👩‍👩‍👧',
      'a@b.co',
      '¥59',
      ' ',
      '，',
      'salmon steak',
      '0',
      'é',
      '\u200b',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit, maxLength: 6 })), { maxLength: 12 }), (parts) => {
        const message = parts.join('');
        for (const entity of find(message)) {
          expect(message.slice(entity.start, entity.end)).toBe(entity.text);
          expect(entity.start).toBeLessThan(entity.end);
          expect(entity.value).not.toBe('');
        }
      }),
    );
  });

  it('finds an e-mail address in any sentence', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{1,8}\.[a-z0-9]{1,8}$/),
        fc.constantFrom('我的邮箱是', 'mail me at ', '（'),
        (user, before) => {
          const message = `${before}${user}@shop.example。`;
          expect(named(message)).toContainEqual(['email', `${user}@shop.example`]);
        },
      ),
    );
  });
});
