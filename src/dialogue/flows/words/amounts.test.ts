import { describe, expect, it } from 'vitest';
import { countIn, faultyCountIn, newCountIn } from './counts.ts';
import { alikeIn, namedIn } from './names.ts';
import { exceptionIn, meansBoth, ordinalsIn } from './ordinals.ts';
import { weightIn } from './weights.ts';

describe('a weight', () => {
  it.each([
    ['只有400克应该是500克', '400克'],
    ['应该500克，只有400克', '400克'],
    ['基围虾说500克，我上秤一称只有430g，缺斤少两啊', '430g'],
    ['weighed the salmon, only 150 g instead of 200.', '150 g'],
    ['I ordered 500 g but got 430 g', '430 g'],
    ['500g的三文鱼只有430g', '430g'],
    ['说好一斤，到手八两', '400 g'],
    ['称出来一斤三两', '650 g'],
    ['标的500克实际450克', '450克'],
    ['500g 的三文鱼缺斤少两', null],
    ['三文鱼500g装', null],
    ['Norwegian salmon 200 g', null],
    ['少了50克', null],
    ['a 6 pack of eggs', null],
  ])('told unasked in “%s” is %s', (text, weight) => expect(weightIn(text, false)).toBe(weight));

  it.each([
    ['260g', '260g'],
    ['0.4 kg', '0.4 kg'],
    ['about 12 oz', '340 g'],
    ['二两半', '125 g'],
    ['一斤半', '750 g'],
    ['半斤', '250 g'],
    ['两百克', '200 g'],
    ['少了50克', null],
    ['too little', null],
  ])('answered with “%s” is %s', (text, weight) => expect(weightIn(text, true)).toBe(weight));

  it('is none within the name of a product', () => {
    expect(weightIn('虾 500 g', true, [[0, 7]])).toBeNull();
    expect(weightIn('虾 500 g 430 g', true, [[0, 7]])).toBe('430 g');
  });
});

describe('a count', () => {
  it.each([
    ['2 of the 6 eggs were broken', 2],
    ['三盒里有一盒坏了', 1],
    ['大闸蟹死了两只！', 2],
    ['蟹有一只不动了', 1],
    ['one crab was dead when the box came', 1],
    ['three of the crabs in FR2611-04866 are dead', 3],
    ['6个鸡蛋碎了2个', 2],
    ['3 broken eggs', 3],
    ['this one is broken', null],
    ['the blue one was broken', null],
    ['第二个坏了', null],
    ['I waited 3 days and it is missing', null],
    ['500 g, and it is off', null],
  ])('of what has a fault in “%s” is %s', (text, count) => expect(faultyCountIn(text)).toBe(count));

  it.each([
    ['can I make it 2 milks instead of 3', 2],
    ['I only want one lip glaze instead of two', 1],
    ['need just one', 1],
    ['只要一瓶', 1],
    ['两瓶就够了', 2],
    ['only one of them works', null],
    ['only 150 g', null],
  ])('to have in the end in “%s” is %s', (text, count) => expect(newCountIn(text)).toBe(count));

  it('is the part where a whole is told beside it', () => {
    expect(['三盒里有一盒坏了', '2 of the 6', '两件'].map(countIn)).toEqual([1, 2, 2]);
  });
});

describe('places and exceptions', () => {
  it.each<[string, number[]]>([
    ['第一个和第三个', [0, 2]],
    ['the first two', [0, 1]],
    ['后两件', [1, 2]],
    ['the last two', [1, 2]],
  ])('%s of three', (text, places) => expect(ordinalsIn(text, 3)).toEqual(places));

  it.each([
    ['all but the milk', 'milk'],
    ['everything except the tofu', 'tofu'],
    ['除了牛奶都要退', '牛奶'],
    ['全部，除了豆腐', '豆腐'],
    ['两个都要', null],
    ['all of them', null],
  ])('“%s” leaves out %s', (text, left) => expect(exceptionIn(text)).toBe(left));

  it('means two by "both"', () => {
    expect(['both of them', '两个都坏了', 'all of them'].map(meansBoth)).toEqual([true, true, false]);
  });
});

describe('names', () => {
  const goods = [
    'Whole fresh milk 950 ml',
    'Oat milk 1 l',
    'Veil matte foundation 30 ml',
    '山东西红柿 500 g',
    '挪威三文鱼',
  ];

  it('of two goods that one word fits are told apart by another', () => {
    expect(namedIn('the milk was sour', goods)).toEqual([]);
    expect(alikeIn('the milk was sour', goods)).toEqual([0, 1]);
    expect(namedIn('the oat milk was sour', goods)).toEqual([1]);
    expect(alikeIn('the oat milk was sour', goods)).toEqual([]);
  });

  it('say what a thing is: what anything may be names nothing', () => {
    expect(namedIn('the fish was not fresh at all, I want the whole amount back', goods)).toEqual([]);
    expect(namedIn('can I exchange my foundation for a lighter shade', [...goods, 'Lip glaze ; shade 25'])).toEqual([
      2,
    ]);
  });

  it('are not heard in parts of other words where nobody asked', () => {
    expect(namedIn('有东西漏发了', goods, false)).toEqual([]);
    expect(namedIn('第三个', goods)).toEqual([]);
    expect(namedIn('三文鱼', goods, false)).toEqual([4]);
  });
});
