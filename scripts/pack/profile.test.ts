import { describe, expect, it } from 'vitest';
import type { Evidence } from '#commerce/profile/evidence.ts';
import { NO_NOTES } from '#commerce/profile/shopper-notes.ts';
import { openPack } from '../open-pack.ts';

const NOW = Date.UTC(2026, 10, 22);

const bought = (...skus: string[]): Evidence[] =>
  skus.map((sku) => ({ id: `bought.${sku}`, at: NOW, kind: 'bought', sku }));

async function read(shop: string, evidence: Evidence[], locale: 'en' | 'zh-Hans' | 'zh-Hant' | 'th' = 'en') {
  const { pack } = await openPack(`examples/packs/${shop}`, null);
  return pack.profile({ ...NO_NOTES, evidence }, locale, NOW);
}

describe('the profile of a demo shop', () => {
  it('has skin, finish and budget at the beauty shop, worded as the shop words them', async () => {
    const reading = await read('beauty', bought('BT-CLN-002', 'BT-BAS-001', 'BT-CLN-007'), 'zh-Hant');
    expect(reading?.taste.skin).toMatch(/oily/);
    expect(reading?.axes.map(({ axis, label }) => [axis, label])).toEqual([
      ['skin', '适合肤质'],
      ['style', '妆效肤感'],
      ['budget', null],
    ]);
    expect(reading?.axes[0]?.choices).toContainEqual({ value: 'oily', label: '油皮' });
    expect(reading?.axes[0]?.choices.map(({ value }) => value)).not.toContain('all');
    expect(reading?.names['BT-BAS-001']).toContain('粉底');
  });

  it('tells categories apart alike in every language', async () => {
    const seafood = bought('FR-SAL-001', 'FR-SHR-001', 'FR-CRB-001', 'FR-OYS-001');
    const [en, zh] = await Promise.all([read('fresh', seafood), read('fresh', seafood, 'zh-Hans')]);
    expect(en?.taste.style).toBe('Seafood');
    expect(zh?.taste).toEqual(en?.taste);
    expect(zh?.axes[0]?.choices).toContainEqual({ value: 'Seafood', label: '海鲜水产' });
    expect(en?.axes.map(({ axis }) => axis)).toEqual(['style', 'budget']);
  });

  it('makes nothing of what is sensitive, though it be among the evidence', async () => {
    const told = ['pregnancy', 'allergy', 'disease', 'age'].map((value, at) => ({
      id: `told.skin.${value}`,
      at: NOW + at,
      kind: 'told' as const,
      axis: 'skin' as const,
      value,
    }));
    const reading = await read('beauty', told);
    expect(reading?.guesses).toEqual({});
    expect(reading?.taste).toEqual({ skin: null, style: null, budget: null, skus: [] });
  });
});
