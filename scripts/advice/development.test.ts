import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AdviceCase, openBench, playCase, shownIn } from './play-case.ts';

const bench = openBench('examples/packs/beauty');
const NOW = Date.parse('2026-11-20T12:00:00+08:00');
const cases: AdviceCase[] = readFileSync('tests/fixtures/advice/development.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Shown that fits, of all shown; where nothing fits, nothing shown is right. */
function precision({ acceptable }: AdviceCase, shown: readonly string[]): number {
  if (shown.length === 0) return acceptable.length === 0 ? 1 : 0;
  return shown.filter((sku) => acceptable.includes(sku)).length / shown.length;
}

describe('the adviser of the beauty shop, on the cases it was made with', () => {
  const played = cases.map((one) => ({ one, shown: shownIn(playCase(bench, one, NOW).at(-1) ?? null) }));

  it('shows what fits', () => {
    const mean = played.reduce((sum, { one, shown }) => sum + precision(one, shown), 0) / played.length;
    expect(played.length).toBeGreaterThanOrEqual(60);
    expect(mean).toBeGreaterThanOrEqual(0.95);
  });

  it('never shows what conflicts with what was told', () => {
    const shown = played.flatMap(({ one, shown }) =>
      shown.filter((sku) => one.forbidden.includes(sku)).map((sku) => `${one.turns.join(' / ')}: ${sku}`),
    );
    expect(shown).toEqual([]);
  });

  it('shows at most three', () => {
    for (const { shown } of played) expect(shown.length).toBeLessThanOrEqual(3);
  });
});

describe('the graph of the beauty shop', () => {
  it('knows every product of the shop', () => {
    const known = playCase(bench, { turns: ['推荐一款精华'], locale: 'zh-Hans' }, NOW);
    expect(shownIn(known[0] ?? null).length).toBeGreaterThan(0);
  });

  it('tells of a gift that comes with the foundation', () => {
    const [finding] = playCase(bench, { turns: ['混油皮夏天用什么粉底液'], locale: 'zh-Hans' }, NOW);
    const [part] =
      finding?.lines.flatMap((line) => ('show' in line && line.show.type === 'picks' ? [line.show] : [])) ?? [];
    expect(part?.picks[0]).toMatchObject({
      sku: 'BT-BAS-001',
      promotion: { id: 'sponge-gift-2026' },
      tags: expect.arrayContaining(['控油', '持妆', '轻薄']),
    });
    expect(part?.picks[0]?.scene).toBeTruthy();
    expect(part?.picks[0]?.review).toBeTruthy();
    expect(finding?.lines).toContainEqual(expect.objectContaining({ say: 'advice-promotion' }));
  });

  it('puts what is reduced first for who looks at the price', () => {
    const [finding] = playCase(bench, { turns: ['油皮粉底或气垫，便宜点有优惠的'], locale: 'zh-Hans' }, NOW);
    const [first] =
      finding?.lines.flatMap((line) => ('show' in line && line.show.type === 'picks' ? line.show.picks : [])) ?? [];
    expect(first?.listPrice).not.toBeNull();
    expect(first?.reasons[0]?.code).toBe('reduced');
  });

  it.each([
    '护肤步骤是什么',
    '孕妇能用吗',
    '护肤小白买什么',
    '预算三百推荐',
    '面膜可以天天敷吗',
    'how do i use the cleansing oil',
  ])('leaves %s to the written answers', (text) => {
    const [finding] = playCase(bench, { turns: [text], locale: 'zh-Hans' }, NOW, 'product.usage');
    expect(finding?.lines ?? []).toEqual([]);
  });
});
