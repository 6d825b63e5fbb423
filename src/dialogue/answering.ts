import type { Locale } from '#core/locale.ts';
import type { SearchHit } from '#knowledge/search-hit.ts';
import type { Reading } from '#nlu/reading.ts';
import { personChoice, trackChoice } from './choices.ts';
import { bandsOf, decide, isNegative } from './decide.ts';
import { addReply, type Draft } from './draft.ts';
import { isWithPerson, requestPerson } from './handoff.ts';
import { askAgain, cancelFlow, continueOrderLookup, slotQuestion, startOrderLookup } from './order-lookup.ts';
import type { Choice, MessagePart } from './state.ts';
import { spoken } from './wording.ts';

/** Emotions are read with this much confidence before wording or escalation follow them. */
const EMOTION_SURE = 0.6;

/** Answers one message of the shopper, now that it was read and looked up. */
export function answerTurn(draft: Draft, turnId: string, text: string, reading: Reading, hits: SearchHit[]): void {
  const { state } = draft;
  state.replyLocale = replyLocale(state.locale, text, reading.language);
  if (isWithPerson(state)) {
    // A person is on the way: the device helps only where it is sure.
    const decision = decide(text, reading, hits, draft.book);
    if (state.handoff.phase !== 'assigned' && decision.kind === 'answer')
      giveEntry(draft, turnId, decision.hit, reading, []);
    return;
  }
  if (isNegative(reading.emotion) && reading.emotionConfidence >= EMOTION_SURE) state.negativeCount += 1;
  if (state.flow) {
    if (continueOrderLookup(draft, turnId, text, reading)) return;
    const sure = reading.confidence >= bandsOf(draft.book).answer;
    if (sure && (reading.intent === 'chat.deny' || reading.intent === 'chat.bye')) {
      cancelFlow(draft, turnId);
      return;
    }
  }
  carryOut(draft, turnId, text, reading, hits);
}

function carryOut(draft: Draft, turnId: string, text: string, reading: Reading, hits: SearchHit[]): void {
  const { state } = draft;
  const decision = decide(text, reading, hits, draft.book);
  if (decision.kind !== 'preset' && decision.kind !== 'out-of-scope') {
    state.unrecognisedInRow = 0;
    if (decision.kind !== 'small-talk' && decision.kind !== 'person')
      state.topic = decision.kind === 'answer' ? (decision.hit.intent ?? reading.intent) : reading.intent;
  }
  switch (decision.kind) {
    case 'person':
      requestPerson(draft, 'shopper_asked');
      return;
    case 'crisis':
      addReply(draft, {
        reason: 'handoff',
        turnId,
        reading,
        parts: spoken(draft, 'crisis'),
        choices: [personChoice(draft)],
      });
      requestPerson(draft, 'policy');
      return;
    case 'order':
      startOrderLookup(draft, turnId, reading);
      return;
    case 'answer':
      giveEntry(draft, turnId, decision.hit, reading, soothe(draft, reading));
      break;
    case 'small-talk':
      addReply(draft, {
        reason: 'small-talk',
        turnId,
        reading,
        parts: spoken(draft, decision.script),
        choices: startersIfNew(draft),
      });
      break;
    case 'clarify':
      addReply(draft, {
        reason: 'clarify',
        turnId,
        reading,
        parts: [...soothe(draft, reading), ...spoken(draft, 'clarify')],
        choices: [
          ...(decision.order ? [trackChoice(draft)] : []),
          ...decision.hits.map(entryChoice),
          personChoice(draft),
        ],
      });
      break;
    case 'out-of-scope':
    case 'preset':
      if (state.flow) {
        askAgain(draft, turnId, reading);
        return;
      }
      state.unrecognisedInRow += 1;
      addReply(draft, {
        reason: 'preset',
        turnId,
        reading,
        parts: [
          ...soothe(draft, reading),
          ...spoken(
            draft,
            decision.kind === 'out-of-scope' ? 'out-of-scope' : state.online ? 'preset' : 'preset-offline',
          ),
        ],
        choices: [personChoice(draft)],
      });
  }
  offerPersonWhenDue(draft, turnId);
  if (state.flow) resumeFlow(draft, turnId);
}

/** Gives one entry of the pack, cited. The second time it says so, and offers a person. */
export function giveEntry(
  draft: Draft,
  turnId: string,
  hit: SearchHit,
  reading: Reading | null,
  before: MessagePart[],
): void {
  const { state } = draft;
  const times = state.answered[hit.id] ?? 0;
  state.answered = { ...state.answered, [hit.id]: times + 1 };
  const body: MessagePart[] = hit.product
    ? [{ type: 'product', product: hit.product }]
    : [{ type: 'rich', blocks: hit.blocks }];
  addReply(draft, {
    reason: 'answer',
    turnId,
    reading,
    parts: [...before, ...(times > 0 ? spoken(draft, 'repeat') : []), ...body],
    citations: [{ kind: hit.kind, id: hit.id, title: hit.title, url: hit.url ?? null }],
    choices: times > 0 ? [personChoice(draft)] : [],
  });
}

const entryChoice = (hit: SearchHit): Choice => ({
  id: hit.id,
  label: hit.title,
  act: { type: 'entry', entryId: hit.id },
});

function soothe(draft: Draft, reading: Reading): MessagePart[] {
  if (reading.emotionConfidence < EMOTION_SURE) return [];
  if (reading.emotion === 'angry') return spoken(draft, 'soothe-angry');
  if (reading.emotion === 'anxious') return spoken(draft, 'soothe-anxious');
  return [];
}

function startersIfNew(draft: Draft): Choice[] {
  return draft.state.messages.filter(({ role }) => role === 'shopper').length <= 1 ? [trackChoice(draft)] : [];
}

/** Three unrecognised in a row, or two negative messages (limits in the pack): a person is offered, once. */
function offerPersonWhenDue(draft: Draft, turnId: string): void {
  const { state, book } = draft;
  const unrecognised = state.unrecognisedInRow >= (book?.rules.unrecognisedLimit ?? 3);
  const negative = state.negativeCount >= (book?.rules.negativeLimit ?? 2);
  if (!unrecognised && !negative) return;
  state.unrecognisedInRow = 0;
  state.negativeCount = 0;
  const key = unrecognised ? 'offer-person-unrecognised' : 'offer-person-negative';
  addReply(draft, { reason: 'handoff', turnId, parts: spoken(draft, key), choices: [personChoice(draft)] });
}

/** After a digression the flow asks for what it still lacks. */
function resumeFlow(draft: Draft, turnId: string): void {
  const { flow } = draft.state;
  if (!flow?.asking) return;
  addReply(draft, {
    reason: 'flow',
    turnId,
    parts: slotQuestion(draft, flow),
    choices: [personChoice(draft)],
  });
}

/** The shopper's own language, where the message is long enough to tell; else that of the interface. */
function replyLocale(locale: Locale, text: string, language: Locale): Locale {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const ideographs = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  return ideographs >= 2 || letters >= 5 ? language : locale;
}
