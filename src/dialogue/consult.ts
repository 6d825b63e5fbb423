import type { Finding, Inquiry, SpecialistName } from '#commerce/specialist.ts';
import type { SpecialistRule } from '#knowledge/rules-schema.ts';
import { type CarriedOut, carryOut } from './carry-out.ts';
import { addReply, ask, because, type Draft, settle } from './draft.ts';
import type { ConversationEvent } from './event.ts';
import { comeBack } from './flows/topics.ts';
import type { Turn } from './flows/turn.ts';
import { groupOf } from './intent-groups.ts';
import { memoryOf } from './memory.ts';
import { policyOf } from './policy.ts';
import type { Choice, MessagePart } from './state.ts';
import { type ScriptKey, spoken, wording } from './wording.ts';

/** A second reading so probable is worth a specialist's look. */
const LIKELY = 0.25;

/** Who asks for one of these is not answering a question about products. */
const ELSEWHERE = new Set(['order', 'returns', 'payment', 'account', 'service']);

/** Hands a message to the specialist whose business it may be; false where there is none. */
export function consults(draft: Draft, turn: Turn, again: boolean): boolean {
  const name = dueSpecialist(draft, turn);
  if (name === null) return false;
  const { state, event } = draft;
  const { consulted, questions } = memoryOf(state);
  const inquiry: Inquiry = {
    text: turn.text,
    intent: turn.reading.intent,
    confidence: turn.reading.confidence,
    entities: turn.reading.entities,
    locale: state.replyLocale,
    context: state.context,
    now: event.at,
    subject: questions.findLast(({ sku }) => sku !== null)?.sku ?? null,
    known: consulted?.known[name] ?? null,
    taste: null,
  };
  ask(draft, { type: 'consult', key: `consult.${turn.turnId}`, turnId: turn.turnId, name, inquiry, turn, again });
  return true;
}

/** Says what was worked out, or answers as if nobody had been asked. */
export function consulted(draft: Draft, { turnId, finding }: Extract<ConversationEvent, { type: 'consulted' }>): void {
  const asked = settle(draft, `consult.${turnId}`);
  if (asked?.type !== 'consult') return;
  const { name, turn } = asked;
  noteKnown(draft, name, finding);
  let done: CarriedOut = 'answered';
  if (finding) tell(draft, turn, name, finding);
  else done = carryOut(draft, turn, asked.again);
  if (done === 'answered' && draft.state.topics.length > 0) comeBack(draft, turnId);
}

/** A specialist asked something, and this may be the answer. */
export function goesOn({ state, book }: Draft, { reading }: Turn): boolean {
  if (!memoryOf(state).consulted?.asking || state.topics.length > 0) return false;
  return reading.confidence < policyOf(book).bands.answer || !ELSEWHERE.has(groupOf(reading.intent));
}

function dueSpecialist(draft: Draft, turn: Turn): SpecialistName | null {
  const asking = goesOn(draft, turn) ? memoryOf(draft.state).consulted?.asking : null;
  if (asking) return asking;
  return policyOf(draft.book).specialists.find((rule) => isDue(draft, rule, turn))?.name ?? null;
}

function isDue(draft: Draft, { intents = [], words = [] }: SpecialistRule, { text, reading }: Turn): boolean {
  const { clarify } = policyOf(draft.book).bands;
  if (intents.includes(reading.intent) && reading.confidence >= clarify) return true;
  const likely = reading.candidates.slice(0, 2).filter(({ confidence }) => confidence >= LIKELY);
  if (likely.some(({ intent }) => intents.includes(intent))) return true;
  const folded = text.normalize('NFKC').toLowerCase();
  return words.some((word) => folded.includes(word.toLowerCase()));
}

function noteKnown(draft: Draft, name: SpecialistName, finding: Finding | null): void {
  const memory = memoryOf(draft.state);
  const known = { ...memory.consulted?.known };
  if (finding?.known) known[name] = finding.known;
  draft.state.memory = { ...memory, consulted: { asking: finding?.asks ? name : null, known } };
}

function tell(draft: Draft, turn: Turn, name: SpecialistName, { lines, choices, citations, why }: Finding): void {
  draft.state.unrecognisedInRow = 0;
  draft.state.topic = turn.reading.intent === 'oos' ? draft.state.topic : turn.reading.intent;
  because(draft, `answered by ${name}`);
  addReply(draft, {
    reason: 'answer',
    turnId: turn.turnId,
    reading: turn.reading,
    parts: lines.flatMap((line): MessagePart[] =>
      'show' in line ? [line.show] : spoken(draft, line.say as ScriptKey, line.params),
    ),
    choices: choices.flatMap(({ id, script, label, say }): Choice[] => {
      const words = label ?? (script === undefined ? null : wording(draft, script as ScriptKey));
      return words === null ? [] : [{ id, label: words, act: { type: 'say', text: say } }];
    }),
    citations,
    why,
  });
}
