import { groupOf } from '#dialogue/intent-groups.ts';
import type { AssistantMessage, ConversationState, Message } from '#dialogue/state.ts';
import { type After, cellOf, type Dictionary, QUESTION_GROUPS, type QuestionGroup, trialOf } from './dictionary.ts';
import type { DeviceRecord } from './insight-report.ts';

/** Who says nothing for so long after an answer has fallen silent. */
const SILENT_MS = 30_000;
/** What goes into the basket so long after an answer is put down to it. */
const BOUGHT_MS = 24 * 60 * 60 * 1000;

/**
 * The cells of a conversation's answers in `(after, now]`, both epoch ms. Worked out of the conversation on the device when
 * a report is made: nothing is counted, or kept, beside it.
 */
export function countCells(
  state: Pick<ConversationState, 'messages' | 'notes'>,
  { families }: Dictionary,
  { after, now }: { after: number; now: number },
): DeviceRecord {
  const found = Object.fromEntries(families.map(({ name }) => [name, new Set<string>()]));
  const { messages } = state;
  messages.forEach((message, index) => {
    if (message.role !== 'assistant' || message.at <= after || message.at > now) return;
    const group = groupAsked(message);
    if (group === null || !message.reading) return;
    const came = whatCame(message, messages.slice(index + 1), state.notes?.evidence ?? [], now);
    found.asked?.add(cellOf(group, message.reading.band));
    found.mood?.add(cellOf(group, message.reading.emotion));
    // An answer of a moment ago has nothing after it yet.
    if (came === null) return;
    found.after?.add(cellOf(group, came));
    for (const { id } of message.citations) found.entry?.add(cellOf(id, came));
    for (const trial of message.trials ?? []) found.trial?.add(cellOf(trialOf(trial), came));
  });
  return Object.fromEntries(families.map(({ name, cells }) => [name, cells.filter((cell) => found[name]?.has(cell))]));
}

/** What was asked about; null where nothing was: a greeting, small talk, a detail that a topic asked for. */
function groupAsked({ reading, reason }: AssistantMessage): QuestionGroup | null {
  if (!reading || reason === 'greeting' || reason === 'small-talk') return null;
  const group = groupOf(reading.intent);
  const known = QUESTION_GROUPS.find((one) => one === group);
  if (known) return known;
  return reason === 'flow' || reason === 'handoff' || group === 'chat' ? null : 'other';
}

function whatCame(
  { at }: AssistantMessage,
  later: readonly Message[],
  evidence: NonNullable<ConversationState['notes']>['evidence'],
  now: number,
): After | null {
  const next = later.findIndex((message) => message.role === 'assistant' && groupAsked(message) !== null);
  const until = later[next]?.at ?? Number.POSITIVE_INFINITY;
  const before = next < 0 ? later : later.slice(0, next + 1);
  if (before.some((message) => message.role === 'system' && message.notice === 'handoff-requested')) return 'person';
  const bought = evidence.some(
    (piece) =>
      (piece.kind === 'added' || piece.kind === 'bought') &&
      piece.at > at &&
      piece.at <= Math.min(at + BOUGHT_MS, until, now),
  );
  if (bought) return 'bought';
  const reply = later.find(({ role }) => role === 'shopper');
  if (reply) return reply.at - at > SILENT_MS ? 'silent' : 'went-on';
  return now - at > SILENT_MS ? 'silent' : null;
}
