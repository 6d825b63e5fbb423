import { describe, expect, it } from 'vitest';
import { isInsult, isOutrage } from './insult.ts';

describe('an insult', () => {
  it.each([
    'you are useless, this is ridiculous!!',
    "You're so stupid",
    'stupid bot',
    'you stupid bot',
    'what a dumb robot you are, you\u2019re hopeless',
    "you're an idiot",
    'this bot is a complete joke',
    'ur a waste of time ffs',
    'you are no help at all',
    '你真没用，太离谱了！',
    '你就是个废物机器人',
    '什么破机器人，笨死了',
    '这个机器人太蠢了吧',
    '人工智障',
    '你是不是有病啊',
    '要你何用',
  ])('is heard in “%s”', (text) => {
    expect(isInsult(text)).toBe(true);
  });

  it.each([
    'this product is useless, ridiculous!!',
    'the kettle is rubbish',
    'you are useless, where is my order',
    'useless bot, get me a human',
    'your delivery is terrible',
    'what a joke of a shop',
    'this is ridiculous',
    'you are late again',
    'the robot vacuum is stupid',
    'the robot is useless',
    '这个商品太垃圾了',
    '你们发的东西是坏的',
    '垃圾服务',
    '什么破店',
    '你真没用，我的订单呢',
    '这破机器人帮我转人工',
    '没用过这个，怎么用',
    '机器破了',
    '机器是破的',
    '这个机器有毛病',
    '这个机器没用了',
    '你们的机器烂了',
    '垃圾机器',
    '这个系统太烂了',
    '你好',
    '',
  ])('is none in “%s”', (text) => {
    expect(isInsult(text)).toBe(false);
  });

  it.each(['this is ridiculous', 'are you kidding me, this is useless!!', '太离谱了', '卧槽，无语'])(
    'vents at nobody by name in “%s”',
    (text) => {
      expect([isInsult(text), isOutrage(text)]).toEqual([false, true]);
    },
  );

  it.each(['ok', 'no', '亲', 'this is useless, where is my order', 'the kettle is rubbish', '垃圾服务'])(
    'does not vent only in “%s”',
    (text) => {
      expect(isOutrage(text)).toBe(false);
    },
  );

  it('costs no more than its length however it is repeated', () => {
    expect(isInsult(`you are ${'so really just '.repeat(7)}`)).toBe(false);
    expect(isInsult(`你${'真是他妈的'.repeat(22)}好`)).toBe(false);
  });
});
