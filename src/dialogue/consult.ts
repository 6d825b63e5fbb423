import { productOnScreen } from '#commerce/page-context.ts';
import type { Finding, Inquiry, SpecialistName } from '#commerce/specialist.ts';
import type { SpecialistRule } from '#knowledge/rules-schema.ts';
import { type CarriedOut, carryOut } from './carry-out.ts';
import { addReply, ask, because, type Draft, settle } from './draft.ts';
import type { ConversationEvent } from './event.ts';
import { comeBack } from './flows/topics.ts';
import type { Turn } from './flows/turn.ts';
import { groupOf } from './intent-groups.ts';
import { offerPersonWhenDue } from './judgement/person.ts';
import { wantedFlow } from './judgement/wanted-flow.ts';
import { memoryOf } from './memory.ts';
import { policyOf } from './policy.ts';
import type { Choice, MessagePart } from './state.ts';
import { toolChoice } from './tools/tool-choices.ts';
import { type ScriptKey, spoken, wording } from './wording.ts';

/** A second reading so probable is worth a specialist's look. */
const LIKELY = 0.25;

/** Who asks for one of these is not answering a question about products. */
const ELSEWHERE = new Set(['order', 'returns', 'payment', 'account', 'service']);

/** A message longer than this (UTF-16 units) says by itself what it is about. */
const SHORT = 40;

/** Hands a message to the first specialist whose business it may be; false where there is none. */
export function consults(draft: Draft, turn: Turn, again: boolean): boolean {
  return askNext(draft, turn, again, dueSpecialists(draft, turn));
}

function askNext(draft: Draft, turn: Turn, again: boolean, names: readonly SpecialistName[]): boolean {
  const [name, ...rest] = names;
  if (name === undefined) return false;
  const { state, event } = draft;
  const { consulted, questions } = memoryOf(state);
  const inquiry: Inquiry = {
    text: turn.text,
    intent: turn.reading.intent,
    confidence: turn.reading.confidence,
    entities: turn.reading.entities,
    locale: state.replyLocale,
    context: { ...state.context, product: productOnScreen(state.context) ?? '' },
    now: event.at,
    subject: questions.findLast(({ sku }) => sku !== null)?.sku ?? null,
    known: consulted?.known[name] ?? null,
    taste: state.notes?.taste ?? null,
    ...(isBehind(draft, name) && { follows: true }),
  };
  const { turnId } = turn;
  // A turn may be worked on by several, one after the other: each is work of its own.
  ask(draft, { type: 'consult', key: `consult.${event.id}`, turnId, name, rest, inquiry, turn, again });
  return true;
}

/** Says what was worked out, or answers as if nobody had been asked. A finding without lines is only to be kept. */
export function consulted(draft: Draft, { turnId, finding }: Extract<ConversationEvent, { type: 'consulted' }>): void {
  const asked = draft.state.pending.find((effect) => effect.type === 'consult' && effect.turnId === turnId);
  if (asked?.type !== 'consult') return;
  settle(draft, asked.key);
  const { name, rest, turn, again, inquiry } = asked;
  // What was told in between counts too.
  const known = memoryOf(draft.state).consulted?.known[name] ?? null;
  if (JSON.stringify(known) !== JSON.stringify(inquiry.known) && askNext(draft, turn, again, [name, ...rest])) return;
  const from = draft.state.messages.length;
  const answer = finding && finding.lines.length > 0 ? finding : null;
  if (answer) tell(draft, turn, name, answer);
  noteKnown(draft, name, finding, answer !== null);
  if (!answer && askNext(draft, turn, again, rest)) return;
  const done: CarriedOut = answer ? 'answered' : carryOut(draft, turn, again);
  offerPersonWhenDue(draft, turnId, from);
  if (done === 'answered' && draft.state.topics.length > 0) comeBack(draft, turnId);
}

/** What was read surely is of another kind than a question on products. */
const isElsewhere = ({ book }: Draft, { intent, confidence }: Turn['reading']): boolean =>
  confidence >= policyOf(book).bands.answer && ELSEWHERE.has(groupOf(intent));

