import { describe, expect, it } from 'vitest';
import { flowFor } from '#dialogue/flows/flow-book.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import { playbook, reading } from '#dialogue/testing/conversation.ts';
import type { Flow } from '#knowledge/flow-schema.ts';
import { trainChooser } from './train-chooser.ts';

const ORDINARY = [
  'where is my order, it should be here by now',
  'do you deliver to the islands on sundays',
  'can i pay with a gift card at the checkout',
  'which of these two is better for a beginner',
  '我的快递到哪里了怎么还没有动静',
  '这件衣服有没有大一号的可以换',
  '请问周末可以送到公司前台吗',
];
const THAWED = [
  'the ice cream is soup, it all melted on the way',
  'frozen peas came as one wet lump, totally defrosted',
  'prawns were soft and swimming in melted water',
  'my lollies melted, just sticks in juice',
  '雪糕全化了变成一滩水',
  '冻虾化了软塌塌的都是水',
  '饺子化了粘成一大块',
];
const SPOILED = [
  'the chicken smells off and feels slimy',
  'milk is sour and lumpy, cannot drink it',
  'grey mince that stinks of rot',
  '牛奶酸了结块喝不了',
  '鸡肉发黏一股臭味',
  '草莓底下长毛都烂了',
];
const DEAD = [
  'two of the crabs were dead when i opened the box',
  'the prawns are not moving, all of them dead',
  'half my oysters are dead and wide open',
  'lobster arrived dead, it does not move at all',
  '螃蟹送来就死了两只',
  '虾全死了一动不动',
  '蟹死了不会动了都发臭',
];

const flow = (id: string, starts: Flow['starts']): Flow => ({
  id,
  starts,
  slots: {},
  steps: [{ id: 'sorry', say: 'sorry', end: 'done' }],
});
const flows = [
  flow('spoiled', [{ intent: 'order.spoiled' }]),
  flow('thawed', [{ intent: 'order.spoiled', words: ['thawed'] }]),
  flow('dead', [{ intent: 'order.spoiled', words: ['dead on arrival'] }]),
  flow('cancel', [{ intent: 'order.cancel' }]),
];
const chooser = {
  flows: ['dead', 'spoiled', 'thawed'],
  weights: trainChooser([ORDINARY, DEAD, SPOILED, THAWED]),
};
const taught: Playbook = { ...playbook, flows, chooser };
const unsure = reading('order.spoiled', 0.4, { candidates: [{ intent: 'order.spoiled', confidence: 0.4 }] });
const started = (text: string, read = unsure, book = taught) => flowFor(book, text, read)?.id ?? null;

describe('a chooser learnt from training messages', () => {
  it('begins the flow that a message sounds like, without any of its words', () => {
    expect(started('everything from the freezer had melted, all wet and soft')).toBe('thawed');
    expect(started('opened it and three of the crabs do not move, they are dead')).toBe('dead');
    expect(started('打开一看雪糕化了软塌塌一滩')).toBe('thawed');
    expect(started('蟹一动不动死了')).toBe('dead');
  });

  it('leaves what sounds like none of them to intents and words', () => {
    const lost = reading('order.cancel', 0.9);
    expect(started('please where is my order, can i pay by card', lost)).toBe('cancel');
    expect(started('do you deliver to the office on sundays', reading('shipping.area', 0.9))).toBe(null);
  });

  it('says nothing of a word or two', () => {
    expect(started('melted?')).toBe(null);
    expect(started('死了')).toBe(null);
  });

  it('is not asked where a pack has learnt nothing', () => {
    expect(started('everything from the freezer had melted, all wet', unsure, { ...playbook, flows })).toBe(null);
  });

  it('is the same every time, in the form that a device takes', () => {
    expect(trainChooser([ORDINARY, DEAD, THAWED])).toBe(trainChooser([ORDINARY, DEAD, THAWED]));
    expect(chooser.weights).toMatch(/^(?:[0-9a-z]{1,4}(?:[A-Z]\d)+)+$/);
  });
});
