import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Effect } from './effect.ts';
import type { ConversationEvent } from './event.ts';
import type { Playbook } from './playbook.ts';
import type { AssistantMessage, ConversationState, Message, MessagePart, SystemMessage, Trial } from './state.ts';

/**
 * One step being worked out: a copy of the state that may be changed, and the effects asked for. Nested values of the
 * state before are never changed, only replaced.
 */
export interface Draft {
  state: ConversationState;
  readonly event: ConversationEvent;
  readonly book: Playbook | null;
  readonly effects: Effect[];
  /** Reasons found so far; the next reply takes them along. */
  why: string[];
  /** Arms of experiments whose words were used; the next reply logs them. */
  trials?: Trial[];
  /** Entries that this step gave, with the part of a reply that each is. */
  given?: { hit: SearchHit; body: MessagePart }[];
}

export function addMessage(draft: Draft, message: Message): void {
  draft.state.messages = [...draft.state.messages, message];
}

/** Ids of what one event adds are made from the event's id, so that a replay makes the same ones. */
export function nextMessageId(draft: Draft): string {
  return `${draft.event.id}.${draft.state.messages.length}`;
}

/** Notes a reason for the next reply, in short English. */
export function because(draft: Draft, line: string): void {
  draft.why.push(line);
}

export function addReply(
  draft: Draft,
  reply: Pick<AssistantMessage, 'parts' | 'reason'> &
    Partial<Pick<AssistantMessage, 'choices' | 'citations' | 'reading' | 'turnId' | 'why'>>,
): void {
  if (reply.parts.length === 0 && (reply.choices ?? []).length === 0) return;
  const why = [...draft.why, ...(reply.why ?? [])];
  addMessage(draft, {
    role: 'assistant',
    id: nextMessageId(draft),
    at: draft.event.at,
    turnId: reply.turnId ?? null,
    parts: draft.state.memory?.mood === 'anxious' ? reply.parts.map(opened) : reply.parts,
    choices: reply.choices ?? [],
    citations: reply.citations ?? [],
    reading: reply.reading ?? null,
    packVersion: draft.book?.packVersion ?? null,
    reason: reply.reason,
    why: why.length > 0 ? why : [reply.reason],
    ...(draft.trials && { trials: draft.trials }),
  });
  draft.why = [];
  delete draft.trials;
}

/** Who is worried sees at once what happened so far. */
const opened = (part: MessagePart): MessagePart => (part.type === 'order' ? { ...part, timeline: true } : part);

export function addNotice(draft: Draft, notice: SystemMessage['notice'], params: SystemMessage['params'] = {}): void {
  addMessage(draft, { role: 'system', id: nextMessageId(draft), at: draft.event.at, notice, params });
}

/** Asks for an effect and remembers it until `settle`. */
export function ask(draft: Draft, effect: Effect): void {
  draft.state.pending = [...draft.state.pending.filter((other) => other.key !== effect.key), effect];
  draft.effects.push(effect);
}

/** Takes an effect off the list; undefined when it was not on it: its answer is late and must be dropped. */
export function settle(draft: Draft, key: string): Effect | undefined {
  const effect = draft.state.pending.find((other) => other.key === key);
  if (effect) draft.state.pending = draft.state.pending.filter((other) => other !== effect);
  return effect;
}
