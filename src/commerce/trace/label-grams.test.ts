import { expect, it } from 'vitest';
import { labelGrams } from './label-grams.ts';

it.each([
  ['挪威三文鱼刺身 200 g', 200],
  ['厄瓜多尔白虾 40/50 净重 1 kg', 1_000],
  ['赣南脐橙 2.5 kg', 2_500],
  ['鲜活基围虾 500g', 500],
  ['土鸡 3 斤', 1_500],
  ['全脂鲜牛奶 950 ml', null],
  ['阳澄湖大闸蟹 公 4.0 两 母 3.0 两 8 只礼盒', null],
  ['阳澄湖大闸蟹 全母 2.5 两 6 只', null],
  ['Yoghurt 2 × 250 g', null],
  ['Gift card', null],
])('%s', (title, grams) => {
  expect(labelGrams(title)).toBe(grams);
});
