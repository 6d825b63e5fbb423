import { describe, expect, it } from 'vitest';
import { countIn, newCountIn } from './counts.ts';
import { affirmed } from './denied.ts';
import { placeOf, saidOf } from './fold.ts';
import { namedIn } from './names.ts';
import { answerToNothing } from './nothing.ts';
import { hanNumber, numberIn } from './numbers.ts';
import { bareOrdinals, meansAll, meansNewest, ordinalsIn } from './ordinals.ts';
import { isCorrecting, isLeaving, isQuestion, isSkipping, meansOther, saysCancel, takesUp } from './phrases.ts';
import { yesOrNo } from './yes-no.ts';

describe('yes and no', () => {
  it.each(['ok never mind', 'yes... forget it', '好的，算了'])('takes back the yes of “%s”', (text) => {
    expect(yesOrNo(text)).toBe('no');
  });

  it.each(["ok but don't cancel it", 'yes wait', 'ok, stop', 'ok, not yet', '好，先别取消', '行，不过要快'])(
    'does nothing on the yes of “%s”',
    (text) => {
      expect(yesOrNo(text)).toBe(null);
    },
  );

  it.each([
    'yes',
    'Yes, please.',
    'yeah go on',
    'ok',
    'Sure!',
    'go ahead',
    '是',
    '是的',
    '对',
    '好的呀',
    '可以',
    '没错',
    '没问题',
    '嗯嗯',
    '确认取消',
    '要',
    '行吧',
    '办吧',
    '退吧',
    '就这样',
    '系',
    'sim',
    'oui',
    'genau',
    'tak',
    'да',
    'نعم',
    'はい、お願いします',
    '네',
    'ใช่',
    'đúng',
    'baik',
    'vale',
    'certo',
  ])('hears a yes in “%s”', (text) => expect(yesOrNo(text)).toBe('yes'));

  it.each([
    'no',
    'No, thanks',
    'nope',
    "don't",
    'wait',
    '不',
    '不要',
    '不是',
    '别',
    '不用了',
    '算了',
    '先不取消',
    '没有',
    '不对',
    '唔系',
    'não',
    'non',
    'nein',
    'nie',
    'нет',
    'لا',
    'いいえ',
    '아니요',
    'ไม่ใช่',
    'không',
    'tidak',
  ])('hears a no in “%s”', (text) => expect(yesOrNo(text)).toBe('no'));

  it.each([
    '',
    '可以吗',
    '红色的',
    'the blue one',
    'FR2611-00002',
    'how much is delivery',
    '我昨天下的单到现在都没有动静你们到底发不发货',
    '🙂',
  ])('hears neither in “%s”', (text) => expect(yesOrNo(text)).toBeNull());
});

describe('what a place in a list means', () => {
  it.each<[string, number, number[]]>([
    ['第二个', 3, [1]],
    ['要第3件', 3, [2]],
    ['前两个', 3, [0, 1]],
    ['最后一个', 3, [2]],
    ['the first and the third', 3, [0, 2]],
    ['2nd please', 3, [1]],
    ['the last one', 2, [1]],
    ['第九个', 3, []],
    ['nothing', 3, []],
  ])('%s of %i', (text, count, places) => expect(ordinalsIn(text, count)).toEqual(places));

  it.each<[string, number[]]>([
    ['2', [1]],
    ['1 and 3', [0, 2]],
    ['一、三', [0, 2]],
    ['two', [1]],
    ['7', []],
    ['2 boxes', []],
  ])('bare: %s', (text, places) => expect(bareOrdinals(text, 3)).toEqual(places));

  it('tells all, newest, other and a count', () => {
    expect(['全部', '都要退', 'both of them', 'the whole order'].map(meansAll)).toEqual([true, true, true, true]);
    expect(['all right', '第一个'].map(meansAll)).toEqual([false, false]);
    expect(['最近那单', 'my latest order', '第一单'].map(meansNewest)).toEqual([true, true, false]);
    expect(['另外那个', 'the other one', 'that one'].map(meansOther)).toEqual([true, true, false]);
    expect(['两件', '3 pieces', '第三件', 'two of them', 'all'].map(countIn)).toEqual([2, 3, null, 2, null]);
  });

  it('reads numbers in digits and words', () => {
    expect(['少了 300 克', 'about 2.5 kg', '两百', 'three', '十二', 'none'].map(numberIn)).toEqual([
      300,
      2.5,
      200,
      3,
      12,
      null,
    ]);
    expect(['十', '十五', '二十', '三十六', '两', '两百五', '三百零五', '一百二十', ''].map(hanNumber)).toEqual([
      10,
      15,
      20,
      36,
      2,
      250,
      305,
      120,
      null,
    ]);
  });
});

