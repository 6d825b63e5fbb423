import { expect, it } from 'vitest';
import { mixedWord, plainLetters } from './plain-letters.ts';

it.each([
  ['ｂａｄ．ｃｏｍ', 'bad.com'],
  ['bad。com', 'bad.com'],
  ['看 Reset。USB 口', '看 Reset。USB 口'],
  ['b\u200ba\u2060d', 'bad'],
  ['ʙᴀᴅ ᵇᵃᵈ 𝐛𝐚𝐝 ⓑⓐⓓ ℬ', 'bad bad bad bad B'],
  ['bаd', 'bad'],
  ['ВАСК16', 'BACK16'],
  ['￥１２', '¥12'],
  ['٣٤ ๕', '34 5'],
  ['满，：是', '满，：是'],
  ['Привет, ёлка. Ελλάδα', 'Привет, ёлка. Ελλάδα'],
  ['café 10 m² 4 ℃ №5 ½', 'café 10 m² 4 ℃ №5 ½'],
])('makes %s plain', (text, plain) => expect(plainLetters(text)).toBe(plain));

it('finds words of two alphabets', () => {
  expect(mixedWord('see bаd here')).toBe('bаd');
  expect(mixedWord('see Привет here')).toBeNull();
});
