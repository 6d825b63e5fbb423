import { expect, it } from 'vitest';
import { Conversation, hit, reading } from '../testing/conversation.ts';
import { flowBook } from '../testing/flows.ts';
import { leansBack, pointsBack } from './leans-back.ts';

function answered(book = flowBook): Conversation {
  const chat = new Conversation(book, true, false);
  chat.say('how much is delivery?', reading('shipping.fee', 0.9), [hit('fee', 0.9)]);
  return chat;
}

function asked(chat: Conversation, text: string): boolean {
  return leansBack(chat.state, chat.send({ type: 'said', text }), text);
}

it.each([
  'and for bread?',
  'what about Norway?',
  'is it farmed?',
  '那面包呢',
  '这个能冷冻吗',
  '要是台风天呢',
  'which is bigger?',
])('points back: %s', (text) => {
  expect(pointsBack(text)).toBe(true);
  expect(asked(answered(), text)).toBe(true);
});

it.each(['free delivery', '怎么退'])('is short enough to lean on an answer: %s', (text) => {
  expect(pointsBack(text)).toBe(false);
  expect(asked(answered(), text)).toBe(true);
});

it.each(['how long does fresh bread from your bakery keep at home', '我昨天买的面包放在冰箱里能放多久才会坏掉'])(
  'says all it needs: %s',
  (text) => {
    expect(asked(answered(), text)).toBe(false);
  },
);

it('leans on nothing at the beginning, in a topic, or while a person is on the way', () => {
  expect(asked(new Conversation(flowBook), 'and for bread?')).toBe(false);
  const topic = answered();
  topic.say('cancel my order', reading('order.cancel', 0.95));
  expect(asked(topic, 'and the other one?')).toBe(false);
  const person = answered();
  person.send({ type: 'person-asked', reason: 'shopper_asked' });
  expect(asked(person, 'and for bread?')).toBe(false);
});
