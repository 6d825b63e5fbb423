import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/seeded-random.ts';
import type { LogTurn } from '../log/conversation-log.ts';
import type { Inspected, PackFacts } from './finding.ts';
import { findingsCsv } from './findings-csv.ts';
import { inspectConversation } from './inspect-conversation.ts';
import { readQualityRules } from './quality-rule.ts';
import { sampleForReview } from './sample-for-review.ts';
import { scoreSpeakers } from './score-speakers.ts';

const RULES = readQualityRules(readFileSync(new URL('./usual-rules.yaml', import.meta.url), 'utf8')).map((rule) =>
  rule.kind === 'outside-link' ? { ...rule, hosts: ['shop.example'] } : rule,
);
const FACTS: PackFacts = {
  products: [
    { names: ['修护面霜', 'Repair Cream'], prices: ['199.00', '169.00'] },
    { names: ['洁面乳', 'Cleanser'], prices: ['89.00'] },
  ],
  promotions: [{ names: ['双十一', 'Winter sale'], lastDay: '2026-11-30' }],
};

/** `s` shopper, `a` agent Mia, `b` assistant, one after the other every ten seconds; `+200` before the text: so many seconds later. */
function talk(...lines: string[]): Inspected {
  let atMs = Date.UTC(2026, 10, 20);
  const turns = lines.map((line): LogTurn => {
    const [, who = '', later, text = ''] = /^(\w): (?:\+(\d+) )?(.*)$/su.exec(line) ?? [];
    atMs += later === undefined ? 10_000 : Number(later) * 1000;
    const speaker = who === 's' ? 'shopper' : who === 'a' ? 'agent' : 'assistant';
    return { speaker, text, atMs, agent: speaker === 'agent' ? 'Mia' : null };
  });
  return {
    id: 'c1',
    source: { file: 'log.csv', line: 1 },
    startedAtMs: atMs,
    channel: null,
    group: null,
    shopper: null,
    language: null,
    tags: [],
    outcome: { resolved: null, rating: null, handedOver: null, converted: null },
    turns,
  };
}

const found = (conversation: Inspected) =>
  inspectConversation(conversation, RULES, FACTS).map(({ rule, turn }) => `${rule} ${turn}`);

describe('what is found', () => {
  const cases: [string, string[], string[]][] = [
    ['a promise, zh', ['s: 这款有用吗', 'a: 您好，保证有效的哦'], ['promises 1']],
    ['a promise, en', ['s: does it work?', 'a: Hello! It is 100% safe for everyone.'], ['promises 1']],
    ['rude words, zh', ['s: 尺码多少', 'a: 您好', 'a: 自己不会看吗'], ['rude 2']],
    ['rude words, en', ['s: what size is it?', 'a: Hi.', 'a: Read it yourself.'], ['rude 2']],
    ['asking for a card number, zh', ['s: 帮我退款', 'a: 您好，请把银行卡号发给我'], ['asks-personal 1']],
    [
      'asking for a password, en',
      ['s: I cannot log in', 'a: Hello, tell me your password please'],
      ['asks-personal 1'],
    ],
    ['no greeting', ['s: 什么时候发货', 'a: 明天发。', 's: 好的'], ['no-greeting 1']],
    ['no regret after anger, zh', ['s: 太差了，都坏了', 'a: 您好，请发照片'], ['no-apology 1']],
    ['no regret after anger, en', ['s: This is ridiculous.', 'a: Hello, send a photo.'], ['no-apology 1']],
    ['a late reply', ['s: 在吗', 'a: +181 您好，在的'], ['slow-reply 1']],
    ['a question without an answer', ['s: 你好', 'a: 您好', 's: 什么时候发货'], ['unanswered 2']],
    [
      'the same text pasted',
      [
        's: 坏了',
        'a: 您好，已经为您登记，请耐心等待处理结果',
        's: 要多少天',
        'a: 您好，已经为您登记，请耐心等待处理结果。',
      ],
      ['repeated 3'],
    ],
    ['another price, zh', ['s: 面霜多少钱', 'a: 您好，修护面霜现在是 159 元'], ['differs-from-pack 1']],
    ['another price, en', ['s: how much?', 'a: Hi! The Repair Cream is $149.00 today.'], ['differs-from-pack 1']],
    ['another last day', ['s: 活动到几号', 'a: 您好，双十一活动到12月5日'], ['differs-from-pack 1']],
    ['another last day, en', ['s: until when?', 'a: Hi, the Winter sale ends on 5 December.'], ['differs-from-pack 1']],
    ['a link to another site', ['s: 在哪买', 'a: 您好，看这里 https://other.example/x'], ['outside-link 1']],
    [
      'no person when asked',
      ['s: 转人工', 'b: 您好，我可以帮您', 's: 转人工！', 'b: 请描述您的问题'],
      ['handoff-refused 3'],
    ],
    [
      'no person when asked, en',
      ['s: I want a human', 'b: Hello, I can help.', 's: human please', 'b: What is it about?'],
      ['handoff-refused 3'],
    ],
  ];
  it.each(cases)('%s', (_, lines, expected) => {
    expect(found(talk(...lines))).toEqual(expected);
  });

  it('an answer without a source, where the log tells of sources', () => {
    const one = talk('s: 保质期多久', 'b: 您好，十二个月。');
    expect(found({ ...one, sources: new Map([[1, 0]]) })).toEqual(['no-source 1']);
    expect(found({ ...one, sources: new Map([[1, 1]]) })).toEqual([]);
  });
});

