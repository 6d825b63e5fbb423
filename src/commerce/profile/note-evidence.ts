import { EVIDENCE_KEPT, type Evidence, MOST_SECONDS } from './evidence.ts';
import type { PageEvent } from './page-event.ts';
import type { ShopperNotes } from './shopper-notes.ts';

const DAY_MS = 86_400_000;

/** Notes with what the page told; nothing is noted while the shopper does not want it. */
export function notePageEvent(notes: ShopperNotes, seen: PageEvent, at: number): ShopperNotes {
  const { type, sku } = seen;
  if (notes.isPaused) return notes;
  switch (type) {
    case 'unfavourited':
      return without(notes, favouriteId(sku));
    case 'favourited':
      // A heart that is given anew is meant.
      return noteEvidence(undropped(notes, favouriteId(sku)), { id: favouriteId(sku), at, kind: type, sku });
    case 'dwelt':
      return noteEvidence(notes, { id: idOf(type, sku, at), at, kind: type, sku, seconds: seen.seconds });
    case 'bought':
      return noteEvidence(notes, bought(sku, at, seen.price));
    default:
      return noteEvidence(notes, { id: idOf(type, sku, at), at, kind: type, sku });
  }
}

export const bought = (sku: string, at: number, price?: number): Evidence => ({
  id: idOf('bought', sku, at),
  at,
  kind: 'bought',
  sku,
  ...(price !== undefined && { price }),
});

/** Notes with one piece more: the same thing on the same day is one piece, and what was taken out stays out. */
export function noteEvidence(notes: ShopperNotes, piece: Evidence): ShopperNotes {
  if (notes.isPaused || notes.dropped.includes(piece.id)) return notes;
  const before = notes.evidence.find(({ id }) => id === piece.id);
  const merged = before ? merge(before, piece) : capped(piece);
  const evidence = [...notes.evidence.filter(({ id }) => id !== piece.id), merged].sort(
    (one, other) => one.at - other.at || (one.id < other.id ? -1 : 1),
  );
  return { ...notes, evidence: cut(evidence) };
}

/** What the shopper said anew counts, though they once took it out. */
export function noteTold(notes: ShopperNotes, piece: Extract<Evidence, { kind: 'told' }>): ShopperNotes {
  return notes.isPaused ? notes : noteEvidence(undropped(notes, piece.id), piece);
}

/** Notes without a piece that the shopper takes out; it does not come back by itself. */
export function dropEvidence(notes: ShopperNotes, id: string): ShopperNotes {
  const dropped = [...notes.dropped.filter((other) => other !== id), id].slice(-EVIDENCE_KEPT);
  return { ...without(notes, id), dropped };
}

const without = (notes: ShopperNotes, id: string): ShopperNotes => ({
  ...notes,
  evidence: notes.evidence.filter((piece) => piece.id !== id),
});

const undropped = (notes: ShopperNotes, id: string): ShopperNotes => ({
  ...notes,
  dropped: notes.dropped.filter((other) => other !== id),
});

const favouriteId = (sku: string): string => `favourited.${sku}`;

const idOf = (kind: string, sku: string, at: number): string => `${kind}.${sku}.${Math.floor(at / DAY_MS)}`;

const capped = (piece: Evidence): Evidence =>
  piece.kind === 'dwelt' ? { ...piece, seconds: Math.min(MOST_SECONDS, piece.seconds) } : piece;

function merge(before: Evidence, piece: Evidence): Evidence {
  const at = Math.max(before.at, piece.at);
  const seconds = before.kind === 'dwelt' && piece.kind === 'dwelt' ? before.seconds + piece.seconds : 0;
  return capped(piece.kind === 'dwelt' ? { ...piece, at, seconds } : { ...before, ...piece, at });
}

/** Views are the first to go, then looks, then whatever is oldest. */
function cut(evidence: Evidence[]): Evidence[] {
  if (evidence.length <= EVIDENCE_KEPT) return evidence;
  const least =
    evidence.find(({ kind }) => kind === 'viewed') ?? evidence.find(({ kind }) => kind === 'dwelt') ?? evidence[0];
  return evidence.filter((piece) => piece !== least);
}
