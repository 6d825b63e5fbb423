import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/seeded-random.ts';
import { agentsNeeded } from './agents-needed.ts';
import { coverShifts } from './cover-shifts.ts';
import { erlangB, erlangC, serviceOf } from './erlang.ts';
import { simulateQueue } from './simulate-queue.ts';

const GOAL = { share: 0.8, seconds: 20, occupancy: 0.85, shrinkage: 0.3 };

describe("Erlang's formulas", () => {
  it('agree with the printed tables of B: a loss of 1 % at 4.46 erlangs on 10, and at 84.1 on 100', () => {
    // ITU-D, "Teletraffic Engineering Handbook", 2005, table of Erlang B.
    expect(erlangB(4.461, 10)).toBeCloseTo(0.01, 4);
    expect(erlangB(84.06, 100)).toBeCloseTo(0.01, 4);
    expect(erlangB(1, 1)).toBe(0.5);
    expect(erlangB(2, 3)).toBeCloseTo(4 / 19, 12);
  });

  it('agree with the worked example of Call Centre Helper: 100 calls in 30 minutes of 180 s, 14 agents', () => {
    const service = serviceOf({ perHour: 200, handleSeconds: 180, agents: 14 }, 20);
    expect(service.load).toBe(10);
    expect(service.waits).toBeCloseTo(0.1741, 4);
    expect(service.answeredInTime).toBeCloseTo(0.8884, 4);
    expect(service.meanWaitSeconds).toBeCloseTo(7.84, 2);
    expect(service.occupancy).toBeCloseTo(0.714, 3);
    expect(agentsNeeded(200, 180, GOAL)).toEqual({ atDesk: 14, paid: 20 });
  });

  it('agree with the worked example of Mitan: 360 calls in half an hour of 240 s, 55 agents, 15 s', () => {
    const service = serviceOf({ perHour: 720, handleSeconds: 240, agents: 55 }, 15);
    expect(service.waits).toBeCloseTo(0.239, 3);
    expect(service.meanWaitSeconds).toBeCloseTo(8.2, 1);
    expect(service.answeredInTime).toBeCloseTo(0.846, 3);
  });

  it('by hand for two agents and one erlang: a third waits', () => {
    expect(erlangC(1, 2)).toBeCloseTo(1 / 3, 12);
  });

  it('stay shares, rise with the load and fall with the agents, up to 5,000 of them', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 4500, noNaN: true }),
        fc.integer({ min: 1, max: 5000 }),
        (load, agents) => {
          const waits = erlangC(load, agents);
          expect(waits).toBeGreaterThanOrEqual(0);
          expect(waits).toBeLessThanOrEqual(1);
          expect(erlangC(load * 1.01, agents)).toBeGreaterThanOrEqual(waits - 1e-12);
          expect(erlangC(load, agents + 1)).toBeLessThanOrEqual(waits + 1e-12);
          expect(erlangB(load, agents)).toBeLessThanOrEqual(waits + 1e-12);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('need at least the load, and never fewer agents for more work', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 800, noNaN: true }), (perHour) => {
        const { atDesk } = agentsNeeded(perHour, 300, GOAL);
        expect(atDesk).toBeGreaterThan((perHour * 300) / 3600);
        expect(agentsNeeded(perHour * 1.1, 300, GOAL).atDesk).toBeGreaterThanOrEqual(atDesk);
        expect(serviceOf({ perHour, handleSeconds: 300, agents: atDesk }, 20).answeredInTime).toBeGreaterThanOrEqual(
          0.8,
        );
      }),
    );
  });

  it('of nothing need nobody; too few never catch up', () => {
    expect(agentsNeeded(0, 300, GOAL)).toEqual({ atDesk: 0, paid: 0 });
    expect(serviceOf({ perHour: 100, handleSeconds: 360, agents: 10 }, 20)).toMatchObject({
      waits: 1,
      meanWaitSeconds: Infinity,
    });
  });
});

describe('the played queue', () => {
  const settings = { way: 'apart' as const, afterSeconds: 10, targetSeconds: 20, hours: 2000 };
  const group = (name: string, perHour: number, agents: number) => ({ name, perHour, handleSeconds: 180, agents });

  it('agrees with the formula', () => {
    const [played] = simulateQueue([group('all', 200, 14)], { ...settings, random: seededRandom(1) });
    expect(played?.answeredInTime).toBeCloseTo(0.8884, 2);
    expect(Math.abs((played?.meanWaitSeconds ?? 0) - 7.84)).toBeLessThan(0.6);
  });

  it('serves better with overflow, and best as one queue', () => {
    const groups = [group('orders', 60, 4), group('returns', 60, 4)];
    const inTime = (way: 'apart' | 'overflow' | 'pooled') => {
      const results = simulateQueue(groups, { ...settings, hours: 1500, way, random: seededRandom(2) });
      return results.reduce((sum, result) => sum + result.answeredInTime, 0) / 2;
    };
    const [apart, overflow, pooled] = [inTime('apart'), inTime('overflow'), inTime('pooled')];
    expect(overflow).toBeGreaterThan(apart + 0.02);
    expect(pooled).toBeGreaterThan(overflow);
    expect(pooled).toBeCloseTo(serviceOf({ perHour: 120, handleSeconds: 180, agents: 8 }, 20).answeredInTime, 1);
    expect(apart).toBeCloseTo(serviceOf({ perHour: 60, handleSeconds: 180, agents: 4 }, 20).answeredInTime, 1);
  });

  it('is the same for the same seed', () => {
    const play = () => simulateQueue([group('all', 50, 4)], { ...settings, hours: 20, random: seededRandom(9) });
    expect(play()).toEqual(play());
  });
});

describe('shifts', () => {
  it('cover a plain day exactly', () => {
    const need = Array.from({ length: 24 }, (_, hour) => (hour >= 8 && hour < 16 ? 3 : 0));
    expect(coverShifts(need, [8])).toEqual({
      shifts: [{ start: 8, hours: 8, people: 3 }],
      hours: 24,
      atLeast: 24,
      spare: 0,
    });
  });

  it('always cover the need, never with fewer hours than the bound', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 24, maxLength: 24 }),
        fc.uniqueArray(fc.integer({ min: 2, max: 10 }), { minLength: 1, maxLength: 3 }),
        (need, lengths) => {
          const plan = coverShifts(need, lengths);
          for (const [hour, people] of need.entries()) {
            const there = plan.shifts
              .filter(({ start, hours }) => start <= hour && hour < start + hours)
              .reduce((sum, shift) => sum + shift.people, 0);
            expect(there).toBeGreaterThanOrEqual(people);
          }
          expect(plan.hours).toBeGreaterThanOrEqual(plan.atLeast);
          expect(plan.shifts.every(({ start, hours }) => start + hours <= 24 && lengths.includes(hours))).toBe(true);
        },
      ),
    );
  });
});
