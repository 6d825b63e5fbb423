import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { packFacts } from './pack-facts.ts';

const read = (path: string) => readFileSync(new URL(`../../../examples/packs/fresh/${path}`, import.meta.url), 'utf8');

it('takes names, prices and last days from the sources of a shop', () => {
  const { products, promotions } = packFacts(
    new Map([
      ['products/dairy.yaml', read('products/dairy.yaml')],
      ['promotions.yaml', read('promotions.yaml')],
      ['rules.yaml', read('rules.yaml')],
      ['products/broken.yaml', '- [oops'],
    ]),
  );
  const milk = products.find(({ names }) => names.includes('全脂鲜牛奶 950 ml'));
  expect(milk?.names).toContain('fresh milk');
  expect(milk?.prices).toEqual(['19.90']);
  expect(promotions).toContainEqual({ names: ['双十一鲜货节', 'Double Eleven fresh festival'], lastDay: '2026-11-11' });
});
