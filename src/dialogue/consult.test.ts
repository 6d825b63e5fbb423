import { beforeEach, describe, expect, it } from 'vitest';
import type { Finding } from '#commerce/specialist.ts';
import { Conversation, hit, playbook, reading } from './testing/conversation.ts';

const scripts = { en: { ...playbook.scripts.en, 'duty-total': ['<total {amount}>'], 'duty-ask': ['<where to?>'] } };
const book = {
  ...playbook,
  scripts,
  rules: {
    ...playbook.rules,
    specialists: [{ name: 'duty' as const, intents: ['customs.duty'], words: ['Clearance'] }],
  },
};
const finding = (over: Partial<Finding> = {}): Finding => ({
  lines: [{ say: 'duty-total', params: { amount: '€7' } }],
  choices: [],
  citations: [{ kind: 'policy', id: 'customs.eu', title: 'EU', url: null }],
  known: { country: 'IT' },
  asks: false,
  why: ['VAT 22 %'],
  ...over,
});
const rate = hit('customs-eu', 0.9, 'customs.duty');

let chat: Conversation;

beforeEach(() => {
  chat = new Conversation(book);
});

const asked = () => chat.effects.find((effect) => effect.type === 'consult');

describe('a specialist', () => {
  it('is asked before an entry is given, with what the page and the talk know', () => {
    chat.send({ type: 'context-changed', pageUrl: null, context: { product: 'GL-1' } });
    chat.say('duty to Italy?', reading('customs.duty', 0.9), [rate]);
    expect(asked()?.inquiry).toMatchObject({ text: 'duty to Italy?', context: { product: 'GL-1' }, known: null });
    expect(chat.state.messages.filter(({ role }) => role === 'assistant')).toEqual([]);
  });

  it('has its figures worded by the pack, with its sources and reasons', () => {
    const turnId = chat.say('duty to Italy?', reading('customs.duty', 0.9), [rate]);
    chat.send({ type: 'consulted', turnId, finding: finding() });
    expect(chat.said).toEqual(['<total €7>']);
    expect(chat.lastReply.citations).toMatchObject([{ id: 'customs.eu' }]);
    expect(chat.lastReply.why).toContain('VAT 22 %');
  });

  it('leaves the message to the entries when it is not its business', () => {
    const turnId = chat.say('duty to Italy?', reading('customs.duty', 0.9), [rate]);
    chat.send({ type: 'consulted', turnId, finding: null });
    expect(chat.lastReply.citations).toMatchObject([{ id: 'customs-eu' }]);
  });

  it('is asked for a word of the pack, however the message was read', () => {
    chat.say('what about clearance', reading('oos', 0.4));
    expect(asked()?.name).toBe('duty');
  });

  it('is not asked about anything else', () => {
    chat.say('how much is delivery', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
    expect(asked()).toBeUndefined();
    expect(chat.lastReply.citations).toMatchObject([{ id: 'fee' }]);
  });

  it('gets the next message after it asked something, with what it knew', () => {
    const turnId = chat.say('duty?', reading('customs.duty', 0.9));
    const choices = [{ id: 'it', label: 'Italy', say: 'Italy' }];
    chat.send({ type: 'consulted', turnId, finding: finding({ lines: [{ say: 'duty-ask' }], choices, asks: true }) });
    expect(chat.lastReply.choices).toMatchObject([{ label: 'Italy', act: { type: 'say', text: 'Italy' } }]);
    chat.say('Italy', reading('oos', 0.3));
    expect(asked()?.inquiry.known).toEqual({ country: 'IT' });
  });

  it('does not get a sure wish that is no answer to it', () => {
    const turnId = chat.say('duty?', reading('customs.duty', 0.9));
    chat.send({ type: 'consulted', turnId, finding: finding({ asks: true }) });
    chat.say('where is my order', reading('order.track', 0.95));
    expect(asked()).toBeUndefined();
  });

  it('is followed by the next one where it is not its business', () => {
    const both = {
      ...book.rules,
      specialists: [{ name: 'region' as const, words: ['clearance'] }, ...book.rules.specialists],
    };
    chat = new Conversation({ ...book, rules: both });
    const turnId = chat.say('clearance?', reading('customs.duty', 0.9), [rate]);
    expect(asked()?.name).toBe('region');
    chat.send({ type: 'consulted', turnId, finding: null });
    expect(asked()?.name).toBe('duty');
    chat.send({ type: 'consulted', turnId, finding: finding() });
    expect(chat.said).toEqual(['<total €7>']);
  });

  it('gets a few words right after its answer, as what they lean on', () => {
    const turnId = chat.say('duty to Italy?', reading('customs.duty', 0.9), [rate]);
    chat.send({ type: 'consulted', turnId, finding: finding() });
    const second = chat.say('and to Germany?', reading('shipping.area', 0.8), [hit('area', 0.9)]);
    expect(asked()?.inquiry).toMatchObject({ follows: true, known: { country: 'IT' } });
    chat.send({ type: 'consulted', turnId: second, finding: null });
    expect(chat.lastReply.citations).toMatchObject([{ id: 'area' }]);
    chat.say('and to France?', reading('shipping.area', 0.8), [hit('area', 0.9)]);
    expect(asked()).toBeUndefined();
  });

  it('may have something to keep and nothing to say', () => {
    const turnId = chat.say('duty to Italy?', reading('customs.duty', 0.9), [rate]);
    chat.send({ type: 'consulted', turnId, finding: finding({ lines: [] }) });
    expect(chat.lastReply.citations).toMatchObject([{ id: 'customs-eu' }]);
    chat.say('duty?', reading('customs.duty', 0.9));
    expect(asked()?.inquiry.known).toEqual({ country: 'IT' });
  });

  it('is asked again where something was told while it worked', () => {
    const first = chat.say('duty to Italy?', reading('customs.duty', 0.9));
    const second = chat.say('duty for tea?', reading('customs.duty', 0.9));
    chat.send({ type: 'consulted', turnId: first, finding: finding() });
    chat.send({ type: 'consulted', turnId: second, finding: finding({ known: { goods: 'tea' } }) });
    expect(asked()?.inquiry).toMatchObject({ text: 'duty for tea?', known: { country: 'IT' } });
  });

  it('that answers late is not heard', () => {
    const turnId = chat.say('duty to Italy?', reading('customs.duty', 0.9), [rate]);
    chat.send({ type: 'consulted', turnId, finding: finding() });
    const { messages } = chat.state;
    chat.send({ type: 'consulted', turnId, finding: finding() });
    expect(chat.state.messages).toEqual(messages);
  });
});
