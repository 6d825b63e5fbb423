import { describe, expect, it } from 'vitest';
import { strings } from '#i18n/locales/en.ts';
import { orderHeadline, orderStep } from './order-progress.ts';
import { sampleOrder } from './testing/samples.ts';

describe('orderStep', () => {
  it('counts the way of a parcel', () => {
    const steps = (['unfulfilled', 'processing', 'shipped', 'out_for_delivery', 'delivered'] as const).map(
      (fulfillment) => orderStep({ ...sampleOrder, fulfillment }),
    );
    expect(steps).toEqual([1, 2, 3, 4, 5]);
  });

  it('knows no way for an order that is not coming', () => {
    const cancelled = { ...sampleOrder, status: 'cancelled' } as const;
    expect(orderStep(cancelled)).toBeNull();
    expect(orderHeadline(cancelled, strings)).toBe('Cancelled');
    expect(orderStep({ ...sampleOrder, fulfillment: 'returned' })).toBeNull();
  });
});
