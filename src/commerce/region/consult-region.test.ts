import { describe, expect, it } from 'vitest';
import type { Finding, Inquiry } from '#commerce/specialist.ts';
import type { Entity } from '#nlu/reading.ts';
import { consultRegion } from './consult-region.ts';
import { globalGoods } from './testing/global-goods.ts';
import { globalRegion } from './testing/global-region.ts';

const english = globalGoods('en');
const chinese = globalGoods('zh-Hans');

function ask(text: string, over: Partial<Inquiry> = {}): Finding | null {
  const inquiry: Inquiry = {
    text,
    intent: 'shipping.area',
    confidence: 0.9,
    entities: [],
    locale: 'en',
    context: {},
    now: Date.parse('2026-11-22T12:00:00Z'),
    subject: null,
    known: null,
    taste: null,
    ...over,
  };
  return consultRegion(globalRegion, inquiry, inquiry.locale.startsWith('zh') ? chinese : english);
}

const said = (finding: Finding | null): string[] =>
  finding?.lines.flatMap((line) => ('say' in line ? [line.say] : [])) ?? [];
const paramsOf = (finding: Finding | null, say: string): Record<string, string> | undefined =>
  finding?.lines.flatMap((line) => ('say' in line && line.say === say ? [line.params ?? {}] : []))[0];
const cited = (finding: Finding | null): string[] => finding?.citations.map(({ id }) => id) ?? [];
const product = (value: string, text: string): Entity => ({ type: 'product', value, text, start: 0, end: text.length });

