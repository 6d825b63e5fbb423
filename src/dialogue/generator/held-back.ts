import { plainText } from '#core/plain-text.ts';
import type { Receipt } from '#llm/receipt.ts';
import { sourceText } from '#llm/source-text.ts';
import { addMessage, ask, type Draft } from '../draft.ts';
import type { Effect } from '../effect.ts';
import type { ConversationEvent } from '../event.ts';
import { isWithPerson } from '../handoff.ts';
import { memoryOf } from '../memory.ts';
import { PRIVATE_EVENTS } from '../private-events.ts';
import type { ActiveGenerator, AssistantMessage, ConversationState, MessagePart } from '../state.ts';
import { inRegister } from '../variants.ts';
import { maskFor, seedOf, speaks } from './asking.ts';
import { toneOf } from './tone.ts';
import { wordedBlocks } from './worded-blocks.ts';

type HeldBack = Extract<Effect, { type: 'word-answer' }>;

/** Wordings of one entry that are remembered, so that none comes twice. */
const WORDINGS = 3;

/** A reply that was held back for longer, because the page was gone, is not said as it was. */
const STILL_TRUE_MS = 10 * 60_000;

/** Neither the shopper nor the shop says anything by these: an answer that is being worded goes on. */
const QUIET: ReadonlySet<ConversationEvent['type']> = new Set([
  'worded',
  'summarised',
  'generator-changed',
  'opened',
  'connection-changed',
  'context-changed',
  'tracked',
  ...PRIVATE_EVENTS,
  'identified',
  'handoff-rated',
  'handoff-close-delivered',
]);

/**
 * Holds back the one reply of a step that gives one entry and nothing else that matters, and has the entry worded for this
 * shopper. Not within a flow, nor while a person comes. `before`: the state before the step.
 */
export function holdBack(draft: Draft, before: ConversationState): void {
  const { state, given = [] } = draft;
  const { generator } = state;
  const [only, another] = given;
  if (!generator || !only || another || draft.effects.length > 0 || isAtWork(state, before)) return;
  const { hit, body } = only;
  const replies = state.messages.slice(before.messages.length).filter(({ role }) => role !== 'shopper');
  const reply = state.messages.at(-1);
  if (reply?.role !== 'assistant' || replies.length !== 1 || reply.turnId === null) return;
  const { turnId } = reply;
  const question = questionOf(draft, turnId);
  const place = reply.parts.indexOf(body);
  if (
    question === null ||
    place < 0 ||
    !isWordable(body, hit.kind) ||
    !speaks(generator, hit.locale, state.replyLocale)
  )
    return;
  state.messages = state.messages.slice(0, -1);
  ask(draft, {
    type: 'word-answer',
    key: `word.${turnId}`,
    turnId,
    task: {
      use: 'word-answer',
      locale: hit.locale,
      question: maskFor(state)(question),
      mood: memoryOf(state).mood,
      tone: toneOf(draft),
      sources: [{ id: hit.id, text: sourceText(hit.blocks) }],
    },
    seed: seedOf(turnId, hit.id),
    said: wordingsOf(state, hit.id),
    reply,
    place,
  });
}

/** Something is being done, or more is to be said than the entry. */
const isAtWork = (state: ConversationState, before: ConversationState): boolean =>
  isWithPerson(state) ||
  state.topics.length > 0 ||
  before.topics.length > 0 ||
  state.finished !== before.finished ||
  state.pending.some(({ type }) => type === 'open-entry' || type === 'find-entry');

/** Rows and columns say more than sentences. */
const isWordable = (body: MessagePart, kind: string): boolean =>
  body.type === 'rich' && (kind === 'answer' || kind === 'policy') && !body.blocks.some(({ type }) => type === 'table');

/** What the shopper asked, in words that stand alone. */
function questionOf({ event, state }: Draft, turnId: string): string | null {
  if (event.type === 'understood' && event.standAlone) return event.standAlone;
  const said = state.messages.find(({ id }) => id === turnId);
  return said?.role === 'shopper' ? said.text : null;
}

function wordingsOf({ messages }: ConversationState, entryId: string): string[] {
  return messages
    .flatMap((message) => (message.role === 'assistant' && message.citations[0]?.id === entryId ? message.parts : []))
    .flatMap((part) => (part.type === 'worded' ? [part.text] : []))
    .slice(-WORDINGS);
}

