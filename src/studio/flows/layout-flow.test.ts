import { describe, expect, it } from 'vitest';
import { drawnFlow } from '#publish/edit/drawn-flow.ts';
import { exitsOfFlow } from '#publish/edit/flow-exits.ts';
import { readYaml } from '../edit/testing/check-shop.ts';
import { exampleShop } from '../edit/testing/example-shop.ts';
import { layoutFlow, NODE } from './layout-flow.ts';

const fresh = await exampleShop('fresh');
const flowFiles = [...fresh.keys()].filter((file) => /flows\/[^/]+\.yaml$/.test(file));

describe('the picture of a flow', () => {
  it.each(flowFiles)('%s has every step once, every way between them, and no two steps over each other', (file) => {
    const flow = drawnFlow(readYaml(fresh.get(file) ?? ''));
    if (!flow) throw new Error('no flow');
    const { nodes, edges, width, height } = layoutFlow(flow);
    expect(
      nodes
        .filter(({ isStep }) => isStep)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(flow.steps.map(({ id }) => id).sort());
    expect(edges).toHaveLength(exitsOfFlow(flow).filter(({ to }) => to !== null).length);
    for (const { points } of edges) expect(points.length).toBeGreaterThanOrEqual(2);
    for (const [at, one] of nodes.entries()) {
      expect(one.x).toBeLessThanOrEqual(width);
      expect(one.y).toBeLessThanOrEqual(height);
      for (const other of nodes.slice(at + 1)) {
        expect(Math.abs(one.x - other.x) >= NODE.width || Math.abs(one.y - other.y) >= NODE.height).toBe(true);
      }
    }
  });
});
