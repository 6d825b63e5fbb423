import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVIDENCE_KEPT, MOST_SECONDS } from './evidence.ts';
import { bought, dropEvidence, noteEvidence, notePageEvent, noteTold } from './note-evidence.ts';
import type { PageEvent } from './page-event.ts';
import { NO_NOTES, type ShopperNotes } from './shopper-notes.ts';

const DAY_MS = 86_400_000;
const NOON = 20_000 * DAY_MS + DAY_MS / 2;

const pageEvents = fc.array(
  fc.tuple(
    fc.oneof(
      fc.record({
        type: fc.constantFrom('viewed' as const, 'favourited' as const, 'unfavourited' as const, 'added' as const),
        sku: fc.constantFrom('A-1', 'B-2', 'C-3', 'D-4'),
      }),
      fc.record({
        type: fc.constant('dwelt' as const),
        sku: fc.constantFrom('A-1', 'B-2'),
        seconds: fc.integer({ min: 0, max: 5000 }),
      }),
      fc.record({ type: fc.constant('bought' as const), sku: fc.constantFrom('A-1', 'B-2'), price: fc.nat(100) }),
    ),
    fc.integer({ min: 0, max: 90 * DAY_MS }),
  ),
  { maxLength: 300 },
);

const noteAll = (events: readonly (readonly [PageEvent, number])[], notes: ShopperNotes = NO_NOTES): ShopperNotes =>
  events.reduce((all, [seen, at]) => notePageEvent(all, seen, NOON + at), notes);

describe('what is noted', () => {
  it('is one piece a day for the same thing, with the seconds of a day together', () => {
    const looked = (seconds: number, at: number) =>
      notePageEvent.bind(null, NO_NOTES, { type: 'dwelt', sku: 'A-1', seconds }, at);
    expect(looked(40, NOON)().evidence).toMatchObject([{ kind: 'dwelt', seconds: 40 }]);
    const notes = noteAll([
      [{ type: 'viewed', sku: 'A-1' }, 0],
      [{ type: 'dwelt', sku: 'A-1', seconds: 40 }, 1000],
      [{ type: 'dwelt', sku: 'A-1', seconds: 50 }, 2000],
      [{ type: 'viewed', sku: 'A-1' }, 3000],
      [{ type: 'dwelt', sku: 'A-1', seconds: 60 }, DAY_MS],
    ]);
    expect(notes.evidence.map((piece) => [piece.kind, 'seconds' in piece ? piece.seconds : null])).toEqual([
      ['dwelt', 90],
      ['viewed', null],
      ['dwelt', 60],
    ]);
  });

  it('goes with the heart that is taken back, and comes with one that is given anew', () => {
    const heart = notePageEvent(NO_NOTES, { type: 'favourited', sku: 'A-1' }, NOON);
    expect(heart.evidence).toHaveLength(1);
    expect(notePageEvent(heart, { type: 'unfavourited', sku: 'A-1' }, NOON).evidence).toEqual([]);
    const dropped = dropEvidence(heart, 'favourited.A-1');
    expect(notePageEvent(dropped, { type: 'favourited', sku: 'A-1' }, NOON).evidence).toHaveLength(1);
  });

  it('does not come back by itself once it was taken out', () => {
    const piece = bought('A-1', NOON);
    const dropped = dropEvidence(noteEvidence(NO_NOTES, piece), piece.id);
    expect(dropped.evidence).toEqual([]);
    expect(noteEvidence(dropped, piece).evidence).toEqual([]);
  });

  it('counts what the shopper says anew, though they once took it out', () => {
    const piece = { id: 'told.skin.oily', at: NOON, kind: 'told', axis: 'skin', value: 'oily' } as const;
    expect(noteTold(dropEvidence(NO_NOTES, piece.id), piece).evidence).toEqual([piece]);
  });

  it('keeps what tells most where there is too much', () => {
    const views = Array.from(
      { length: EVIDENCE_KEPT },
      (_, at) => [{ type: 'viewed', sku: `V-${at}` } as const, at] as const,
    );
    const notes = noteAll([[{ type: 'bought', sku: 'A-1' }, 0], ...views, [{ type: 'favourited', sku: 'B-2' }, 1]]);
    expect(notes.evidence).toHaveLength(EVIDENCE_KEPT);
    expect(notes.evidence.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['bought', 'favourited']));
  });

  it('stays within its bounds, in order, and with ids of its own, whatever the page tells', () => {
    fc.assert(
      fc.property(pageEvents, (events) => {
        const { evidence } = noteAll(events);
        expect(evidence.length).toBeLessThanOrEqual(EVIDENCE_KEPT);
        expect(new Set(evidence.map(({ id }) => id)).size).toBe(evidence.length);
        expect(evidence.map(({ at }) => at)).toEqual(evidence.map(({ at }) => at).sort((one, other) => one - other));
        for (const piece of evidence)
          if (piece.kind === 'dwelt') expect(piece.seconds).toBeLessThanOrEqual(MOST_SECONDS);
      }),
    );
  });

  it('is nothing at all while the shopper wants nothing noted', () => {
    fc.assert(
      fc.property(pageEvents, pageEvents, (before, after) => {
        const paused = { ...noteAll(before), isPaused: true };
        expect(noteAll(after, paused)).toBe(paused);
        expect(noteEvidence(paused, bought('Z-9', NOON))).toBe(paused);
        expect(noteTold(paused, { id: 'told.skin.dry', at: 0, kind: 'told', axis: 'skin', value: 'dry' })).toBe(paused);
      }),
    );
  });
});