/** What is held back is said in the shop's own words as soon as anything else happens in the talk. */
export function releaseHeldBack(draft: Draft): void {
  const { event, state } = draft;
  if (event.type === 'generator-changed' ? isSame(event.generator, state.generator) : QUIET.has(event.type)) return;
  for (const held of state.pending.filter((effect): effect is HeldBack => effect.type === 'word-answer')) {
    if (event.type === 'resumed' && event.at - held.reply.at > STILL_TRUE_MS) {
      lookUpAgain(draft, held);
      continue;
    }
    const { engine = 'none', model = null, modelHash = null } = state.generator ?? {};
    const receipt: Receipt = { engine, model, modelHash, seed: held.seed, guard: null, reason: 'cancelled' };
    say(draft, held, held.reply.parts, receipt, `the shop’s own words: ${event.type} came first`);
  }
}

/** The shop may say something else by now, and an offer may be over: the entry is asked for anew. */
function lookUpAgain({ state }: Draft, held: HeldBack): void {
  const { turnId, task } = held;
  state.pending = state.pending.filter((effect) => effect !== held);
  const [source] = task.sources;
  if (source === undefined) return;
  // It was not given yet.
  state.answered = { ...state.answered, [source.id]: Math.max((state.answered[source.id] ?? 1) - 1, 0) };
  const key = `entry.${turnId}`;
  state.pending = [
    ...state.pending,
    { type: 'open-entry', key, turnId, entryId: source.id, locale: state.replyLocale, why: held.reply.why },
  ];
}

const isSame = (one: ActiveGenerator | null, other: ActiveGenerator | undefined): boolean =>
  one !== null && one.engine === other?.engine && one.model === other.model && one.modelHash === other.modelHash;

/** The generator's words, or that there are none. One that comes too late is dropped. */
export function worded(draft: Draft, { key, text, receipt }: Extract<ConversationEvent, { type: 'worded' }>): void {
  const held = draft.state.pending.find(
    (effect): effect is HeldBack => effect.type === 'word-answer' && effect.key === key,
  );
  if (!held) return;
  const { parts } = held.reply;
  const body = parts[held.place];
  if (text === null || body?.type !== 'rich') {
    say(draft, held, parts, receipt, `the shop’s own words: ${whyNot(receipt)}`);
    return;
  }
  const said = { type: 'worded' as const, text: inRegister(draft, text), blocks: body.blocks };
  if (isSaidBefore(held, said)) {
    say(draft, held, parts, unsaid(receipt), 'the shop’s own words: worded like that before');
    return;
  }
  say(draft, held, parts.with(held.place, said), receipt, `worded by ${receipt.engine}${cutOff(receipt)}`);
}

/** Before this shopper, or in the entry itself. */
function isSaidBefore({ said }: HeldBack, part: Extract<MessagePart, { type: 'worded' }>): boolean {
  const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
  return (
    [...said, plainText(part.blocks)].map(fold).includes(fold(plainText(wordedBlocks(part)))) ||
    said.includes(part.text)
  );
}

/** As the guards judge a text that says nothing new. */
const unsaid = (receipt: Receipt): Receipt => ({
  ...receipt,
  guard: receipt.guard && { ...receipt.guard, verdict: 'template' },
});

function whyNot({ guard, reason }: Receipt): string {
  if (reason) return reason;
  return guard && guard.faults.length > 0 ? faultsIn(guard) : 'nothing new was made';
}

const cutOff = ({ guard }: Receipt): string =>
  guard && guard.faults.length > 0 ? `, its end left out: ${faultsIn(guard)}` : '';

const faultsIn = ({ faults }: NonNullable<Receipt['guard']>): string =>
  faults.map(({ kind, found }) => `${kind} “${found.slice(0, 40)}”`).join(', ');

function say(draft: Draft, held: HeldBack, parts: MessagePart[], receipt: Receipt, why: string): void {
  const { state, event } = draft;
  state.pending = state.pending.filter((effect) => effect !== held);
  const reply: AssistantMessage = { ...held.reply, at: event.at, parts, why: [...held.reply.why, why], receipt };
  addMessage(draft, reply);
}
