import { describe, expect, it } from 'vitest';
import { maskPrompt, maskTurns } from './mask-prompt.ts';

const NOTHING = { personal: [], shops: [] };

describe('a text for a prompt', () => {
  it.each([
    ['mail me at jo+shop@mail.example.co.uk please', 'mail me at *** please'],
    ['我的电话是13812345678，下午打', '我的电话是***，下午打'],
    ['call +44 20 7946 0958', 'call ***'],
    ['my card 5555-5555-5555-4444 was charged', 'my card *** was charged'],
    ['身份证11010519491231002X', '身份证***'],
    ['send it to 12 Baker Street, Flat 3b', 'send it to ***'],
    ['我叫林晓薇，东西坏了', '我叫***，东西坏了'],
    ['My name is Anna Schmidt and it is broken', 'My name is *** and it is broken'],
  ])('holds no personal data: %s', (text, masked) => {
    expect(maskPrompt(text, NOTHING)).toBe(masked);
  });

  it('leaves no digit of a house', () => {
    expect(maskPrompt('寄到上海市浦东新区世纪大道100号3栋1201室', NOTHING)).not.toMatch(/\d/);
  });

  it('holds nothing that is known to be personal, be it two characters long', () => {
    expect(maskPrompt('I am Lin, from Berlin; 林薇收', { personal: ['Lin', '林薇'], shops: [] })).toBe(
      'I am ***, from Berlin; ***收',
    );
  });

  it('keeps what the shop numbered', () => {
    const text = '订单号 FR2611-04817, parcel 13812345678, I waited 3 days, ¥128.40';
    expect(maskPrompt(text, { personal: [], shops: ['13812345678'] })).toBe(text);
  });

  it('is what every turn holds', () => {
    const turns = maskTurns([{ role: 'user', content: 'I am at a@b.example' }], NOTHING);
    expect(turns).toEqual([{ role: 'user', content: 'I am at ***' }]);
  });
});
