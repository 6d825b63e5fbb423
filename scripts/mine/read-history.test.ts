import { describe, expect, it } from 'vitest';
import { minableNeeds } from '#insight/associations/minable-needs.ts';
import { readChats, readOrders } from '#insight/associations/read-history.ts';
import { openGraph } from '../advice/open-advice.ts';

const fileOf = (name: string, text: string) => ({ name, text });

describe('reading a history', () => {
  it('reads the two columns of orders and names the others that it left', () => {
    const file = fileOf('orders.csv', 'shopper,e-mail,sku\r\nk1,lin@example.com,BT-A\r\nk2,"x, y",BT-B\r\n');
    expect(readOrders(file)).toEqual({
      rows: [
        { shopper: 'k1', sku: 'BT-A' },
        { shopper: 'k2', sku: 'BT-B' },
      ],
      dropped: ['e-mail'],
    });
  });

  it.each(['lin@example.com', '+86 138 0013 8000', '13800138000'])('refuses %s in place of a pseudonym', (shopper) => {
    const file = fileOf('orders.jsonl', `{"shopper":"k1","sku":"A"}\n{"shopper":"${shopper}","sku":"A"}\n`);
    expect(() => readOrders(file)).toThrow(/row 2, shopper: looks like/);
  });

  it('says which row of which file is faulty', () => {
    expect(() => readOrders(fileOf('a.csv', 'shopper,sku\nk1\n'))).toThrow('record 2 has 1 cells');
    expect(() => readOrders(fileOf('b.jsonl', '{"shopper":"k1"}\n'))).toThrow(/b\.jsonl, row 1, sku/);
    expect(() => readOrders(fileOf('c.jsonl', 'k1 A\n'))).toThrow('line 1 is not a JSON object');
    expect(() => readOrders(fileOf('d.txt', ''))).toThrow('neither .csv nor .jsonl');
  });

  it('reads quoted cells with commas, quotes and line breaks, and empty cells', () => {
    const file = fileOf('orders.csv', '\uFEFFnote,shopper,sku,x\n"a ""b"", c\nd",k1,BT-A,\n');
    expect(readOrders(file).rows).toEqual([{ shopper: 'k1', sku: 'BT-A' }]);
  });

  it('takes needs from the words of a chat and from its tags', () => {
    const needs = minableNeeds(openGraph('examples/packs/beauty'));
    const file = fileOf(
      'chats.jsonl',
      '{"shopper":"k1","text":"我是油皮，有点敏感"}\n{"shopper":"k2","tags":"skin=dry concern=acne"}\n',
    );
    const { rows } = readChats(file, needs.inText);
    expect(rows[0]?.needs).toEqual(expect.arrayContaining(['skin=oily', 'sensitivity=sensitive']));
    expect(rows[1]?.needs).toEqual(['skin=dry', 'concern=acne']);
  });

  it('never mines health, age or whatever the graph calls sensitive, tagged or told', () => {
    const graph = openGraph('examples/packs/beauty');
    const needs = minableNeeds(graph);
    const sensitive = graph.dimensions.filter((dimension) => dimension.sensitive);
    expect(sensitive.map(({ key }) => key)).toEqual(expect.arrayContaining(['pregnancy', 'age', 'allergy', 'disease']));
    const tags = sensitive.flatMap(({ key, values }) => [...values.map(({ id }) => `${key}=${id}`), `${key}=30`]);
    expect(needs.keep([...tags, 'skin=oily', 'no=such'])).toEqual(['skin=oily']);
    expect(needs.inText('我怀孕了，32岁，有玫瑰痤疮，对蜂蜡过敏，混油皮').every((need) => !tags.includes(need))).toBe(
      true,
    );
    expect(needs.inText('我怀孕了，混油皮')).toEqual(['skin=combination-oily']);
  });
});
