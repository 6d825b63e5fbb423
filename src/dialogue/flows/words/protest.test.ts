import { describe, expect, it } from 'vitest';
import { protestIn } from './protest.ts';

describe('a protest', () => {
  it.each([
    ["that's not what I asked", ''],
    ["no that's not what i asked, do you sell durian", 'do you sell durian'],
    ["you've got it wrong, where is my parcel", 'where is my parcel'],
    ['not that, the delivery fee', 'the delivery fee'],
    ['You misunderstood me.', ''],
    ['I didn’t ask for that', ''],
    ["that doesn't answer my question", ''],
    ["do you sell durian? that's not what i asked", 'do you sell durian'],
    ['答非所问', ''],
    ['你没听懂', ''],
    ['你根本没看懂我的问题', ''],
    ['我问的不是这个，草莓要不要洗', '草莓要不要洗'],
    ['不是这个，运费多少', '运费多少'],
    ['你理解错了，包裹在哪', '包裹在哪'],
    ['不是这个意思，我想问运费怎么算', '我想问运费怎么算'],
  ])('is “%s”, and leaves “%s”', (text, rest) => {
    expect(protestIn(text)).toEqual({ rest, isPlain: true });
  });

  it.each([
    ['no no, olive oil', 'olive oil'],
    ['no, I meant the delivery fee', 'the delivery fee'],
    ['不对不对，草莓要不要洗', '草莓要不要洗'],
    ['我是说三文鱼那个', '三文鱼那个'],
  ])('may be “%s”, or a correction', (text, rest) => {
    expect(protestIn(text)).toEqual({ rest, isPlain: false });
  });

  it.each([
    'no',
    'not that order, FR2611-04288',
    'not that one',
    "that's not what i ordered",
    'you got me the wrong size',
    'I didn’t ask for that jar',
    '不是这个订单，是FR2611-04288',
    '不是这个，是卸妆油那单',
    '搞错了，我说的是 FR2611-04288',
    '你们发错了',
    '弄错了尺码',
    '看错了',
  ])('is not “%s”', (text) => {
    expect(protestIn(text)).toBeNull();
  });
});
