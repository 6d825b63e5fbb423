import { describe, expect, it } from 'vitest';
import type { PhotoFindings } from '#commerce/photo/photo-findings.ts';
import { Conversation, reading } from '../testing/conversation.ts';
import { flowBook, newOrder } from '../testing/flows.ts';

const unclear = reading('oos', 0.2);

/** A claim with a photo of which this was read, as it is sent. */
function claimWith(findings: PhotoFindings) {
  const chat = new Conversation(flowBook);
  chat.send({ type: 'identified', customerId: 'u1', name: 'Lin', email: null, hasToken: true });
  const turnId = chat.say('it was smashed', reading('order.damaged', 0.9));
  chat.send({ type: 'orders-listed', turnId, orders: [{ ...newOrder, lines: newOrder.lines.slice(0, 1) }] });
  chat.send({ type: 'photo-added', photo: { id: 'p1', mediaType: 'image/jpeg', sizeBytes: 9, ...findings } });
  chat.say('no thanks', unclear);
  const effect = chat.effects.find(({ type }) => type === 'act');
  if (effect?.type !== 'act') throw new Error('no claim was made');
  return effect.request;
}

describe('what was read on a photo', () => {
  it('goes with the claim', () => {
    const { fields, photoIds } = claimWith({ barcode: '2000012035012', labelDate: 'EXP 2026-12 = 2026-12' });
    expect(fields).toEqual({ 'photo-barcode': '2000012035012', 'photo-label-date': 'EXP 2026-12 = 2026-12' });
    expect(photoIds).toEqual(['p1']);
  });

  it('is no field where nothing was', () => {
    expect(claimWith({}).fields).toEqual({});
  });
});
