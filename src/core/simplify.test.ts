import { describe, expect, it } from 'vitest';
import { simplify } from './simplify.ts';

describe('simplify', () => {
  it('writes traditional characters as simplified ones', () => {
    expect(simplify('運費多少，滿多少包郵？')).toBe('运费多少，满多少包邮？');
    expect(simplify('我想取消訂單同退款')).toBe('我想取消订单同退款');
  });

  it('leaves simplified Chinese, Latin and kana as they are', () => {
    for (const text of ['运费多少', 'free delivery', 'ひらがなカタカナ', '']) expect(simplify(text)).toBe(text);
  });

  it('keeps the length, so that offsets stay', () => {
    const text = '發貨後 7 天內可以退換嗎 abc';
    expect(simplify(text)).toHaveLength(text.length);
  });
});
