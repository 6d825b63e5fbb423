import { expect, it } from 'vitest';
import { stylesOf } from './styles.ts';

it.each([
  ['refund?', '', ['short']],
  ['退款', '', ['short']],
  ['where is the parcel that I ordered', '', ['middling']],
  ['hi there, where is the parcel that I ordered', '', ['middling', 'greeting first']],
  ['hidden fees on my order, really?', '', ['middling']],
  ['你好，我的 iPhone 壳到哪了', '', ['middling', 'mixed scripts', 'greeting first']],
  ['唔該查下我張單去到邊', 'yue', ['middling', 'Cantonese']],
  ['我跟你说啊上个礼拜我在你们家买的那个锅到现在都没有收到', '', ['middling']],
  [`${'我跟你说啊上个礼拜我在你们家买的那个锅'.repeat(3)}`, '', ['long']],
])('finds the styles of %j', (text, variety, styles) => {
  const message = { text, variety, intent: 'order.track', emotion: '', language: '' as const, file: '' };
  expect(stylesOf(message)).toEqual(styles);
});