describe('whether goods may go to a country', () => {
  it.each([
    ['充电宝能寄到意大利吗', 'zh-Hans', 'region-limited', 'region-rule-power-bank-line'],
    ['充电宝能寄澳洲吗', 'zh-Hans', 'region-no', 'region-rule-power-bank-not'],
    ['行動電源可以寄到瑞士嗎', 'zh-Hant', 'region-no', 'region-rule-power-bank-not'],
    ['do you ship knives to the UK', 'en', 'region-no', 'region-rule-knife-uk'],
    ['do you ship knives to Northern Ireland', 'en', 'region-no', 'region-rule-knife-uk'],
    ['can you send a kitchen knife to Germany?', 'en', 'region-limited', 'region-rule-knife-age'],
    ['can I bring tea into Australia', 'en', 'region-yes', 'region-rule-tea-oceania'],
    ['is bamboo allowed into New Zealand', 'en', 'region-yes', 'region-rule-wood-oceania'],
    ['茶叶可以寄到日本吗', 'zh-Hans', 'region-limited', 'region-rule-tea-amount'],
    ['chrysanthemum tea to Australia, is it allowed?', 'en', 'region-no', 'region-rule-flowers-oceania'],
    ['can you send seeds to France', 'en', 'region-not-sold', 'region-rule-plant'],
    ['Kann ich eine Powerbank nach Österreich schicken lassen?', 'de', 'region-limited', 'region-rule-power-bank-line'],
    ['Verschickt ihr Messer nach England?', 'de', 'region-no', 'region-rule-knife-uk'],
    ['Envoyez-vous des couteaux au Royaume-Uni ?', 'fr', 'region-no', 'region-rule-knife-uk'],
    ['¿Envían baterías externas a Noruega?', 'es', 'region-no', 'region-rule-power-bank-not'],
    ['Вы отправляете ножи в Великобританию?', 'ru', 'region-no', 'region-rule-knife-uk'],
    ['モバイルバッテリーはオーストラリアに送れますか', 'ja', 'region-no', 'region-rule-power-bank-not'],
    ['보조배터리 싱가포르로 보내나요', 'ko', 'region-limited', 'region-rule-power-bank-line'],
    ['ส่งพาวเวอร์แบงค์ไปมาเลเซียได้ไหม', 'th', 'region-no', 'region-rule-power-bank-not'],
    ['có gửi sạc dự phòng sang Thái Lan không', 'vi', 'region-no', 'region-rule-power-bank-not'],
    ['apakah pisau bisa dikirim ke Inggris', 'id', 'region-no', 'region-rule-knife-uk'],
    ['هل ترسلون باور بنك إلى الإمارات', 'ar', 'region-no', 'region-rule-power-bank-not'],
  ] as const)('%s', (text, locale, verdict, rule) => {
    const finding = ask(text, { locale });
    expect(said(finding)[0]).toBe(verdict);
    expect(said(finding)).toContain(rule);
    expect(finding?.asks).toBe(false);
    expect(cited(finding).length).toBeGreaterThan(0);
  });

  it('cites the shop and links the public rule with the day it is as of', () => {
    const finding = ask('do you ship knives to the UK');
    expect(cited(finding)).toEqual(['restricted-knives', 'goods.knives']);
    const shown = finding?.lines.flatMap((line) => ('show' in line ? [line.show] : []));
    expect(JSON.stringify(shown)).toContain('Offensive Weapons Act 2019');
    expect(JSON.stringify(shown)).toContain('Jun 30, 2025');
    expect(said(finding)).not.toContain('region-stale');
    expect(said(ask('do you ship knives to the UK', { now: Date.parse('2028-01-01') }))).toContain('region-stale');
  });

  it('names the country in the language of the reply', () => {
    expect(paramsOf(ask('充电宝能寄到意大利吗', { locale: 'zh-Hans' }), 'region-limited')).toEqual({
      goods: '充电宝',
      country: '意大利',
    });
    expect(paramsOf(ask('send knives to Northern Ireland?'), 'region-no')?.country).toBe('Northern Ireland');
  });

  it('takes the country from the page, and one that is named before it', () => {
    expect(said(ask('can you send me a power bank?', { context: { country: 'AU' } }))[0]).toBe('region-no');
    expect(said(ask('can you send a power bank to Italy?', { context: { country: 'AU' } }))[0]).toBe('region-limited');
  });

  it('judges the very product that is named, or shown', () => {
    const kettle = product('GL-GAD-007', 'Gooseneck electric kettle');
    expect(said(ask('can you ship the Gooseneck electric kettle to Canada', { entities: [kettle] }))).toEqual([
      'region-no',
      'region-rule-kettle-230',
    ]);
    const shown = { context: { product: 'GL-TEA-010' } };
    expect(said(ask('can you send this to New Zealand?', shown))[0]).toBe('region-no');
    expect(said(ask('can I bring this tea into Australia', { context: { product: 'GL-TEA-001' } }))[0]).toBe(
      'region-yes',
    );
  });

  it('says of a kind which of it may not go', () => {
    const toCanada = ask('can you ship an electric kettle to Canada');
    expect(said(toCanada)[0]).toBe('region-yes');
    expect(paramsOf(toCanada, 'region-except')?.goods).toContain('220–240 V');
    expect(said(ask('can you ship an electric kettle to Japan'))[0]).toBe('region-no');
  });

  it('answers for two countries, and for a region by what its countries have in common', () => {
    expect(said(ask('can you ship power banks to Germany or to Switzerland'))).toEqual(
      expect.arrayContaining(['region-limited', 'region-no']),
    );
    const asia = ask('东南亚能寄充电宝吗', { locale: 'zh-Hans' });
    expect(paramsOf(asia, 'region-limited')?.country).toBe('新加坡');
    expect(paramsOf(asia, 'region-no')?.country).toBe('马来西亚、泰国');
    expect(paramsOf(ask('can you ship power banks to Europe'), 'region-limited')?.country).toBe('the European Union');
  });

  it('says that nothing goes where the shop does not deliver', () => {
    const finding = ask('can you send tea to Brazil');
    expect(said(finding)).toEqual(['region-not-delivered']);
    expect(cited(finding)).toEqual(['ship-area-not']);
  });
});

describe('asking for the country', () => {
  it('asks where the answer turns on it, and goes on with the answer', () => {
    const asked = ask('can you ship a power bank?');
    expect(asked).toMatchObject({ asks: true, lines: [{ say: 'region-ask-country' }] });
    expect(asked?.choices.map(({ say }) => say)).toContain('Germany');
    const answered = ask('Norway', { intent: 'oos', known: asked?.known ?? null });
    expect(said(answered)).toEqual(['region-no', 'region-rule-power-bank-not']);
    const next = ask('and to Italy?', { known: answered?.known ?? null });
    expect(said(next)[0]).toBe('region-limited');
  });

  it('does not where it is the same for all', () => {
    expect(ask('can you ship a silk scarf?')).toBeNull();
  });
});

