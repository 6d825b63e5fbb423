import { expect, it } from 'vitest';
import { openEncoder } from '../open-encoder.ts';
import { judge, labelledSets } from './studio-clusters.ts';

const TEST_SETS = ['test: dstc11-insurance', 'test: dev/zh-r.tsv', 'test: scenes/scenes-zh.tsv'];

it('groups questions of sets that nothing was chosen on better than words alone that are told the number', async () => {
  const encoder = await openEncoder();
  const sets = labelledSets(10);
  for (const name of TEST_SETS) {
    const judged = await judge(sets[name] ?? [], encoder, false);
    expect(judged.default.vMeasure, name).toBeGreaterThan(judged.baselineToldTheNumber.vMeasure);
    expect(judged.default.ari, name).toBeGreaterThan(judged.baselineToldTheNumber.ari);
  }
  await encoder.dispose();
}, 60_000);
