import { describe, expect, it } from 'vitest';
import { readNeeds, type Said } from './read-needs.ts';
import { smallGraph } from './testing/small-graph.ts';
import { createWordFinder } from './word-finder.ts';

const graph = smallGraph();
const find = createWordFinder(graph);
const read = (text: string): Said => readNeeds(graph, find, text, []);

describe('reading a need', () => {
  it('finds what is said in the words of the graph, in any language', () => {
    expect(read('油皮控油').wants).toEqual({ skin: ['oily'], concern: ['shine'] });
    expect(read('a serum for wrinkles on dry skin').wants).toEqual({
      category: ['serum'],
      concern: ['lines'],
      skin: ['dry'],
    });
  });

  it('takes a refusal for one, and all of a row of them', () => {
    expect(read('不要酒精和燕麦').avoids).toEqual({ ingredient: ['alcohol', 'oat'] });
    expect(read('cream without alcohol or oats').avoids).toEqual({ ingredient: ['alcohol', 'oat'] });
    expect(read('alcohol-free cream').avoids).toEqual({ ingredient: ['alcohol'] });
  });

  it('takes a trouble that is not wanted for what is to be solved', () => {
    expect(read('no wrinkles please').wants.concern).toEqual(['lines']);
  });

  it('tells an allergy from a refusal', () => {
    expect(read('我对燕麦过敏').wants).toEqual({ allergy: ['oat'] });
    expect(read("i'm allergic to oats").wants).toEqual({ allergy: ['oat'] });
  });

  it('takes an allergy back only where it is said to be none', () => {
    expect(read('我对燕麦不过敏')).toMatchObject({ wants: {}, takesBack: { allergy: ['oat'] } });
    expect(read('不是对燕麦过敏，是对酒精过敏')).toMatchObject({
      wants: { allergy: ['alcohol'] },
      takesBack: { allergy: ['oat'] },
    });
    expect(read("i'm not allergic to oats")).toMatchObject({ wants: {}, takesBack: { allergy: ['oat'] } });
    expect(read('am i not allergic to oats?').takesBack).toEqual({});
    expect(read('对燕麦不过敏吗').takesBack).toEqual({});
  });

  it('tells what is in use from what is wished for', () => {
    const said = read('我在用A醇，想要一瓶serum');
    expect(said.owned.ingredients).toEqual(['retinol']);
    expect(said.named).toEqual([]);
    expect(said.wants.category).toEqual(['serum']);
  });

  it('reads ages', () => {
    expect(read('28岁抗老').numbers).toEqual({ age: 28 });
    expect(read("i'm 16, serum").numbers).toEqual({ age: 16 });
  });

  it('does not find a word inside another', () => {
    expect(read('i was foaming').wants).toEqual({});
  });
});