describe('what all may not go to a country', () => {
  it('lists it with the reasons', () => {
    const finding = ask("what can't you send to Korea");
    expect(said(finding).slice(0, 2)).toEqual(['region-list-no', 'region-list-limited']);
    expect(paramsOf(finding, 'region-list-no')?.goods).toBe('electric kettle');
    expect(paramsOf(finding, 'region-list-limited')?.goods).toContain('kitchen knives');
    expect(said(finding)).toContain('region-list-unsold');
  });

  it.each([
    ['what may not go to Japan', 'en'],
    ['哪些东西不能寄到日本', 'zh-Hans'],
    ['Was dürft ihr nicht nach Japan schicken, welche Artikel?', 'de'],
    ['日本に送れない商品は何ですか', 'ja'],
  ] as const)('%s', (text, locale) => {
    expect(said(ask(text, { locale }))[0]).toBe('region-list-no');
  });

  it('asks for the country when none is told', () => {
    const asked = ask("what can't you send?");
    expect(asked).toMatchObject({ asks: true, lines: [{ say: 'region-ask-list' }] });
    expect(said(ask('Australia', { intent: 'oos', known: asked?.known ?? null }))[0]).toBe('region-list-no');
  });
});

describe('marks', () => {
  it('says whether the product on screen has one', () => {
    const lamp = { context: { product: 'GL-GAD-010' }, intent: 'product.authenticity' };
    expect(said(ask('does this have a CE mark', lamp))[0]).toBe('region-mark-has');
    expect(cited(ask('does this have a CE mark', lamp))).toEqual(['GL-GAD-010']);
    expect(said(ask('is this FCC approved?', { ...lamp, context: { product: 'GL-GAD-007' } }))[0]).toBe(
      'region-mark-has-not',
    );
  });

  it('says whether a country asks for one', () => {
    const germany = ask('德国要 CE 吗', { locale: 'zh-Hans', intent: 'product.authenticity' });
    expect(said(germany)).toEqual(expect.arrayContaining(['region-mark-needed', 'region-rule-electric-eu']));
    expect(cited(germany)).toContain('product-info-ce');
    expect(said(ask('does Japan ask for the CE mark'))[0]).toBe('region-mark-elsewhere');
    expect(said(ask('没有KC认证能寄韩国不', { locale: 'zh-Hans' }))).toContain('region-rule-electric-kr');
  });

  it('tells CE from UKCA, and a mark that another country asks for', () => {
    expect(said(ask('do toys need UKCA for the UK'))).toEqual(
      expect.arrayContaining(['region-mark-has', 'region-rule-toy-gb']),
    );
    const lamp = { context: { product: 'GL-GAD-010' } };
    expect(said(ask('does this lamp have CE for Japan', lamp))).toEqual(
      expect.arrayContaining(['region-mark-has', 'region-mark-other', 'region-rule-electric-jp']),
    );
  });

  it('takes a paper that is filed for no mark that goods lack', () => {
    expect(said(ask('is fda needed for tea to the us'))).toEqual(['region-rule-tea-us', 'region-sources']);
  });

  it('tells which certificates goods need there', () => {
    expect(said(ask('which certification do toys need for Germany', { intent: 'product.authenticity' }))).toContain(
      'region-rule-toy-eu',
    );
  });
});

describe('values', () => {
  it('tells the line of a country', () => {
    expect(paramsOf(ask('what is the duty-free limit for Singapore'), 'region-rule-value-checkout')?.amount).toBe(
      'SGD\u00a0400.00',
    );
  });
});

describe('what is none of its business', () => {
  it.each([
    'do you ship to Brazil',
    'which countries do you ship to',
    'how long does tea take to Japan',
    'how much is shipping a knife to Germany',
    'how much duty on tea to Italy',
    'how many power banks can i order',
    'lithium battery shipping restrictions',
    'do you ship knives internationally',
    'does it have ce certification',
    'where is my order to Germany',
    'how do I brew this tea',
    '你们送哪些国家',
    '充电宝一次能买几个',
    '茶叶可以寄国外吗',
  ])('%s', (text) => {
    expect(ask(text, { locale: /\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en' })).toBeNull();
  });

  it('takes a country beside goods for no question of sending', () => {
    expect(ask('i love tea from Japan', { intent: 'feedback.praise' })).toBeNull();
    expect(ask('i love tea from Japan', { intent: 'oos', confidence: 0.3 })).toBeNull();
  });

  it('leaves what cannot be sent back to the answers', () => {
    expect(ask('which items can’t be returned'.replace('’', "'"), { intent: 'return.policy' })).toBeNull();
  });

  it('leaves a surely read question of something else alone', () => {
    expect(ask('can you deliver the knife to Germany', { intent: 'order.address' })).toBeNull();
  });
});
