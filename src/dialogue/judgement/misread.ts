import type { Flow } from '#knowledge/flow-schema.ts';
import { because, type Draft } from '../draft.ts';
import { flowOf } from '../flows/flow-book.ts';
import type { Turn } from '../flows/turn.ts';
import { foldWords } from '../flows/words/fold.ts';
import { type Memory, memoryOf } from '../memory.ts';
import { stableHash } from '../stable-hash.ts';
import type { AssistantMessage } from '../state.ts';

/** Messages of the shopper for which what was rejected is not offered again. */
const REJECTED_FOR = 4;
/** Most misreadings that are remembered. */
const KEPT = 16;

/** Ids as choices have them: of an entry its own, of a flow with `flow.` before it. */
export const flowMeaning = ({ id }: Pick<Flow, 'id'>): string => `flow.${id}`;

/** What some replies took a message for: the entries given, the choices offered. */
export function meaningsOf(replies: readonly AssistantMessage[]): string[] {
  return replies.flatMap(({ reason, citations, choices }) => {
    if (reason === 'answer') return citations.slice(0, 1).map(({ id }) => id);
    return reason === 'clarify' ? choices.filter(({ act }) => act.type !== 'handoff').map(({ id }) => id) : [];
  });
}

/** Remembers that some texts do not mean what they were taken for, nor what was rejected a short while ago. */
export function noteMisread(draft: Draft, texts: readonly string[], wrong: readonly string[]): void {
  const memory = memoryOf(draft.state);
  const isRecent = ({ asked }: { asked: number }): boolean => memory.asked - asked <= REJECTED_FOR;
  const before = (memory.misread ?? []).filter(isRecent).map(({ meaning }) => meaning);
  const meanings = [...new Set([...before, ...wrong])];
  if (meanings.length === 0) return;
  because(draft, `misread: ${meanings.join(', ')}`);
  const noted = texts.flatMap((text) =>
    meanings.map((meaning) => ({ meaning, said: hashOf(text), asked: memory.asked })),
  );
  const isNew = (old: NonNullable<Memory['misread']>[number]): boolean =>
    noted.every(({ meaning, said }) => meaning !== old.meaning || said !== old.said);
  draft.state.memory = { ...memory, misread: [...(memory.misread ?? []).filter(isNew), ...noted].slice(-KEPT) };
}

/**
 * The turn without the meanings that the shopper has rejected for these very words: entries and intents that lead there are
 * left out, and the others are as probable as they are when it is none of those (Bayes).
 */
export function withoutMisread(draft: Draft, turn: Turn): Turn {
  const out = excludedFor(draft, turn.text);
  if (out.size === 0) return turn;
  const { reading, text } = turn;
  const isOut = (intent: string): boolean => {
    const flow = flowOf(draft.book, text, intent);
    return flow !== null && out.has(flowMeaning(flow));
  };
  const hits = turn.hits.filter(({ id }) => !out.has(id));
  const left = reading.candidates.filter(({ intent }) => !isOut(intent));
  const share = left.length === reading.candidates.length ? 1 : 1 - sum(reading.candidates) + sum(left);
  const candidates = left.map(({ intent, confidence }) => ({
    intent,
    confidence: Math.min(confidence / Math.max(share, MIN_SHARE), 1),
  }));
  const [best] = candidates;
  const { wishes = [], ...whole } = reading;
  const wished = wishes.filter(({ intent }) => !isOut(intent));
  const read = {
    ...whole,
    ...(wished.length > 1 && { wishes: wished }),
    candidates,
    ...(isOut(reading.intent) && { intent: best?.intent ?? 'oos', confidence: best?.confidence ?? 0 }),
    ...(!isOut(reading.intent) && best && best.intent === reading.intent && { confidence: best.confidence }),
  };
  return { ...turn, reading: read, hits };
}

/** Less than this is left to chance: a reader that was certain of what was wrong knows nothing of the rest. */
const MIN_SHARE = 0.05;

const sum = (candidates: readonly { confidence: number }[]): number =>
  candidates.reduce((total, { confidence }) => total + confidence, 0);

/** Whether a flow or entry may not be begun for what is said now. */
export const isExcluded = (draft: Draft, text: string, meaning: string): boolean =>
  excludedFor(draft, text).has(meaning);

function excludedFor({ state }: Draft, text: string): ReadonlySet<string> {
  const { misread = [] } = memoryOf(state);
  if (misread.length === 0) return NONE;
  const hash = hashOf(text);
  return new Set(misread.filter(({ said }) => said === hash).map(({ meaning }) => meaning));
}

const NONE: ReadonlySet<string> = new Set();

/** What was offered or understood a short while ago and not meant: it is not offered again. */
export function rejected({ state }: Draft): ReadonlySet<string> {
  const { misread = [], asked } = memoryOf(state);
  const shoppers = state.messages.filter(({ role }) => role === 'shopper');
  const since = shoppers.at(-1 - REJECTED_FOR)?.id;
  const recent = state.messages.slice(state.messages.findIndex(({ id }) => id === since) + 1);
  const offered = recent.filter((message) => message.role === 'assistant' && message.reason === 'clarify');
  return new Set([
    ...misread.filter((each) => asked - each.asked <= REJECTED_FOR).map(({ meaning }) => meaning),
    ...meaningsOf(offered as AssistantMessage[]),
  ]);
}

const hashOf = (text: string): number => stableHash(foldWords(text));