/** A specialist asked something, and this may be the answer. */
export function goesOn(draft: Draft, { reading }: Turn): boolean {
  const { state } = draft;
  if (!memoryOf(state).consulted?.asking || state.topics.length > 0) return false;
  return !isElsewhere(draft, reading);
}

const specialistsOf = ({ book }: Draft): SpecialistRule[] => policyOf(book).specialists;

/** Who asked something, or gave the answer that a few words may lean on, comes first; then those of the pack's rules. */
function dueSpecialists(draft: Draft, turn: Turn): SpecialistName[] {
  const asking = goesOn(draft, turn) ? (memoryOf(draft.state).consulted?.asking ?? null) : null;
  const due = asksForFlow(draft, turn)
    ? []
    : specialistsOf(draft).filter((rule) => isDue(draft, rule, turn) || leansOn(draft, rule, turn));
  return [...new Set([...(asking === null ? [] : [asking]), ...due.map(({ name }) => name)])];
}

/** What is to be done about an order is no question to be worked out. */
function asksForFlow(draft: Draft, turn: Turn): boolean {
  const { why } = draft;
  draft.why = [];
  const flow = specialistsOf(draft).length > 0 ? wantedFlow(draft, turn) : null;
  draft.why = why;
  return flow !== null;
}

/** "And to Germany?" */
function leansOn(draft: Draft, { name }: SpecialistRule, { text, reading }: Turn): boolean {
  return (
    isBehind(draft, name) && text.length <= SHORT && draft.state.topics.length === 0 && !isElsewhere(draft, reading)
  );
}

/** Whether the last thing that was said is this specialist's answer. */
function isBehind({ state }: Draft, name: SpecialistName): boolean {
  const last = memoryOf(state).consulted?.last;
  return last?.name === name && state.messages.findLast(({ role }) => role !== 'shopper')?.id === last.messageId;
}

function isDue(
  draft: Draft,
  { intents = [], words = [], otherwise = false }: SpecialistRule,
  { text, reading, hits }: Turn,
): boolean {
  const { clarify } = policyOf(draft.book).bands;
  const [found] = hits;
  const isNamed = found?.intent !== undefined && found.confidence >= clarify && intents.includes(found.intent);
  if (isNamed && !isElsewhere(draft, reading)) return true;
  if (intents.includes(reading.intent) && reading.confidence >= clarify) return true;
  const likely = reading.candidates.slice(0, 2).filter(({ confidence }) => confidence >= LIKELY);
  if (likely.some(({ intent }) => intents.includes(intent))) return true;
  const isUnsure = (found?.confidence ?? 0) < clarify && draft.state.topics.length === 0;
  if (otherwise && isUnsure && !isElsewhere(draft, reading)) return true;
  const folded = text.normalize('NFKC').toLowerCase();
  return words.some((word) => folded.includes(word.toLowerCase()));
}

function noteKnown(draft: Draft, name: SpecialistName, finding: Finding | null, isAnswer: boolean): void {
  const memory = memoryOf(draft.state);
  const known = { ...memory.consulted?.known };
  if (finding?.known) known[name] = finding.known;
  const messageId = draft.state.messages.at(-1)?.id;
  const last = isAnswer && messageId !== undefined ? { last: { name, messageId } } : {};
  const asking = isAnswer && finding?.asks ? name : null;
  draft.state.memory = { ...memory, consulted: { asking, known, ...last } };
}

/** The one product that was picked goes into the basket at a tap; of several each has its page. */
function pickChoices(draft: Draft, lines: Finding['lines']): Choice[] {
  const [only, ...others] = lines.flatMap((line) =>
    'show' in line && line.show.type === 'picks' ? line.show.picks : [],
  );
  return only && others.length === 0 ? toolChoice(draft, { tool: 'add-to-cart', sku: only.sku, quantity: 1 }) : [];
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
    choices: [
      ...pickChoices(draft, lines),
      ...choices.flatMap(({ id, script, label, say }): Choice[] => {
        const words = label ?? (script === undefined ? null : wording(draft, script as ScriptKey));
        return words === null ? [] : [{ id, label: words, act: { type: 'say', text: say } }];
      }),
    ],
    citations,
    why,
  });
}
