import { describe, expect, it } from 'vitest';
import type { Entity } from '#nlu/reading.ts';
import type { Finding } from '../specialist.ts';
import { consultDuty, openDuty } from './consult-duty.ts';
import type { DutyReport } from './duty-report.ts';
import { globalDuty, globalDutyChunk } from './testing/global-duty.ts';
import { inquiry, someGoods } from './testing/goods.ts';

const TEA = { product: 'GL-TEA-001' };
const consult = (text: string, over: Parameters<typeof inquiry>[1] = {}): Finding | null =>
  consultDuty(globalDuty, inquiry(text, over), someGoods);
const said = (finding: Finding | null): string[] =>
  (finding?.lines ?? []).flatMap((line) => ('say' in line ? [line.say] : []));
function report(finding: Finding | null): DutyReport {
  for (const line of finding?.lines ?? []) if ('show' in line && line.show.type === 'duty') return line.show.report;
  throw new Error('no report');
}
const entity = (type: Entity['type'], value: string): Entity => ({ type, text: value, value, start: 0, end: 1 });

describe('duty asked for in a chat', () => {
  it('gives the exact figure for the product on screen', () => {
    const finding = consult('清关到意大利要多少税', { context: TEA, locale: 'zh-Hans' });
    // $36 is €31.56 and $5.90 shipping €5.17; 3 + (31.56 + 5.17 + 3) × 22 % = 8.74; 2 for customs: 13.74.
    expect(report(finding)).toMatchObject({
      destination: 'IT',
      customsGoods: '31.56',
      customsShipping: '5.17',
      total: '13.74',
    });
    expect(said(finding)).toEqual(['duty-total', 'duty-stale']);
    expect(finding?.lines[0]).toMatchObject({ params: { country: '意大利', goods: 'Da Hong Pao', total: '€13.74' } });
    expect(finding?.citations).toEqual([
      { kind: 'product', id: 'GL-TEA-001', title: 'Da Hong Pao', url: '/global/product.html?sku=GL-TEA-001' },
    ]);
  });

  it.each([
    ['how much duty to Italy?', 'en', 'IT'],
    ['cuánto pago de aduana en Italia', 'es', 'IT'],
    ['wie viel Zoll nach Italien', 'de', 'IT'],
    ['combien de taxes pour l’Italie', 'fr', 'IT'],
    ['quanto pago di dogana in Italia', 'it', 'IT'],
    ['quanto é o imposto para a Itália', 'pt', 'IT'],
    ['ile wynosi cło do Włoch', 'pl', 'IT'],
    ['сколько пошлина в Италию', 'ru', 'IT'],
    ['كم الجمارك إلى إيطاليا', 'ar', 'IT'],
    ['イタリアへの関税はいくら', 'ja', 'IT'],
    ['이탈리아 관세 얼마예요', 'ko', 'IT'],
    ['ภาษีนำเข้าไปอิตาลีเท่าไหร่', 'th', 'IT'],
    ['thuế gửi sang Ý bao nhiêu', 'vi', 'IT'],
    ['berapa bea masuk ke Italia', 'id', 'IT'],
    ['寄到義大利要繳多少稅', 'zh-Hant', 'IT'],
    ['寄英国要交多少关税', 'zh-Hans', 'GB'],
  ] as const)('understands %s', (text, locale, destination) => {
    expect(report(consult(text, { context: TEA, locale })).destination).toBe(destination);
  });

  it.each([
    'what does DDP mean',
    'who pays the duty to Italy',
    'how long does customs take to Italy',
    'how much is shipping to Italy and is duty included',
    'someone asks me for customs money by text message, how much is right',
    '关税是你们付还是我付',
    '寄意大利要多久清关',
    'do I pay customs in Italy',
  ])('leaves %s to the answers', (text) => {
    expect(consult(text, { context: TEA })).toBeNull();
  });

  it('is not asked where there are no goods', () => {
    expect(consult('how much duty to Italy')).toBeNull();
  });

  it('asks for the country, and goes on when it is named', () => {
    const asked = consult('how much duty on this?', { context: TEA });
    expect(said(asked)).toEqual(['duty-ask-country']);
    expect(asked?.asks).toBe(true);
    expect(asked?.choices.map(({ label }) => label)).toContain('Italy');
    const told = consult('Germany', { context: TEA, intent: 'oos', known: asked?.known ?? null });
    expect(report(told)).toMatchObject({ destination: 'DE' });
    expect(told?.asks).toBe(false);
  });

  it('drops the question when something else is said', () => {
    const asked = consult('how much duty on this?', { context: TEA });
    expect(consult('never mind', { context: TEA, intent: 'chat.bye', known: asked?.known ?? null })).toBeNull();
  });

  it('takes the page’s country where none is named', () => {
    expect(report(consult('how much duty is it', { context: { ...TEA, country: 'nz' } })).destination).toBe('NZ');
  });

  it('asks for the product where a value is named and no goods are', () => {
    const asked = consult('how much duty on a 200 euro scarf to Italy', { entities: [entity('amount', '200.00 EUR')] });
    expect(said(asked)).toEqual(['duty-ask-product']);
    const told = consult('the silk square', {
      entities: [entity('product', 'GL-TEX-001')],
      intent: 'oos',
      known: asked?.known ?? null,
    });
    expect(report(told)).toMatchObject({ destination: 'IT', charges: [{ hs: ['6214.10'] }, {}, {}] });
  });

  it('goes by the value the shopper names, in their currency', () => {
    const finding = consult('how much duty on this for 200 euro to France', {
      context: { product: 'GL-TEX-001' },
      entities: [entity('amount', '200.00 EUR')],
    });
    expect(report(finding)).toMatchObject({
      customsGoods: '200',
      exchange: null,
      charges: [{ kind: 'duty', amount: '16' }, {}],
    });
  });

  it('counts pieces', () => {
    expect(report(consult('两罐寄到德国要多少税', { context: TEA, locale: 'zh-Hans' })).goods.amount).toBe('72');
    expect(report(consult('how much duty for three of these to Germany', { context: TEA })).goods.amount).toBe('108');
  });

  it('takes the basket where it is spoken of', () => {
    const cart = JSON.stringify([
      { sku: 'GL-TEA-001', quantity: 2 },
      { sku: 'GL-TEX-001', quantity: 1 },
    ]);
    const finding = consult('how much duty on my basket to Germany', { context: { ...TEA, cart } });
    expect(report(finding).charges[0]).toMatchObject({ kind: 'flat', rate: { count: 2 } });
    // $130 is above $59: shipping is free.
    expect(report(finding).customsShipping).toBe('0');
  });

  it('answers “and to Germany” with the same goods', () => {
    const first = consult('how much duty for two of these to Italy', { context: TEA });
    expect(report(consult('and to Germany?', { known: first?.known ?? null })).goods.amount).toBe('72');
  });

  it('says where the shop does not deliver, or not this product', () => {
    expect(said(consult('how much duty to Brazil', { context: TEA }))).toEqual(['duty-not-shipped']);
    expect(said(consult('how much duty to the UK', { context: { product: 'GL-KIT-001' } }))).toEqual(['duty-not-this']);
  });

  it('invents no rate: it offers a person', () => {
    const finding = consult('how much duty to the US', { context: { product: 'GL-KIT-003' } });
    expect(said(finding)).toEqual(['duty-no-rate']);
    expect(finding?.choices).toMatchObject([{ script: 'duty-person' }]);
    expect(finding?.why[0]).toContain('7323.99');
    expect(said(consult('how much duty to Northern Ireland', { context: TEA }))).toEqual(['duty-no-rate']);
    expect(said(consult('how much duty to Italy', { context: { product: 'GL-TEST-1' } }))).toEqual(['duty-no-rate']);
  });

  it('tells apart what is paid at checkout and to the carrier', () => {
    expect(said(consult('how much tax to Thailand', { context: { product: 'GL-TEX-001' } }))[0]).toBe('duty-total-dap');
    const cart = JSON.stringify([
      { sku: 'GL-TEA-001', quantity: 1 },
      { sku: 'GL-TEX-001', quantity: 1 },
    ]);
    expect(said(consult('how much tax on my cart to Norway', { context: { cart } }))[0]).toBe('duty-total-both');
    expect(said(consult('how much tax to the UK', { context: TEA }))[0]).toBe('duty-nothing');
  });

  it('gives the same twice', () => {
    const once = consult('how much duty to Japan', { context: { product: 'GL-TEX-001' } });
    expect(consult('how much duty to Japan', { context: { product: 'GL-TEX-001' } })).toEqual(once);
  });

  it('refuses a chunk that is not one, by its path', () => {
    expect(() => openDuty({ ...globalDutyChunk, origin: 'China' })).toThrow(/pack-invalid.*duty › origin/);
  });
});
