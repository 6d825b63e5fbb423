import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { flowSchema } from '#knowledge/flow-schema.ts';
import { knownIn, maskPacket } from '../packet/mask-packet.ts';
import type { ConversationState } from '../state.ts';
import { Conversation, reading } from '../testing/conversation.ts';
import { flowBook, newOrder } from '../testing/flows.ts';

const unclear = reading('oos', 0.2);
const texts = {
  'flow.move.sure': ['to {address}?'],
  'flow.move.ask-address': ['where to?'],
  'flow.move.again-address': ['again, where to?'],
  'region-postcode': ['{postcode} is none in {country}, like {example}'],
};
const book = {
  ...flowBook,
  flows: [
    v.parse(flowSchema, {
      id: 'move',
      starts: [{ intent: 'order.address' }],
      slots: { order: { type: 'order' }, address: { type: 'address' } },
      steps: [
        { id: 'find', collect: 'order' },
        { id: 'where', collect: 'address' },
        { id: 'sure', confirm: 'sure' },
        { id: 'ask', act: 'change-address', with: { address: 'address' }, done: 'moved', refused: 'moved' },
        { id: 'moved', say: 'moved', end: 'done' },
      ],
    }),
  ],
  scripts: { en: { ...flowBook.scripts.en, ...texts } },
};

function moving(context: Record<string, string>, playbook = book): Conversation {
  const chat = new Conversation(playbook);
  chat.send({ type: 'context-changed', pageUrl: null, context });
  chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: null, hasToken: true });
  const turnId = chat.say('send it elsewhere', reading('order.address', 0.9));
  chat.send({ type: 'orders-listed', turnId, orders: [newOrder] });
  expect(chat.said).toEqual(['where to?']);
  return chat;
}

const acts = (chat: Conversation) => chat.effects.flatMap((effect) => (effect.type === 'act' ? [effect] : []));

describe('an address for a country', () => {
  it('is shown back as it is printed there, and sent as it was written', () => {
    const chat = moving({ country: 'GB' });
    chat.say('Flat 3, 88 Mill Lane, leeds ls14ab', unclear);
    expect(chat.said).toEqual(['to Flat 3\n88 Mill Lane\nLEEDS\nLS1 4AB\nUNITED KINGDOM?']);
    chat.say('yes', reading('chat.affirm', 0.9));
    expect(JSON.stringify(acts(chat)[0])).toContain('Flat 3, 88 Mill Lane, leeds ls14ab');
  });

  it('with a postcode that can be none there is told before anything is sent, and taken if it is said again', () => {
    const chat = moving({ country: 'DE' });
    chat.say('Lindenstraße 5, 1069 Berlin', unclear);
    expect(chat.said).toEqual(['1069 is none in Germany, like 26133']);
    expect(acts(chat)).toEqual([]);
    chat.say('Lindenstraße 5, 10969 Berlin', unclear);
    expect(chat.said).toEqual(['to Lindenstraße 5\n10969 Berlin\nGERMANY?']);
    const stubborn = moving({ country: 'DE' });
    stubborn.say('Lindenstraße 5, 1069 Berlin', unclear);
    stubborn.say('Lindenstraße 5, 1069 Berlin', unclear);
    expect(stubborn.said).toEqual(['to Lindenstraße 5, 1069 Berlin?']);
  });

  it('goes as it was written where no country is told, or the shop has no words for it', () => {
    const nowhere = moving({});
    nowhere.say('Lindenstraße 5, 1069 Berlin', unclear);
    expect(nowhere.said).toEqual(['to Lindenstraße 5, 1069 Berlin?']);
    const { 'region-postcode': _, ...silent } = book.scripts.en;
    const unworded = moving({ country: 'DE' }, { ...book, scripts: { en: silent } } as typeof book);
    unworded.say('Lindenstraße 5, 1069 Berlin', unclear);
    expect(unworded.said).toEqual(['to Lindenstraße 5, 1069 Berlin?']);
  });

  it('is masked in both forms', () => {
    const chat = moving({ country: 'GB' });
    chat.say('88 Mill Lane, leeds ls14ab', unclear);
    const { state }: { state: ConversationState } = chat;
    const packet = { summary: '', facts: [], transcript: [{ role: 'assistant', text: chat.said[0] ?? '', at: 0 }] };
    const { transcript } = maskPacket(packet as unknown as Parameters<typeof maskPacket>[0], knownIn(state));
    expect(transcript[0]?.text).not.toMatch(/mill lane|leeds|ls1/i);
  });
});
