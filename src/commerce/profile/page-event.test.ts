import { describe, expect, it } from 'vitest';
import { parsePageEvent } from './page-event.ts';

describe('what a page gives to track', () => {
  it.each([
    [{ type: 'viewed', sku: 'FR-SAL-001' }],
    [{ type: 'dwelt', sku: 'FR-SAL-001', seconds: 12.5 }],
    [{ type: 'favourited', sku: 'FR-SAL-001' }],
    [{ type: 'unfavourited', sku: 'FR-SAL-001' }],
    [{ type: 'added', sku: 'FR-SAL-001', price: 39.9 }],
  ])('is taken as it is: %j', (given) => {
    expect(parsePageEvent(given)).toEqual(given);
  });

  it('may have its price as a decimal string', () => {
    expect(parsePageEvent({ type: 'bought', sku: 'A-1', price: '39.90' })).toEqual({
      type: 'bought',
      sku: 'A-1',
      price: 39.9,
    });
  });

  it.each([
    [null, 'track'],
    [{ type: 'licked', sku: 'A-1' }, 'track.type'],
    [{ type: 'viewed' }, 'track.sku'],
    [{ type: 'viewed', sku: 'not a sku' }, 'track.sku'],
    [{ type: 'dwelt', sku: 'A-1' }, 'track.seconds'],
    [{ type: 'dwelt', sku: 'A-1', seconds: -1 }, 'track.seconds'],
    [{ type: 'bought', sku: 'A-1', price: 'dear' }, 'track.price'],
    [{ type: 'viewed', sku: 'A-1', pregnant: true }, 'track.pregnant'],
  ])('is refused with the path of the fault: %j', (given, path) => {
    expect(() => parsePageEvent(given)).toThrow(
      expect.objectContaining({ code: 'settings-invalid', details: expect.objectContaining({ path }) }),
    );
  });
});
