import { describe, expect, it } from 'vitest';
import type { CataloguePromotion } from './catalogue.ts';
import { explainCoupon } from './coupon.ts';

const NOW = Date.parse('2026-11-11T12:00:00+08:00');
const both = (text: string) => ({ 'zh-Hans': text, en: text });
const offer = (
  id: string,
  from: string,
  until: string,
  more: Partial<CataloguePromotion> = {},
): CataloguePromotion => ({
  id,
  title: both(id),
  text: both(id),
  from,
  until,
  ...more,
});

const eleven = offer('eleven', '2026-11-01T00:00:00+08:00', '2026-11-30T23:59:59+08:00', { code: 'FRESH11' });
const salmon = offer('salmon', eleven.from, eleven.until, { code: 'SALMON', skus: ['FR-1'] });
const spring = offer('spring', '2026-03-01T00:00:00+08:00', '2026-03-31T23:59:59+08:00', { code: 'SPRING' });
const winter = offer('winter', '2026-12-01T00:00:00+08:00', '2026-12-31T23:59:59+08:00', { code: 'WINTER' });
const silent = offer('silent', eleven.from, eleven.until);
const promotions = [eleven, salmon, spring, winter, silent];
const explain = (typed: string, skus: string[] = []) => explainCoupon(typed, promotions, skus, NOW);

describe('explainCoupon', () => {
  it('knows a code however it is typed', () => {
    expect(explain(' ｆresh11 ')).toEqual({ kind: 'valid', promotion: eleven });
  });

  it('says whether the goods it is for are in the basket', () => {
    expect(explain('salmon', ['FR-2'])).toEqual({ kind: 'no-goods', promotion: salmon });
    expect(explain('salmon', ['FR-1'])).toEqual({ kind: 'valid', promotion: salmon });
  });

  it('says when a code is over or not yet begun', () => {
    expect(explain('SPRING').kind).toBe('over');
    expect(explain('WINTER').kind).toBe('early');
  });

  it('names the codes that hold now when it knows none such', () => {
    expect(explain('FREE')).toEqual({ kind: 'unknown', current: [eleven, salmon] });
    expect(explain('  ')).toEqual({ kind: 'empty' });
  });
});
