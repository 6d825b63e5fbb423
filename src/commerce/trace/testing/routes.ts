import fc from 'fast-check';
import type { Order, SortingResult } from '#commerce/order.ts';
import type { TraceRules } from '../trace-rules.ts';

const MINUTE_MS = 60_000;
/** When the parcel of every generated route leaves. */
export const LEFT = Date.parse('2026-11-20T02:00:00Z');

/** Chilled goods as a shop may judge them. */
export const CHILLED_RULES: TraceRules = {
  kinds: [
    {
      id: 'chilled',
      skus: ['FISH-'],
      maxCelsius: 8,
      toleratedMinutes: 15,
      unsafeMinutes: 120,
      longestGapMinutes: 30,
      homeHours: 24,
      shelfLifeDays: 5,
      pastDate: 'unsafe',
    },
    {
      id: 'cupboard',
      skus: ['RICE-'],
      ambient: true,
      toleratedMinutes: 0,
      longestGapMinutes: 30,
      homeHours: 9_000,
      pastDate: 'doubtful',
    },
  ],
};

/** One parcel with chilled fish, as plain figures. */
export interface Route {
  /** Minutes from one reading to the next, the first from the departure. */
  steps: number[];
  celsius: number[];
  /** Days from the delivery to the date on the label. */
  daysLeft: number;
  sorting: SortingResult | null;
  /** Hours since the delivery. */
  hoursAgo: number;
}

/** The route's order, and the moment at which it is asked about. `write` writes an instant as the backend may. */
export function orderOf(
  route: Route,
  write = (ms: number) => new Date(ms).toISOString(),
): { order: Order; now: number } {
  let at = LEFT;
  const readings = route.celsius.map((celsius, index) => {
    at += (route.steps[index] ?? 0) * MINUTE_MS;
    return { at: write(at), celsius };
  });
  const day = new Date(at + route.daysLeft * 86_400_000).toISOString().slice(0, 10);
  const order: Order = {
    id: 'o',
    number: 'T-1',
    placed_at: new Date(LEFT - 3_600_000).toISOString(),
    status: 'completed',
    payment: 'paid',
    fulfillment: 'delivered',
    total: { amount: '59.90', currency: 'CNY' },
    lines: [
      {
        id: 'l1',
        title: 'Salmon 200 g',
        sku: 'FISH-1',
        quantity: 1,
        unit_price: { amount: '59.90', currency: 'CNY' },
        batches: [{ number: 'B1', best_before: day }],
      },
    ],
    shipments: [{ shipped_at: write(LEFT), delivered_at: write(at), cold_chain: { max_celsius: 8, readings } }],
    ...(route.sorting && {
      sorting: [{ at: write(LEFT - MINUTE_MS), text: 'checked', line_id: 'l1', result: route.sorting }],
    }),
  };
  return { order, now: at + route.hoursAgo * 3_600_000 };
}

/** Routes of all kinds: kept and not, with gaps and without, in date and past it. */
export const routes: fc.Arbitrary<Route> = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 9, arbitrary: fc.integer({ min: 1, max: 30 }) },
        { weight: 1, arbitrary: fc.integer({ min: 31, max: 300 }) },
      ),
      fc.oneof(
        { weight: 3, arbitrary: fc.integer({ min: 0, max: 80 }) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 200 }) },
      ),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .chain((log) =>
    fc.record({
      steps: fc.constant(log.map(([step]) => step)),
      celsius: fc.constant(log.map(([, tenths]) => tenths / 10)),
      daysLeft: fc.integer({ min: -3, max: 6 }),
      sorting: fc.constantFrom<(SortingResult | null)[]>('passed', 'passed', 'replaced', 'removed', null),
      hoursAgo: fc.integer({ min: 0, max: 30 }),
    }),
  );
