import { describe, expect, it } from 'vitest';
import type { Locale } from '#core/locale.ts';
import { type FaultKind, guardSentence } from './guard-sentence.ts';

function kindOf(sentence: string, ground: string, locale: Locale, names: readonly string[] = []): FaultKind | null {
  const rules = { locale, names, grounds: [ground], question: '', maxSentences: 4, maxCharacters: 400 };
  return guardSentence(sentence, rules)?.kind ?? null;
}

describe('an amount in another dress', () => {
  const ground = '运费 ¥8，满 ¥30000 减 ¥500；保 12 个月，最多 3 件，30000 公里内。';
  it.each([
    ['运费 ￥8。', null],
    ['运费 ￥９。', 'price'],
    ['运费 ￥３。', 'price'],
    ['运费 ￡8。', 'price'],
    ['保 １２ 个月。', null],
    ['保 １３ 个月。', 'number'],
    ['满 ¥3万 减 ¥500。', null],
    ['满 ¥3 万减 ¥5百。', null],
    ['满 3万元减 ¥500。', null],
    ['满 ¥4万 减 ¥500。', 'price'],
    ['最多 3万 件。', 'number'],
    ['最多 3 千件。', 'number'],
    ['最多 3亿 件。', 'number'],
    ['最多 3万 公里内。', null],
  ])('%s → %s', (sentence, kind) => expect(kindOf(sentence, ground, 'zh-Hans')).toBe(kind));

  const english = 'Orders from £1,000 to £12,500 ship free; at most 1 box of 000 screws, 3 boxes, 5000 g.';
  it.each([
    ['Orders from £1 000 ship free.', null],
    ['Orders from £1\u202f000 ship free.', null],
    ['Orders from £1\u2009000 ship free.', null],
    ["Orders from £12'500 ship free.", null],
    ['Orders from £2 000 ship free.', 'price'],
    ['Orders from £1\u202f500 ship free.', 'price'],
    ['At most 3 thousand boxes.', 'number'],
    ['At most 5 thousand g.', null],
    ['Orders from £12.5 thousand ship free.', null],
  ])('%s → %s', (sentence, kind) => expect(kindOf(sentence, english, 'en')).toBe(kind));

  it('takes a full stop for thousands where money is', () => {
    expect(kindOf('Ab 1.000 € frei.', 'Ab 1 € frei.', 'de')).toBe('price');
    expect(kindOf('Ab 1.000 € frei.', 'Ab 1000 € frei.', 'de')).toBeNull();
    expect(kindOf('Ab 1.299,00 € frei.', 'Ab €1,299.00 frei.', 'de')).toBeNull();
  });
});

describe('money of any of the countries', () => {
  const forms = [
    '₽',
    'zł',
    '₩',
    '฿',
    '₫',
    ' Rp',
    ' kr',
    '₹',
    'CHF',
    ' руб.',
    ' บาท',
    '원',
    ' đồng',
    ' roubles',
    ' baht',
  ].flatMap((sign) => [`7${sign}`, `7 ${sign.trim()}`]);
  const codes =
    'RUB PLN KRW THB VND IDR SEK NOK DKK CHF CZK HUF MXN ARS COP CLP PEN BRL CAD AUD NZD SGD MYR INR ZAR SAR AED EGP QAR KWD MAD TND JPY HKD MOP TWD';
  // The number has another unit there, or counts.
  it.each([...forms, ...codes.split(' ').map((code) => `7 ${code}`), 'Rp 7', 'kr 7', '₩7', 'R$7', 'A$7', '฿7'])(
    '%s is a price',
    (price) => {
      const ground = 'Delivery takes 7 and costs $7 or €7 or 7 items, 7 days.';
      expect(kindOf(`Delivery costs ${price}.`, ground, 'en')).toBe('price');
      expect(kindOf(`Delivery costs ${price}.`, `Delivery costs ${price}.`, 'en')).toBeNull();
    },
  );
});

describe('a link, a code, a name or a coarse word in other letters', () => {
  const ground =
    'Unworn goods can be returned. Use code BACK15. See shop.example for the label. Αθήνα and Москва are cities.';
  it.each([
    ['See bad．com for the label.', 'link'],
    ['See bad。com for the label.', 'link'],
    ['See ｂａｄ.ｃｏｍ for the label.', 'link'],
    ['See shop．example for the label.', null],
    ['See https：／／bad．com／x for the label.', 'link'],
    ['See bad.\u200bcom for the label.', 'form'],
    ['See b\u034fad.com for the label.', 'form'],
    ['See bаd.com for the label.', 'form'],
    ['See ʙᴀᴅ.ᴄᴏᴍ for the label.', 'form'],
    ['See почта.рф for the label.', 'link'],
    ['Use code ＢＡＣＫ１５.', null],
    ['Use code ＢＡＣＫ１６.', 'code'],
    ['Use code ВАСК16.', 'code'],
    ['Use code BACK\u00ad16.', 'form'],
    ['Return the Jаckеt Рro.', 'form'],
    ['Return the Ｊａｃｋｅｔ Ｐｒｏ.', 'name'],
    ['Goods can be returned, ｄａｍｎ it.', 'profanity'],
    ['Goods can be returned, ᴅᴀᴍɴ it.', 'form'],
    ['Goods can be returned, ᵈᵃᵐⁿ it.', 'form'],
    ['Goods can be returned, 𝐝𝐚𝐦𝐧 it.', 'form'],
    ['Goods can be returned, dam\u0336n it.', 'form'],
    ['Goods can be returned, аss.', 'form'],
  ])('%s → %s', (sentence, kind) => expect(kindOf(sentence, ground, 'en', ['Jacket Pro'])).toBe(kind));

  it('is found in Chinese too', () => {
    const rules = ['请看退货说明。', 'zh-Hans'] as const;
    expect(kindOf('请看坏店．com 退货说明。', ...rules)).toBe('link');
    expect(kindOf('请看坏店.com 退货说明。', ...rules)).toBe('link');
    expect(kindOf('请看商城。中国 退货说明。', ...rules)).toBe('link');
    expect(kindOf('请看退货说明。', ...rules)).toBeNull();
  });

  it('is as good as in ours where the grounds have it', () => {
    const grounds = 'Скидка по коду BACK15 на shop.example: 500 ₽.';
    expect(kindOf('Скидка по коду BACK15 на shop.example: 500 руб.', grounds, 'ru')).toBeNull();
    expect(kindOf('Скидка по коду ВАСК16.', grounds, 'ru')).toBe('code');
    expect(kindOf('خصم ٣٣ ريال', 'خصم ٣ ريال', 'ar')).toBe('price');
    expect(kindOf('خصم 3 ريال', 'خصم ٣ ريال', 'ar')).toBeNull();
  });
});
