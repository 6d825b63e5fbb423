import { append, repliesSince } from '../amend.ts';
import { personChoice } from '../choices.ts';
import { addReply, because, type Draft } from '../draft.ts';
import { isWithPerson, requestPerson } from '../handoff.ts';
import { memoryOf } from '../memory.ts';
import { policyOf } from '../policy.ts';
import { type ScriptKey, spoken } from '../wording.ts';

/**
 * After a reply: too many unrecognised messages in a row, or too many negative ones (limits of the pack), and a person is
 * offered; after as many again one is called. The first angry message is offered one too, with priority.
 */
export function offerPersonWhenDue(draft: Draft, turnId: string, from: number): void {
  const { state } = draft;
  if (isWithPerson(state)) return;
  const { unrecognisedLimit, negativeLimit } = policyOf(draft.book);
  const { mood, personOffers, told } = memoryOf(state);
  const isUnrecognised = state.unrecognisedInRow >= unrecognisedLimit;
  const isNegative = state.negativeCount >= negativeLimit;
  if (!isUnrecognised && !isNegative) {
    if (mood !== 'angry' || told.includes('priority')) return;
    because(draft, 'the first angry message: a person is offered');
    draft.state.memory = { ...memoryOf(state), told: [...told, 'priority'] };
    sayOffer(draft, turnId, from, 'offer-person-priority', true);
    return;
  }
  because(
    draft,
    isUnrecognised
      ? `${state.unrecognisedInRow} unrecognised in a row ≥ ${unrecognisedLimit}`
      : `${state.negativeCount} negative messages ≥ ${negativeLimit}`,
  );
  state.unrecognisedInRow = 0;
  state.negativeCount = 0;
  if (personOffers > 0) {
    because(draft, 'a person was offered before');
    requestPerson(draft, isUnrecognised ? 'low_confidence' : 'policy');
    return;
  }
  draft.state.memory = { ...memoryOf(state), personOffers: personOffers + 1 };
  sayOffer(draft, turnId, from, isUnrecognised ? 'offer-person-unrecognised' : 'offer-person-negative', false);
}

/** A bubble of its own; in the reply itself where that asks for something, so that its question stays the last one. */
export function sayOffer(draft: Draft, turnId: string, from: number, key: ScriptKey, inReply: boolean): void {
  const last = repliesSince(draft, from).at(-1);
  const parts = spoken(draft, key);
  if (last && (inReply || draft.state.topics.length > 0)) {
    append(draft, last, parts, [personChoice(draft)]);
    return;
  }
  addReply(draft, { reason: 'handoff', turnId, parts, choices: [personChoice(draft)] });
}
