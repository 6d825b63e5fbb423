import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LogConversation, LogTurn } from './conversation-log.ts';
import { isSmallTalk } from './small-talk.ts';
import { toQuestions } from './to-questions.ts';

const conversation = (turns: LogTurn[]): LogConversation => ({
  id: 'c',
  source: { file: 'f', line: 1 },
  startedAtMs: null,
  channel: null,
  group: null,
  shopper: null,
  language: null,
  tags: [],
  outcome: { resolved: null, rating: null, handedOver: null, converted: null },
  turns,
});
const turn = (speaker: LogTurn['speaker'], text: string, atMs: number | null = null): LogTurn => ({
  speaker,
  text,
  atMs,
  agent: speaker === 'agent' ? 'agent-1' : null,
});

describe('small talk', () => {
  it.each([
    '在吗',
    '你好，在吗？',
    'hi!',
    'Thanks a lot!',
    '好的谢谢',
    'ok thanks',
    '嗯嗯',
    '👍',
    'anyone there??',
    '',
    'bonjour',
    'gracias',
  ])('is none to answer: %s', (text) => expect(isSmallTalk(text)).toBe(true));
  it.each([
    '在吗 芒果几天到',
    'hi, is it vegan?',
    '谢谢，那运费呢',
    'thanks but it is still late',
    '退款',
    'price?',
    'refund',
  ])('is not: %s', (text) => expect(isSmallTalk(text)).toBe(false));
});

describe('questions of a conversation', () => {
  it('join what the shopper says up to the answer, and the answer up to the next question', () => {
    const questions = toQuestions(
      conversation([
        turn('system', 'welcome', 0),
        turn('shopper', '你好', 1000),
        turn('shopper', '芒果几天到', 2000),
        turn('shopper', '发顺丰吗', 9000),
        turn('assistant', '请稍等', 9500),
        turn('agent', '两天，发顺丰', 12_000),
        turn('agent', '冷链的', 13_000),
        turn('shopper', '好的谢谢', 14_000),
        turn('agent', '不客气', 15_000),
        turn('shopper', '怎么保存', 20_000),
      ]),
    );
    expect(questions).toEqual([
      {
        conversationId: 'c',
        position: 2,
        text: '芒果几天到\n发顺丰吗',
        answer: '请稍等\n两天，发顺丰\n冷链的\n不客气',
        // The assistant was first, and its time it is.
        answeredBy: 'assistant',
        agent: 'agent-1',
        askedAtMs: 2000,
        answeredInMs: 7500,
      },
      {
        conversationId: 'c',
        position: 9,
        text: '怎么保存',
        answer: null,
        answeredBy: null,
        agent: null,
        askedAtMs: 20_000,
        answeredInMs: null,
      },
    ]);
  });

  it('take no known time where the times contradict the order', () => {
    const [question] = toQuestions(conversation([turn('shopper', '芒果几天到', 9000), turn('agent', '两天', 2000)]));
    expect(question).toMatchObject({ answeredBy: 'agent', answeredInMs: null });
  });

  it('hold each of the shopper’s words that asks once, in order, whatever the conversation', () => {
    const speaker = fc.constantFrom('shopper' as const, 'agent' as const, 'assistant' as const, 'system' as const);
    const text = fc.constantFrom('在吗', 'thanks', 'where is it', '运费多少', 'can I return it', '几天到');
    fc.assert(
      fc.property(fc.array(fc.tuple(speaker, text, fc.nat(9))), (said) => {
        let atMs = 0;
        const turns = said.map(([who, words, after]) => {
          atMs += after * 1000;
          return turn(who, words, atMs);
        });
        const questions = toQuestions(conversation(turns));
        const asked = turns.filter((one) => one.speaker === 'shopper' && !isSmallTalk(one.text)).map((one) => one.text);
        expect(questions.flatMap((question) => question.text.split('\n'))).toEqual(asked);
        for (const [at, question] of questions.entries()) {
          expect(question.position).toBeGreaterThan(questions[at - 1]?.position ?? -1);
          expect(turns[question.position]?.speaker).toBe('shopper');
          expect(question.answeredInMs ?? 0).toBeGreaterThanOrEqual(0);
          expect(question.answeredBy === null).toBe(question.answer === null);
          // Only the last one may go without an answer: until then the shopper is still asking.
          if (at < questions.length - 1) expect(question.answer).not.toBeNull();
        }
      }),
    );
  });
});
