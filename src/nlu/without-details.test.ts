import { describe, expect, it } from 'vitest';
import { surerOf, withoutDetails } from './without-details.ts';

describe('withoutDetails', () => {
  it('takes out order numbers, phones and e-mail addresses with the words that name them', () => {
    expect(withoutDetails('取消订单，FR2611-04833，尾号3352')).toBe('取消订单');
    expect(withoutDetails('FR2611-04877 这单帮我取消，手机号：13764085190')).toBe('这单帮我取消');
    expect(withoutDetails('please cancel GL-88228810, lin@example.com')).toBe('please cancel');
    expect(withoutDetails('cancel BT20261103-5520, phone number ends 2046')).toBe('cancel');
    expect(withoutDetails('where is my parcel? order number is BT20261103-5520')).toBe('where is my parcel?');
  });

  it('leaves sizes, models and prices alone', () => {
    for (const text of [
      'is the SPF50 ok',
      'will 180 cm 75 kg fit L',
      'iPhone 13 case',
      '满199减30怎么用',
      '牛奶 950ml',
    ])
      expect(withoutDetails(text)).toBe(null);
  });

  it('says nothing of a message that is nothing but details', () => {
    expect(withoutDetails('FR2611-04833')).toBe(null);
    expect(withoutDetails('13764085190, lin@example.com')).toBe(null);
  });

  it('leaves long tales alone', () => {
    expect(withoutDetails(`${'it was late again and again '.repeat(20)}FR2611-04833`)).toBe(null);
  });
});

describe('surerOf', () => {
  it('takes the reading that is surer', () => {
    const [unsure, sure] = [Float32Array.of(0.6, 0.4), Float32Array.of(0.1, 0.9)];
    expect(surerOf(unsure, sure)).toBe(sure);
    expect(surerOf(sure, unsure)).toBe(sure);
  });
});