describe('what a message does to the talk', () => {
  it.each([
    '算了',
    '还是算了吧',
    '不用了谢谢',
    '先不退了',
    'stop',
    'Never mind.',
    'ok forget it',
    'no thanks',
    'leave it please',
  ])('leaves: %s', (text) => expect(isLeaving(text)).toBe(true));
  it.each(['取消订单', 'stop the delivery man', '算了一下要三天', 'I never mind waiting'])('stays: %s', (text) =>
    expect(isLeaving(text)).toBe(false),
  );
  it('knows the bare word for cancelling in every language', () => {
    expect(['取消', 'cancel that', 'annuler', 'キャンセル', 'ยกเลิก', 'cancel my order'].map(saysCancel)).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
  });
  it('skips, corrects, takes up and asks', () => {
    expect(['跳过', '没有照片', 'n/a', "don't have one", 'the photo'].map(isSkipping)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(['不是这个', 'no, the blue one', 'I meant the other', '蓝色'].map(isCorrecting)).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(
      ['那个呢', 'and the second one?', '另外那件呢', 'what about the blue one', 'where is it'].map(takesUp),
    ).toEqual([true, true, true, true, false]);
    expect(['多久到', 'how much', '可以吗', 'it broke'].map(isQuestion)).toEqual([true, true, true, false]);
  });
});

describe('names', () => {
  const titles = ['Blue cotton shirts', 'Red cotton shirts', '挪威三文鱼 200g', '挪威鳕鱼'];
  it.each<[string, number[]]>([
    ['the blue shirt', [0]],
    ['cotton', []],
    ['三文鱼那个', [2]],
    ['鳕的那包', [3]],
    ['挪威', []],
    ['blue and red', [0, 1]],
    ['something', []],
  ])('“%s” names %j', (text, indexes) => expect(namedIn(text, titles)).toEqual(indexes));
});

describe('what testers said', () => {
  it.each([
    ['please have someone look', null],
    ['please', 'yes'],
    ['哦可以了', 'yes'],
    ['还是用不了', 'no'],
    ['没坏，就是问一下', 'no'],
    ['N10', null],
  ])('“%s” says %s', (text, said) => expect(yesOrNo(text)).toBe(said));

  it.each([
    "oh forget it, it's in the fridge already",
    'actually no, keep it',
    '哦还在路上啊，那不用了',
    '算了，不取消了，留着吧',
  ])('leaves: %s', (text) => expect(isLeaving(text)).toBe(true));

  it.each(['Whole fresh milk 950 ml', 'willow grey', 'Howard & Sons'])('asks nothing: %s', (text) =>
    expect(isQuestion(text)).toBe(false),
  );
  it.each(['what is it', '先问下退货运费多少', '对了你们几点开始配送呀，什么时候'])('asks: %s', (text) =>
    expect(isQuestion(text)).toBe(true),
  );

  it('leaves out what is denied', () => {
    expect(affirmed('不是菠菜，是豆腐').trim()).toBe('，是豆腐');
    expect(affirmed('the tofu, not the spinach').trim()).toBe('the tofu,');
  });

  it('knows what answers a question that expects nothing', () => {
    const asked = '家人、门口都看过了，还是没有，对吗？';
    expect(['都找了，没有', '没找到', '啊在邻居家，找到了'].map((text) => answerToNothing(asked, text))).toEqual([
      'yes',
      'yes',
      'no',
    ]);
    expect(answerToNothing('取消吗？', '没有')).toBeNull();
  });

  it('names nothing by a unit, an amount or a letter of another word', () => {
    const titles = ['有机菠菜 250 g', '黑猪五花肉 400 g'];
    expect(
      ['整包都软了', 'FR2611-04866 手机13764085190 整包软了', '只有 250 g'].map((text) => namedIn(text, titles)),
    ).toEqual([[], [], []]);
  });

  it('hears the count that a thing is to have', () => {
    expect(['牛奶改成1瓶', 'change it to 3', '2 instead', 'only 150 g'].map(newCountIn)).toEqual([1, 3, 2, null]);
  });
});

it('finds words whole where they have spaces, anywhere where they have none', () => {
  expect(placeOf(saidOf('the rubber was fine'), 'bbe')).toBe(-1);
  expect(placeOf(saidOf('It has EXPIRED!'), 'expired')).toBeGreaterThanOrEqual(0);
  expect(placeOf(saidOf('换L码'), 'l')).toBeGreaterThanOrEqual(0);
  expect(placeOf(saidOf('收到已经过期了'), '过期')).toBeGreaterThanOrEqual(0);
});
