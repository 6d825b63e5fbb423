import { expect, it } from 'vitest';
import { type CannedReply, findReplies } from './canned-reply.ts';

const reply = (shortcut: string, title: string, text: string): CannedReply => ({
  id: shortcut,
  shortcut,
  title,
  text,
  source: 'mine',
});
const all = [
  reply('apology-order', 'Apology: order', 'We are sorry'),
  reply('bye', 'Goodbye', 'Sorry to see you go'),
  reply('sorry', 'Sorry', 'So sorry'),
];

it('puts the reply whose short name begins so before those that only have the word', () => {
  expect(findReplies(all, 'SOR', 5).map(({ id }) => id)).toEqual(['sorry', 'apology-order', 'bye']);
});

it('gives all without a query, in their order, and no more than asked for', () => {
  expect(findReplies(all, '', 2).map(({ id }) => id)).toEqual(['apology-order', 'bye']);
  expect(findReplies(all, 'zzz', 5)).toEqual([]);
});
