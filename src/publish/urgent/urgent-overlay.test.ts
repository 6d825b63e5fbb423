import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { atOnce } from '#knowledge/at-once.ts';
import { decodeBase64 } from '#knowledge/decode-base64.ts';
import { type Overlay, overlaySchema, type UrgentAnswer } from '#knowledge/overlay-schema.ts';
import { publicHalf, verifyEd25519 } from '../ed25519.ts';
import { overlayFiles, urgentOverlay, withoutUrgent } from './urgent-overlay.ts';

const NOW = Date.parse('2026-02-01T12:00:00Z');
const MANIFEST = { shop: 'corner', version: '0123456789abcdef', publishedAt: '2026-02-01T00:00:00.000Z' };
const answer = (id: string, until: string, text: string): UrgentAnswer => ({
  id,
  until,
  texts: {
    en: {
      intent: 'shipping.time',
      title: id,
      questions: [id],
      blocks: [{ type: 'paragraph', children: [{ type: 'text', text }] }],
    },
  },
});
const live = (over: Partial<Overlay> = {}): Overlay =>
  v.parse(overlaySchema, {
    format: 'aisle-overlay/1',
    shop: 'corner',
    seq: 5_000_000_000,
    publishedAt: '2026-02-01T11:50:00.000Z',
    validUntil: '2026-02-01T12:20:00.000Z',
    prices: {},
    stock: {},
    promotionsEnded: [],
    ...over,
  });
const STORM = answer('storm', '2026-02-03T00:00:00.000Z', 'Tomorrow.');

describe('the overlay of an emergency', () => {
  it('holds until the last answer ends, where nothing follows feeds', () => {
    const overlay = urgentOverlay(MANIFEST, null, [STORM, answer('ice', '2026-02-02T00:00:00.000Z', 'No ice.')], NOW);
    expect(overlay.validUntil).toBe('2026-02-03T00:00:00.000Z');
    expect(overlay.answers?.map(({ id }) => id)).toEqual(['storm', 'ice']);
  });

  it('keeps today’s prices no longer than they hold, and is above the one that lies there', () => {
    const prices = { 'CS-SAL-001': { price: { amount: '49.90', currency: 'CNY' } } };
    const overlay = urgentOverlay(MANIFEST, live({ prices }), [STORM], NOW);
    expect(overlay).toMatchObject({ prices, validUntil: '2026-02-01T12:20:00.000Z', seq: 5_000_000_001 });
  });

  it('keeps what was urgent already, drops what is over, and replaces the same id', () => {
    const before = live({
      answers: [
        answer('storm', '2026-02-02T00:00:00.000Z', 'Old.'),
        answer('ice', '2026-02-02T00:00:00.000Z', 'Ice.'),
        answer('gone', '2026-02-01T01:00:00.000Z', 'Past.'),
      ],
    });
    const overlay = urgentOverlay(MANIFEST, before, [STORM], NOW);
    expect(overlay.answers?.map(({ id, until }) => [id, until])).toEqual([
      ['ice', '2026-02-02T00:00:00.000Z'],
      ['storm', '2026-02-03T00:00:00.000Z'],
    ]);
    expect(withoutUrgent(MANIFEST, overlay, 'storm', NOW).answers?.map(({ id }) => id)).toEqual(['ice']);
  });

  it('does not bring back what a later version of the pack put an end to', () => {
    const before = live({ publishedAt: '2026-01-31T00:00:00.000Z', answers: [{ ...STORM, id: 'old' }] });
    expect(urgentOverlay(MANIFEST, before, [STORM], NOW).answers?.map(({ id }) => id)).toEqual(['storm']);
  });

  it('is signed as devices check it', () => {
    const seed = Uint8Array.from({ length: 32 }, (_, at) => at);
    const files = overlayFiles(urgentOverlay(MANIFEST, null, [STORM], NOW), seed);
    const bytes = files.get('overlay.json') ?? new Uint8Array();
    const signature = atOnce(decodeBase64(new TextDecoder().decode(files.get('overlay.sig'))));
    expect(verifyEd25519(publicHalf(seed), signature, bytes)).toBe(true);
    expect([...files.keys()].at(-1)).toBe('overlay.json');
  });
});
