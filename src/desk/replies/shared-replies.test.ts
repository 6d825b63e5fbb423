import { expect, it } from 'vitest';
import type { Playbook } from '#dialogue/playbook.ts';
import { deskStrings } from '#i18n/desk-strings.ts';
import { sharedReplies } from './shared-replies.ts';

const book = {
  scripts: {
    en: {
      'apology-order.late': ['Sorry it is late', 'Late, sorry', 'Third'],
      greet: ['Hello'],
      'greet@vip': ['Welcome back'],
      bot: ['I am a bot'],
      'flow.return.ask': ['Which one?'],
    },
    'zh-Hans': { greet: ['你好'] },
  },
} as unknown as Playbook;
const words = deskStrings('en').replies;

it('offers what a person can say too, greetings first and other wordings last', () => {
  const replies = sharedReplies(book, 'en', words);
  expect(replies.map(({ title, text }) => [title, text])).toEqual([
    ['Greeting', 'Hello'],
    ['Apology · order late', 'Sorry it is late'],
    ['Apology · order late', 'Late, sorry'],
  ]);
  expect(replies[1]?.shortcut).toBe('apology-order.late');
});

it('speaks the shopper’s language or the nearest one of the pack', () => {
  expect(sharedReplies(book, 'zh-Hant', words).map(({ text }) => text)).toEqual(['你好']);
  expect(sharedReplies(book, 'fr', words)[0]?.text).toBe('Hello');
});
