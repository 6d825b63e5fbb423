import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRIORITIES } from '#dialogue/outward.ts';
import { queueTime } from './queue-order.ts';

const MINUTE_MS = 60_000;
const someHandoff = fc.record({ priority: fc.constantFrom(...PRIORITIES), vip: fc.boolean() });

describe('order of the queue', () => {
  it('passes nobody over for longer than the sum of all head starts', () => {
    fc.assert(
      fc.property(someHandoff, someHandoff, fc.nat(600), (patient, other, minutes) => {
        const createdMs = 55 * MINUTE_MS + minutes * MINUTE_MS + 1;
        const first = queueTime({ ...patient, createdMs: 0, isTicket: false });
        expect(first).toBeLessThan(queueTime({ ...other, createdMs, isTicket: false }));
      }),
    );
  });

  it('is that of arrival among equals', () => {
    fc.assert(
      fc.property(someHandoff, fc.nat(), fc.nat(), (handoff, a, b) => {
        const at = (createdMs: number) => queueTime({ ...handoff, createdMs, isTicket: false });
        expect(at(a) < at(b)).toBe(a < b);
      }),
    );
  });

  it('puts a ticket behind all who come within a day', () => {
    const ticket = queueTime({ priority: 'normal', vip: false, createdMs: 0, isTicket: true });
    const live = (createdMs: number) => queueTime({ priority: 'normal', vip: false, createdMs, isTicket: false });
    expect(ticket).toBeGreaterThan(live(23 * 60 * MINUTE_MS));
    expect(ticket).toBeLessThan(live(25 * 60 * MINUTE_MS));
  });
});