describe('what is not found', () => {
  const cases: [string, string[]][] = [
    ['a promise that is refused, zh', ['s: 保证有效吗', 'a: 您好，护肤品我们不能保证有效，可以先试用装']],
    [
      'a promise that is refused, en',
      ['s: is it 100% safe?', "a: Hello, we can't say that it is 100% safe for every skin."],
    ],
    ['a promise in the shopper’s words', ['s: 你们说百分百有效', 'a: 您好，我帮您核实']],
    ['a rolling ball is not rude', ['s: 怎么用', 'a: 您好，用滚珠轻轻滚动按摩']],
    ['a warning about codes', ['s: 有人找我要验证码', 'a: 您好，请勿把支付密码或银行卡号告诉任何人']],
    ['a warning about passwords', ['s: is this you?', 'a: Hello, we will never ask for your password.']],
    ['"hi" in another word is no greeting, a real one is', ['s: which?', 'a: Good morning! This one.']],
    ['regret in the second message of an answer', ['s: 太差了', 'a: 您好', 'a: 实在抱歉，马上处理']],
    ['anger that goes on: only the last is answered', ['s: 太差了', 's: 投诉！', 'a: 您好，非常抱歉']],
    ['a quick reply after a long pause of the shopper', ['s: 你好', 'a: 您好', 's: +4000 谢谢', 'a: +20 不客气']],
    ['thanks at the end', ['s: 什么时候发货', 'a: 您好，明天', 's: 好的谢谢']],
    [
      'the same answer to the same question',
      ['s: 地址是哪里', 'a: 您好，仓库在杭州余杭区文一路一号', 's: 地址是哪里', 'a: 您好，仓库在杭州余杭区文一路一号'],
    ],
    ['short words said twice', ['s: 好', 'a: 您好', 's: 嗯', 'a: 您好']],
    ['its price, with or without the offer', ['s: 多少钱', 'a: 您好，修护面霜199元，今天￥169.00']],
    ['what is taken off, or sent with it', ['s: 便宜点', 'a: 您好，修护面霜满300元减40元，运费10元']],
    ['two products in a sentence', ['s: 两个呢', 'a: 您好，修护面霜199元，洁面乳89元']],
    ['the right last day with its first', ['s: 到几号', 'a: 您好，双十一从11月1日到11月30日']],
    ['a link to the shop', ['s: 链接', 'a: 您好 https://m.shop.example/p/1 和 www.shop.example']],
    ['a person who came', ['s: 转人工', 'b: 您好，这就转接', 'a: 您好，我是人工客服', 's: 好', 'b: 已转接']],
    ['who wants none', ['s: 不用人工，你说就行', 'b: 您好，好的', 's: 嗯', 'b: 还有别的需要吗']],
  ];
  it.each(cases)('%s', (_, lines) => {
    expect(found(talk(...lines))).toEqual([]);
  });
});

it('a look-alike host is another site', () => {
  expect(found(talk('s: 链接', 'a: 您好 https://shop.example.evil.example'))).toEqual(['outside-link 1']);
  expect(found(talk('s: 链接', 'a: 您好 https://notshop.example'))).toEqual(['outside-link 1']);
});

describe('rules', () => {
  it('that are wrong name the place', () => {
    expect(() =>
      readQualityRules(
        'rules:\n  - { id: x1, kind: slow-reply, title: { en: a, zh-Hans: b }, severity: low, seconds: soon }',
      ),
    ).toThrow(expect.objectContaining({ details: expect.objectContaining({ path: 'rules.0.seconds' }) }));
    expect(() => readQualityRules('rules: [')).toThrow(expect.objectContaining({ code: 'settings-invalid' }));
  });
});

describe('scores', () => {
  const good = { ...talk('s: 在吗', 'a: 您好，在的'), id: 'c2' };
  const bad = talk('s: 这款有用吗', 'a: 您好，保证有效', 'b: 您好');
  const findings = [good, bad].flatMap((one) => inspectConversation(one, RULES, FACTS));

  it('are shares of conversations without a grave finding, by who spoke', () => {
    const scores = scoreSpeakers([good, bad], findings);
    expect(scores.map(({ agent, conversations, clean }) => [agent, conversations, clean])).toEqual([
      ['Mia', 2, 1],
      [null, 1, 1],
    ]);
    expect(scores[0]?.findings).toEqual({ low: 0, medium: 0, high: 1 });
    expect(scores[0]?.interval.low).toBeCloseTo(0.0945, 4);
  });

  it('go out as a file that a spreadsheet takes for text', () => {
    const csv = findingsCsv([{ ...(findings[0] as (typeof findings)[0]), evidence: '=HYPERLINK("x")' }], () => bad);
    expect(csv).toContain('conversation,turn,rule');
    expect(csv).toContain("'=HYPERLINK");
    expect(csv).toContain('保证有效');
  });

  it('are checked by a sample drawn by chance, of everybody', () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ ...good, id: `g${at}` }));
    const drawn = sampleForReview([...many, bad], 5, seededRandom(1));
    expect(drawn.filter(({ turns }) => turns.some(({ agent }) => agent === 'Mia')).length).toBeGreaterThanOrEqual(5);
    expect(drawn).toContain(bad);
    expect(sampleForReview([...many, bad], 5, seededRandom(1))).toEqual(drawn);
  });
});
