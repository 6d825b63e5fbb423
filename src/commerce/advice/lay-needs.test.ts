import { describe, expect, it } from 'vitest';
import { layNeeds } from './lay-needs.ts';
import { type Needs, NO_NEEDS } from './needs.ts';
import { readNeeds } from './read-needs.ts';
import { smallGraph } from './testing/small-graph.ts';
import { createWordFinder } from './word-finder.ts';

const graph = smallGraph();
const find = createWordFinder(graph);
const laid = (...turns: string[]): Needs =>
  turns.reduce((known, text) => layNeeds(graph, known, readNeeds(graph, find, text, []), () => null), NO_NEEDS);

describe('needs over several messages', () => {
  it('keep an allergy through a correction of something else', () => {
    expect(laid('我对燕麦过敏', '其实我对酒精也过敏').wants.allergy).toEqual(['oat', 'alcohol']);
    expect(laid("i'm allergic to oats", "actually i'm allergic to alcohol").wants.allergy).toEqual(['oat', 'alcohol']);
  });

  it('lose an allergy that is taken back by its name', () => {
    expect(laid('我对燕麦和酒精过敏，对酒精过敏', '说错了，我对酒精不过敏').wants.allergy ?? []).not.toContain(
      'alcohol',
    );
    expect(laid("i'm allergic to oats", "actually i'm not allergic to oats").wants).toEqual({});
  });

  it('are corrected in what they wish', () => {
    expect(laid('抗老 serum', '说错了，是控油').wants.concern).toEqual(['shine']);
  });
});
