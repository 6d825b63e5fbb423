import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskPersonal } from './personal-data.ts';

const NOTHING = { personal: [], shops: [] };
const masked = (text: string) => maskPersonal(text, NOTHING);

describe('personal data in Chinese messages', () => {
  it.each([
    ['我的电话是13812345678，下午打', '我的电话是138****78，下午打'],
    ['手机 138-1234-5678', '手机 138****78'],
    ['+86 138 1234 5678', '+86****78'],
    ['座机021-61234567', '座机021****67'],
    ['微信同号：１３８', '微信同号：１３８'],
    ['邮箱 lin.wei@example.com.cn 谢谢', '邮箱 l***@example.com.cn 谢谢'],
    ['身份证11010519491231002X', '身份证11****2X'],
    ['卡号6222 0202 0011 2233 445', '卡号6222 0202 0011 2233 445'],
    ['卡号4111 1111 1111 1111扣了两次', '卡号**** 1111扣了两次'],
    ['台湾证号A123456789', '台湾证号A****'],
    ['香港身份证 A123456(7)', '香港身份证 A****'],
  ])('%s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  it.each([
    ['寄到上海市浦东新区世纪大道100号3栋1201室', '****'],
    ['地址：广东省深圳市南山区科技园路8号', '****'],
    ['我住建国路88号院5号楼', '****'],
    ['阳光花园12栋3单元502室', '****'],
  ])('hides the house in %s', (text, left) => {
    const result = masked(text);
    expect(result).toContain(left);
    expect(result).not.toMatch(/\d/);
  });
});

describe('personal data in English messages', () => {
  it.each([
    ['call me on (415) 555-2671 please', 'call me on 415****71 please'],
    ['415-555-2671', '415****71'],
    ['my mobile is 07911 123456', 'my mobile is 079****56'],
    ['+44 20 7946 0958', '+44****58'],
    ['mail jo+shop@mail.example.co.uk.', 'mail j***@mail.example.co.uk.'],
    ['SSN 123-45-6789', 'SSN ****89'],
    ['NI number AB 12 34 56 C', 'NI number A****'],
    ['my card 5555-5555-5555-4444 was charged', 'my card **** 4444 was charged'],
    ['send it to 12 Baker Street, Flat 3b', 'send it to ****'],
    ['I live at 1600 pennsylvania avenue', 'I live at ****'],
    ['350 Fifth Ave, New York, NY 10118', '****, New York, NY ****'],
    ['7 St James Square, London SW1A 1AA', '****, London ****'],
    ['PO Box 1234', '****'],
  ])('%s', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });
});

describe('what stays readable', () => {
  it.each([
    'where is FR2611-04817?',
    'order number 13812345678 is late',
    '订单号：13812345678 还没到',
    'parcel SF1029384756 has not moved',
    '顺丰单号 021-61234567',
    'it cost ¥128.40 on 2026-11-20 at 10:30',
    'I waited 3 days on the way down the road',
    '买了2箱芒果，每箱1.5kg，一共3个人吃',
    '这条路上有100个人',
    'I ordered 2 park tickets and 10 hill walks',
    'version 4.15.555',
  ])('%s', (text) => {
    expect(masked(text)).toBe(text);
  });

  it('keeps numbers that are known to be the shop’s, and hides what is known to be the shopper’s', () => {
    const known = { personal: ['12 rue Cler', 'lin'], shops: ['13812345678'] };
    expect(maskPersonal('13812345678, to 12 rue Cler, for lin', known)).toBe('13812345678, to ****, for lin');
  });

  it('takes no time to speak of for a long message of any kind', () => {
    const pieces = [
      '上海市浦东新区',
      '路',
      '市路1',
      '1234567890',
      '12 Aa Bb ',
      '1 a b c d ',
      'a.b-c@',
      '0 ',
      '+1 ',
      '1号',
    ];
    for (const piece of pieces) expect(masked(piece.repeat(400)).length, piece).toBeGreaterThan(0);
  });

  it('masks twice as it masks once', () => {
    const piece = fc.constantFrom(
      '13812345678',
      'a@b.co',
      '4111 1111 1111 1111',
      '12 Baker Street',
      ' and ',
      '，',
      '世纪大道100号',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const once = masked(pieces.join(' '));
        expect(masked(once)).toBe(once);
      }),
    );
  });
});
