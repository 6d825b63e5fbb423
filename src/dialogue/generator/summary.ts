import type { SaidTurn } from '#llm/tasks.ts';
import { ask, type Draft, settle } from '../draft.ts';
import type { ConversationEvent } from '../event.ts';
import { memoryOf } from '../memory.ts';
import type { ConversationState, HandoffDraft } from '../state.ts';
import { textOf } from '../text-of.ts';
import { maskFor, seedOf, speaks } from './asking.ts';

/** Newest turns that are told of, and letters of each. */
const TURNS = 12;
const LETTERS = 300;

const keyOf = ({ key }: Pick<HandoffDraft, 'key'>): string => `summary.${key}`;

/**
 * Has the generator, where there is one, say in a sentence or two what the packet is about that the step drafted. `before`:
 * the state before the step.
 */
export function askForSummary(draft: Draft, before: ConversationState): void {
  const { handoff, generator, replyLocale } = draft.state;
  if (
    handoff.phase !== 'drafted' ||
    before.handoff.phase === 'drafted' ||
    !generator ||
    !speaks(generator, replyLocale, replyLocale)
  )
    return;
  const turns = saidTurns(draft.state);
  if (!turns.some(({ role }) => role === 'shopper')) return;
  const { summary, facts } = handoff.packet;
  const mask = maskFor(draft.state);
  ask(draft, {
    type: 'summarise',
    key: keyOf(handoff),
    task: { use: 'summarise', locale: replyLocale, mood: memoryOf(draft.state).mood, turns },
    grounds: [summary, ...facts.map(({ label, value }) => `${label}: ${value}`)].map(mask),
    seed: seedOf(handoff.key, 'summary'),
  });
}

/** What was said last, without personal data. */
export function saidTurns(state: ConversationState): SaidTurn[] {
  const mask = maskFor(state);
  return state.messages
    .flatMap((message): SaidTurn[] => {
      if (message.role !== 'shopper' && message.role !== 'assistant') return [];
      const text = mask(textOf(message)).slice(0, LETTERS).trim();
      return text === '' ? [] : [{ role: message.role, text }];
    })
    .slice(-TURNS);
}

/** It stands in place of the template's lines for as long as the shopper looks the packet over; later it is dropped. */
export function summarised(
  draft: Draft,
  { key, text, receipt }: Extract<ConversationEvent, { type: 'summarised' }>,
): void {
  const { handoff, pending } = draft.state;
  if (!pending.some((effect) => effect.type === 'summarise' && effect.key === key)) return;
  settle(draft, key);
  if (handoff.phase !== 'drafted' || keyOf(handoff) !== key || text === null) return;
  const { packet } = handoff;
  draft.state.handoff = {
    ...handoff,
    packet: { ...packet, summary: text },
    why: [...(handoff.why ?? []), `summary worded by ${receipt.engine}`],
    worded: { receipt, template: packet.summary },
  };
}

/** Nobody waits for it any more. */
export function dropSummary(draft: Draft): void {
  draft.state.pending = draft.state.pending.filter(({ type }) => type !== 'summarise');
}
