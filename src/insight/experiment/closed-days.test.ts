import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/seeded-random.ts';
import { binomialDraw } from '../figures/stats/binomial-draw.ts';
import { closedDays } from './closed-days.ts';
import { Evidence, turned } from './evidence.ts';
import type { ExperimentDay } from './experiment-day.ts';

const dayName = (at: number) => new Date(Date.UTC(2026, 10, 1 + at)).toISOString().slice(0, 10);
const dayOf = (at: number, sold: [number, number], of: number): ExperimentDay => ({
  day: dayName(at),
  arms: { plain: { sales: { count: sold[0], of }, guards: {} }, hurry: { sales: { count: sold[1], of }, guards: {} } },
});

describe('the days that may be judged', () => {
  it('are those with a window behind them; the conversations of the others wait', () => {
    const days = [0, 1, 4, 5].map((at) => dayOf(at, [1, 1], 10));
    const { closed, waiting } = closedDays(days, 3);
    expect(closed.map(({ day }) => day)).toEqual(['2026-11-01', '2026-11-02']);
    expect(waiting).toBe(40);
    expect(closedDays(days, 0)).toEqual({ closed: days, waiting: 0 });
    expect(closedDays([], 3)).toEqual({ closed: [], waiting: 0 });
  });
});

interface Shop {
  /** Chance of an order that has not come to let one day more pass, by arm. */
  wait: readonly [number, number];
  /** Looks at each day, while it fills. */
  looks: number;
  windowDays: number;
}
const [DAYS, PER, SHARE, MOST_LAG] = [45, 120, 0.1, 3];

/** One experiment of arms that sell alike: whether any look at all that is known then was fooled. */
function isFooled({ wait, looks, windowDays }: Shop, random: () => number): boolean {
  const lags = Array.from({ length: DAYS }, () =>
    wait.map((stay) =>
      Array.from({ length: binomialDraw(PER, SHARE, random) }, () => {
        let lag = 0;
        while (lag < MOST_LAG && random() < stay) lag += 1;
        return lag;
      }),
    ),
  );
  for (let today = 0; today < DAYS; today++) {
    for (let look = 1; look <= looks; look++) {
      const known = lags.slice(0, today + 1).map((arms, at) => {
        const part = at === today ? look / looks : 1;
        const sold = (arm: number) => {
          const orders = arms[arm] ?? [];
          return orders.slice(0, Math.floor(orders.length * part)).filter((lag) => at + lag <= today).length;
        };
        return dayOf(at, [sold(0), sold(1)], Math.floor(PER * part));
      });
      const [above, below] = [0, 0].map((atMost) => new Evidence({ atMost, effect: 0.03, baseline: 0.1 }));
      for (const { arms } of closedDays(known, windowDays).closed) {
        const none = { count: 0, of: 0 };
        const block = { control: arms.plain?.sales ?? none, other: arms.hurry?.sales ?? none };
        above?.add(block);
        below?.add(turned(block));
      }
      if (Math.max(above?.log ?? 0, below?.log ?? 0) >= Math.log(2 / 0.05)) return true;
    }
  }
  return false;
}

function fooledOf(runs: number, shop: Shop): number {
  const random = seededRandom(31);
  return Array.from({ length: runs }, () => isFooled(shop, random)).filter(Boolean).length;
}

describe('with arms that sell alike, the test at a level of 5 %', () => {
  it.each([
    ['of days that are looked at as they fill', { wait: [0, 0], looks: 4, windowDays: 0 }],
    ['of orders that come later in both arms', { wait: [0.6, 0.6], looks: 1, windowDays: 0 }],
    ['of orders that come later in one arm, with closed days only', { wait: [0, 0.7], looks: 2, windowDays: 3 }],
  ] as [string, Shop][])('%s is fooled no more often than that', (_, shop) => {
    // 200 at 5 % are 10, and four standard deviations are 12 more.
    expect(fooledOf(200, shop)).toBeLessThanOrEqual(22);
  });

  it('would be fooled far more often by days that are not closed, where one arm sells later', () => {
    expect(fooledOf(60, { wait: [0, 0.7], looks: 1, windowDays: 0 })).toBeGreaterThan(15);
  });
});
