import { addNotice, addReply, ask, type Draft, settle } from './draft.ts';
import { takeUpAgain } from './handoff.ts';
import type { Closing, ClosingReason } from './outward.ts';
import { titleOfFlow } from './packet/title-of-flow.ts';
import type { Choice, ClosedHandoff, LiveHandoff } from './state.ts';
import { type ScriptKey, spoken } from './wording.ts';

/** Endings after which there was nobody to judge. */
const NOBODY: ReadonlySet<ClosingReason> = new Set(['unreachable', 'duplicate', 'spam']);

/** A person ended it, or gave it back: the assistant goes on with what was agreed, and offers what is still open. */
export function closedByPerson(draft: Draft, handoff: LiveHandoff, closing: Closing | null): void {
  closeHere(draft, handoff, 'agent', closing);
  const isBack = closing?.reason === 'handed-back';
  const { agreed } = closing ?? {};
  const key: ScriptKey = `after-person${isBack ? '-back' : ''}${agreed ? '-agreed' : ''}`;
  addReply(draft, { reason: 'handoff', parts: spoken(draft, key, agreed ? { agreed } : {}) });
  const setAside = handoff.setAside ?? [];
  if (isBack) takeUpAgain(draft, setAside);
  else offerAgain(draft, setAside);
}

/** What the person may have settled is not begun again unasked. */
function offerAgain(draft: Draft, setAside: NonNullable<LiveHandoff['setAside']>): void {
  const flows = [...new Set(setAside.map(({ flow }) => flow))].toReversed();
  if (flows.length === 0) return;
  const choices = flows.map(
    (flow): Choice => ({ id: flow, label: titleOfFlow(draft, flow), act: { type: 'flow', flowId: flow } }),
  );
  const titles = choices.map(({ label }) => label).join(', ');
  addReply(draft, { reason: 'flow', parts: spoken(draft, 'after-person-open', { titles }), choices });
}

/** Ends it on this device. What was typed for the person and not delivered is marked so. */
export function closeHere(
  draft: Draft,
  handoff: LiveHandoff,
  closedBy: 'shopper' | 'agent',
  closing: Closing | null = null,
): void {
  settle(draft, `follow.${handoff.id}`);
  const isAsked = isJudged(handoff, closing);
  draft.state.handoff = {
    phase: 'closed',
    id: handoff.id,
    closedBy,
    ...(isAsked && { rating: { status: 'asked', token: handoff.token } }),
  };
  draft.state.messages = draft.state.messages.map((message) => {
    if (message.role !== 'shopper' || message.delivery !== 'waiting') return message;
    settle(draft, `send.${message.id}`);
    return { ...message, delivery: 'refused' };
  });
  addNotice(draft, 'handoff-closed', handoff.agentName ? { agent: handoff.agentName } : {});
}

/** Nobody is asked whom no person served, nor who came in a crisis, nor where it could not be told. */
const isJudged = ({ phase, isCrisis, isRated }: LiveHandoff, closing: Closing | null): boolean =>
  phase === 'assigned' && !isCrisis && isRated !== false && !(closing && NOBODY.has(closing.reason));

/** Once for each handoff; what comes later is dropped. */
export function rate(draft: Draft, score: number, comment: string | null): void {
  const closed = askedIn(draft);
  if (!closed || !Number.isInteger(score) || score < 1 || score > 5) return;
  const { id, rating } = closed;
  draft.state.handoff = { ...closed, rating: { ...rating, status: 'given' } };
  ask(draft, {
    type: 'rate-handoff',
    key: `rate.${id}`,
    handoff: { id, token: rating.token },
    rating: { score, ...(comment?.trim() && { comment: comment.trim().slice(0, COMMENT_LETTERS) }) },
  });
}

/** Most that the protocol takes. */
const COMMENT_LETTERS = 2000;

export function declineRating(draft: Draft): void {
  const closed = askedIn(draft);
  if (closed) draft.state.handoff = { ...closed, rating: { ...closed.rating, status: 'declined' } };
}

function askedIn({ state: { handoff } }: Draft): Required<ClosedHandoff> | null {
  return handoff.phase === 'closed' && handoff.rating?.status === 'asked'
    ? { ...handoff, rating: handoff.rating }
    : null;
}
