import { describe, expect, it } from 'vitest';
import type { LogConversation, LogSpeaker } from '../log/conversation-log.ts';
import type { LoggedQuestion } from '../log/logged-question.ts';
import type { Failure } from './failure.ts';
import { findFailures } from './find-failures.ts';

type Turn = [LogSpeaker, string];

function conversation(id: string, turns: Turn[], outcome: Partial<LogConversation['outcome']> = {}): LogConversation {
  return {
    id,
    source: { file: 'log.csv', line: 1 },
    startedAtMs: Number(id.replace(/\D/g, '')) * 1000,
    channel: null,
    group: null,
    shopper: null,
    language: 'en',
    tags: [],
    outcome: { resolved: null, rating: null, handedOver: null, converted: null, ...outcome },
    turns: turns.map(([speaker, text]) => ({ speaker, text, atMs: null, agent: null })),
  };
}

/** Every turn of the shopper is a question, the next turn its answer. */
function questionsOf({ id, turns }: LogConversation): LoggedQuestion[] {
  return turns.flatMap(({ speaker, text }, position) => {
    const next = turns[position + 1];
    const isAnswered = next !== undefined && next.speaker !== 'shopper';
    return speaker === 'shopper'
      ? [
          {
            conversationId: id,
            position,
            text,
            answer: isAnswered ? next.text : null,
            answeredBy: isAnswered && next.speaker === 'agent' ? 'agent' : isAnswered ? 'assistant' : null,
            agent: null,
            askedAtMs: null,
            answeredInMs: null,
          },
        ]
      : [];
  });
}

const SURE: Failure['reading'] = {
  intent: 'order.track',
  confidence: 0.9,
  band: 'answer',
  candidates: [],
  language: 'en',
};

function failuresOf(
  conversations: LogConversation[],
  reading: (text: string) => Failure['reading'] = () => SURE,
): Failure[] {
  return findFailures({
    conversations,
    questions: conversations.flatMap(questionsOf),
    readingOf: ({ text }) => reading(text),
  });
}

describe('what failed', () => {
  it('is nothing where all was understood, answered and left in peace', () => {
    expect(
      failuresOf([
        conversation(
          'c1',
          [
            ['shopper', 'where is it'],
            ['assistant', 'Here.'],
          ],
          { rating: 5 },
        ),
      ]),
    ).toEqual([]);
  });

  it('is told by kind', () => {
    const found = failuresOf(
      [
        conversation(
          'c1',
          [
            ['shopper', 'alpha'],
            ['assistant', 'a'],
            ['shopper', 'beta'],
            ['assistant', 'b'],
            ['agent', 'Hello'],
          ],
          { handedOver: true },
        ),
        conversation(
          'c2',
          [
            ['shopper', 'gamma'],
            ['assistant', 'c'],
          ],
          { rating: 1 },
        ),
        conversation('c3', [
          ['shopper', 'do you ship to Malta'],
          ['assistant', 'd'],
          ['shopper', 'ship it to Malta, is that possible'],
          ['assistant', 'e'],
        ]),
        conversation('c4', [['shopper', 'delta']]),
        conversation('c5', [
          ['shopper', 'epsilon'],
          ['assistant', 'f'],
        ]),
      ],
      (text) => (text === 'epsilon' ? { ...SURE, confidence: 0.5, band: 'preset' } : SURE),
    );
    expect(Object.fromEntries(found.map(({ text, kinds }) => [text, kinds]))).toEqual({
      beta: { handoff: 1 },
      gamma: { 'thumbs-down': 1 },
      'do you ship to Malta': { rephrased: 1 },
      delta: { abandoned: 1 },
      epsilon: { 'low-band': 1 },
    });
  });

  it('counts one wording once, with all its places, the newest first', () => {
    const found = failuresOf([
      conversation('c1', [['shopper', 'Hide the price!']]),
      conversation('c2', [['shopper', 'hide the price']]),
      conversation('c3', [['shopper', 'gift card']]),
    ]);
    expect(found.map(({ text, count }) => [text, count])).toEqual([
      ['hide the price', 2],
      ['gift card', 1],
    ]);
    expect(found[0]?.places.map(({ conversationId }) => conversationId)).toEqual(['c2', 'c1']);
  });

  it('does not call the same words said twice a rephrasing', () => {
    expect(
      failuresOf([
        conversation('c1', [
          ['shopper', 'hello there'],
          ['assistant', 'a'],
          ['shopper', 'hello there'],
          ['assistant', 'a'],
        ]),
      ]),
    ).toEqual([]);
  });

  it('lays what is said of an answer at the end at the question, not at the words themselves', () => {
    const rated = (last: string) =>
      failuresOf([
        conversation(
          'c1',
          [
            ['shopper', 'it leaks'],
            ['assistant', 'Please wait.'],
            ['shopper', last],
          ],
          { rating: 1 },
        ),
      ]).map(({ text, kinds }) => [text, kinds]);
    expect(rated('that did not help')).toEqual([['it leaks', { 'thumbs-down': 1 }]]);
    expect(rated('还是没用')).toEqual([['it leaks', { 'thumbs-down': 1 }]]);
    expect(rated('where is my refund')).toEqual([['where is my refund', { abandoned: 1, 'thumbs-down': 1 }]]);
  });

  it('does not lay a handoff at what was asked of the person', () => {
    const found = failuresOf([
      conversation(
        'c1',
        [
          ['shopper', 'alpha'],
          ['agent', 'Hello'],
          ['shopper', 'beta'],
          ['agent', 'Yes'],
        ],
        { handedOver: true },
      ),
    ]);
    expect(found.map(({ text }) => text)).toEqual(['alpha']);
  });
});
