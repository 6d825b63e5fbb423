import type { Order } from '#commerce/order.ts';
import { bought, dropEvidence, noteEvidence, notePageEvent, noteTold } from '#commerce/profile/note-evidence.ts';
import { NO_NOTES, type ShopperNotes } from '#commerce/profile/shopper-notes.ts';
import { toldNeeds } from '#commerce/profile/told-needs.ts';
import { ask, type Draft, settle } from './draft.ts';
import { memoryOf } from './memory.ts';
import { policyOf } from './policy.ts';
import type { ConversationState } from './state.ts';

/** Folds what an event tells of the shopper into their notes, and asks for their taste where these changed. */
export function noteShopper(draft: Draft, before: ConversationState): void {
  const { state, event } = draft;
  if (event.type === 'notes-erased') {
    forgetNotes(draft);
    return;
  }
  if (event.type === 'taste-read') {
    // One that is late is of notes that are no more.
    if (settle(draft, event.key) && state.notes) state.notes = { ...state.notes, taste: event.taste };
    return;
  }
  const known = state.notes ?? NO_NOTES;
  const notes = noted(draft, known, before);
  const isStale = event.type === 'resumed' && known.evidence.length > 0;
  if (notes === known && !isStale) return;
  if (notes !== known) state.notes = notes;
  const isRead = notes.evidence !== known.evidence || notes.own !== known.own || isStale;
  // A shop without axes makes nothing of them.
  if (!isRead || Object.keys(policyOf(draft.book).profile.axes).length === 0) return;
  dropAsked(draft);
  ask(draft, { type: 'read-taste', key: `taste.${event.id}` });
}

function noted(draft: Draft, notes: ShopperNotes, before: ConversationState): ShopperNotes {
  const { state, event, book } = draft;
  switch (event.type) {
    case 'noticed':
      return notePageEvent(notes, event.seen, event.at);
    case 'taste-set': {
      const { [event.axis]: _, ...others } = notes.own;
      return { ...notes, own: event.value === undefined ? others : { ...others, [event.axis]: event.value } };
    }
    case 'evidence-dropped':
      return dropEvidence(notes, event.pieceId);
    case 'notes-paused':
      return { ...notes, isPaused: event.paused };
    case 'consulted': {
      const rules = policyOf(book).profile;
      const now = memoryOf(state).consulted?.known ?? {};
      const then = memoryOf(before).consulted?.known ?? {};
      const told =
        now.advice === then.advice ? [] : toldNeeds(then.advice ?? null, now.advice ?? null, rules, event.at);
      // What the specialist had from the profile itself was not said by anybody.
      const asked = before.pending.find((effect) => effect.type === 'consult' && effect.turnId === event.turnId);
      const given = asked?.type === 'consult' ? asked.inquiry.taste : null;
      return told.filter(({ axis, value }) => given?.[axis] !== value).reduce(noteTold, notes);
    }
    default:
      return state.orders === before.orders ? notes : withOrders(notes, state, before);
  }
}

/** What the backend showed to have been bought, once for each order. */
function withOrders(notes: ShopperNotes, { orders }: ConversationState, before: ConversationState): ShopperNotes {
  const shown = Object.entries(orders).filter(([key]) => before.orders[key] === undefined);
  return shown.reduce((all, [, { order }]) => boughtIn(order).reduce(noteEvidence, all), notes);
}

function boughtIn({ status, placed_at, lines }: Order): ReturnType<typeof bought>[] {
  const at = Date.parse(placed_at);
  if (status === 'cancelled' || Number.isNaN(at)) return [];
  return lines.flatMap(({ sku, unit_price }) =>
    sku ? [bought(sku, at, unit_price && Number(unit_price.amount))] : [],
  );
}

/** Nothing is left of it, in what is still to be answered either. That nothing is to be noted stays so. */
function forgetNotes(draft: Draft): void {
  const { state } = draft;
  const isPaused = state.notes?.isPaused === true;
  delete state.notes;
  if (isPaused) state.notes = { ...NO_NOTES, isPaused };
  dropAsked(draft);
  state.pending = state.pending.map((effect) =>
    effect.type === 'consult' ? { ...effect, inquiry: { ...effect.inquiry, taste: null } } : effect,
  );
}

/** What is being worked out is of notes that are no more. */
function dropAsked({ state }: Draft): void {
  state.pending = state.pending.filter(({ type }) => type !== 'read-taste');
}
