import { likeliestSentences } from './rank-sentences.ts';
import { sentenceSpans } from './sentences.ts';
import { Slots } from './slots.ts';
import type { GeneratorTask, Prompt } from './tasks.ts';

/**
 * Signs of the pocket generator's vocabulary that order a prompt: each is one token, and none can come from a text, whose
 * own `⟨` and `⟩` are taken out.
 */
export const POCKET_SIGNS = [
  ...['word', 'alone', 'sum'],
  ...['zh', 'en'],
  ...['neutral', 'angry', 'anxious', 'satisfied'],
  ...['plain', 'formal', 'warm'],
  ...['shopper', 'shop', 'source', 'reply'],
  ...['first', 'second', 'third'],
].map((name) => `⟨${name}⟩`);

const MAX_TOKENS: Readonly<Record<GeneratorTask['use'], number>> = {
  'word-answer': 128,
  'stand-alone': 48,
  summarise: 96,
};

/** The terse form that the pocket generator learnt: the same function makes its training prompts (`models/training/pocket`). */
export function pocketPrompt(task: GeneratorTask, slots = new Slots()): Prompt {
  const content = contentOf(task, slots);
  return {
    messages: [{ role: 'user', content: `${content}⟨reply⟩` }],
    maxTokens: MAX_TOKENS[task.use],
    fill: (text) => ended(slots.fill(upToSign(text)).trim()),
  };
}

/** A sign of the prompt in what is generated is the end of it. */
const upToSign = (text: string): string => text.split(SIGN, 1)[0] ?? '';
const SIGN = new RegExp(POCKET_SIGNS.join('|'));

/** A sentence that went on in its source ends here. */
const ended = (sentence: string): string => sentence.replace(/;$/, '.').replace(/；$/, '。');

function contentOf(task: GeneratorTask, slots: Slots): string {
  const language = task.locale.startsWith('zh') ? '⟨zh⟩' : '⟨en⟩';
  switch (task.use) {
    case 'word-answer': {
      const asked = plain(task.question);
      const sources = task.sources.map(({ text }) => `⟨source⟩${ranked(plain(text), asked, slots)}`);
      return `⟨word⟩${language}⟨${task.mood}⟩⟨${task.tone}⟩${slots.markKnown(asked)}${sources.join('')}`;
    }
    case 'stand-alone':
      return `⟨alone⟩${language}${said(task.turns, slots)}⟨shopper⟩${slots.lift(plain(task.followUp))}`;
    case 'summarise':
      return `⟨sum⟩${language}⟨${task.mood}⟩${said(task.turns, slots)}`;
  }
}

/** The sentences that likeliest answer have their rank before them: where to look, which so small a model finds hard to see. */
function ranked(text: string, question: string, slots: Slots): string {
  const spans = sentenceSpans(text);
  const { places } = likeliestSentences(
    question,
    spans.map(({ start, end }) => text.slice(start, end)),
  );
  let out = '';
  let at = 0;
  for (const [index, { start, end }] of spans.entries()) {
    // The mark stands where copying begins.
    const [dash = ''] = /^- /.exec(text.slice(start, end)) ?? [];
    const mark = RANKS[places.indexOf(index)] ?? '';
    out += text.slice(at, start) + dash + mark + slots.lift(text.slice(start + dash.length, end));
    at = end;
  }
  return out + text.slice(at);
}

const RANKS = ['⟨first⟩', '⟨second⟩', '⟨third⟩'];

const said = (turns: readonly { role: 'shopper' | 'assistant'; text: string }[], slots: Slots): string =>
  turns.map(({ role, text }) => `⟨${role === 'shopper' ? 'shopper' : 'shop'}⟩${slots.lift(plain(text))}`).join('');

/** Without the signs' brackets, with the markers of numbered lines as dashes. */
export const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[⟨⟩]/g, '')
    .replace(/^\s*(?:\d{1,2}[.、)]|[-*•])\s+/gm, '- ')
    .replace(/[ \t]+/g, ' ')
    .replace(/\s*\n\s*/g, '\n')
    .trim();
