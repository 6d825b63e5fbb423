import { describe, expect, it } from 'vitest';
import type { AssistantMessage, ConversationState } from '#dialogue/state.ts';
import { createStep } from '#dialogue/step.ts';
import { playbook } from '#dialogue/testing/conversation.ts';
import { Judge, type JudgedTurn } from './judge.ts';

const [EMPTY] = createStep(playbook)(null, {
  id: 'e0',
  at: 0,
  type: 'started',
  conversationId: 'c',
  locale: 'en',
  online: true,
  pageUrl: null,
});

const reply = (text: string, more: Partial<AssistantMessage> = {}): AssistantMessage => ({
  role: 'assistant',
  id: text,
  at: 0,
  turnId: null,
  parts: [{ type: 'text', text }],
  choices: [],
  citations: [],
  reading: null,
  packVersion: null,
  reason: 'answer',
  why: ['a test'],
  ...more,
});

function turn(did: JudgedTurn['did'], replies: AssistantMessage[], after: Partial<ConversationState> = {}): JudgedTurn {
  const state = { ...EMPTY, messages: replies, ...after };
  return {
    did,
    purpose: 'wish',
    turn: { reading: null, replies, effects: [] },
    before: EMPTY,
    after: state,
    events: [],
  };
}

function faults(...turns: JudgedTurn[]): string[] {
  const judge = new Judge(playbook);
  for (const one of turns) judge.observe(one);
  return judge.findings.map((finding) => `${finding.fault} ${finding.turn}`);
}

const CHOICE = { id: 'a', label: 'This', act: { type: 'say', text: 'This' } } as const;

describe('the judge', () => {
  it('has nothing against an answer', () => {
    expect(faults(turn('how much is it', [reply('It is four yuan, delivery included.')]))).toEqual([]);
  });

  it('sees where nothing was said, and where nothing is offered to who was not understood', () => {
    expect(faults(turn('hello', []))).toEqual(['deadEnd 0']);
    expect(faults(turn('qwer', [reply('Sorry, what was that?', { reason: 'preset' })]))).toEqual(['deadEnd 0']);
    expect(faults(turn('qwer', [reply('Sorry, what?', { reason: 'preset', choices: [CHOICE] })]))).toEqual([]);
  });

  it('expects nothing of silence, nor once a person was called', () => {
    expect(faults(turn({ pauseMinutes: 5 }, []))).toEqual([]);
    const closed = { phase: 'closed', id: 'h', closedBy: 'agent' } as const;
    expect(faults(turn('hello', [], { handoff: closed }))).toEqual([]);
  });

  it('sees a sentence that comes again at once, but not later', () => {
    const first = turn('a', [reply('One moment. I am looking for your order.')]);
    const again = turn('b', [reply('I am looking for your order. Sorry.')]);
    const other = turn('c', [reply('It is on its way to your house.')]);
    expect(faults(first, again)).toEqual(['repeated 1']);
    expect(faults(first, other, again)).toEqual([]);
  });

  it('sees the same question back for the fourth time, and tells it once', () => {
    const back = (text: string) => turn('what', [reply(text, { reason: 'clarify', choices: [CHOICE] })]);
    const words = ['Do you mean this?', 'This one, then?', 'Is it this here?', 'This, perhaps?', 'Well, this?'];
    expect(faults(...words.map(back))).toEqual(['loop 3']);
  });

  it('sees a reply in another language, unless the shopper went over to it', () => {
    const chinese = turn('ok thank you', [reply('好的，这一单我来帮你看，请稍等一下。')]);
    const asked = turn('我的订单到哪里了', [reply('好的，这一单我来帮你看，请稍等一下。')]);
    expect(faults(chinese)).toEqual(['wrongLanguage 0']);
    expect(faults(asked)).toEqual([]);
    expect(faults(turn('where is lin@example.com', [reply('Where would you like to have it sent?')]))).toEqual([]);
  });
});
