import { describe, expect, it } from 'vitest';
import { planStaffing, type StaffingSettings } from './plan-staffing.ts';

const SETTINGS: StaffingSettings = {
  goal: { share: 0.8, seconds: 20, occupancy: 0.85, shrinkage: 0.3 },
  from: '2026-10-05',
  days: 7,
  special: [],
  handleSeconds: null,
  atOnce: 1,
  contained: 0,
  shiftHours: [8],
};

/** Four weeks of so many conversations in each of eight hours, each of 180 s. */
const rows = (perHour: number, group: string | null) =>
  Array.from({ length: 28 * 8 }, (_, at) => ({
    day: new Date(Date.UTC(2026, 8, 7 + Math.floor(at / 8))).toISOString().slice(0, 10),
    hour_of_day: 9 + (at % 8),
    skill_group: group,
    conversations: perHour + 5,
    with_person: perHour,
    handle_timed: perHour,
    handle_ms: perHour * 180_000,
  }));

describe('the plan', () => {
  it('of 200 an hour of 180 s needs the 14 of the worked example, 20 of them paid', () => {
    const { groups, busiest } = planStaffing(rows(200, 'orders'), SETTINGS);
    expect(groups[0]?.handleSeconds).toBe(180);
    expect(groups[0]?.days[0]?.agents.slice(8, 18)).toEqual([0, 14, 14, 14, 14, 14, 14, 14, 14, 0]);
    expect(groups[0]?.paidHours).toBeCloseTo(7 * 8 * 20, 6);
    expect(busiest?.shifts).toEqual({
      shifts: [{ start: 9, hours: 8, people: 14 }],
      hours: 112,
      atLeast: 112,
      spare: 0,
    });
  });

  it('saves what the assistant takes off, and less than in proportion, for small groups wait longer', () => {
    const [group] = planStaffing(rows(200, 'orders'), { ...SETTINGS, contained: 0.5 }).groups;
    expect(group?.paidHoursBefore).toBeCloseTo(1120, 6);
    expect(group?.paidHours).toBeGreaterThan(560);
    expect(group?.paidHours).toBeLessThan(1120);
  });

  it('of a campaign of three times plans for it', () => {
    const { busiest } = planStaffing(rows(200, 'orders'), { ...SETTINGS, special: [{ day: '2026-10-08', factor: 3 }] });
    expect(busiest?.day).toBe('2026-10-08');
    expect(Math.max(...(busiest?.need ?? []))).toBeGreaterThan(33);
  });

  it('of two groups shows what one queue would do', () => {
    const { ways, groups } = planStaffing([...rows(60, 'orders'), ...rows(60, null)], SETTINGS);
    expect(groups.map(({ name }) => name)).toEqual(['orders', null]);
    const [apart, overflow, pooled] = ways.map(({ answeredInTime }) => answeredInTime);
    expect(apart).toBeGreaterThanOrEqual(0.78);
    expect(overflow).toBeGreaterThan(apart ?? 1);
    expect(pooled).toBeGreaterThan(overflow ?? 1);
  });

  it('needs fewer where an agent has several open', () => {
    const [group] = planStaffing(rows(200, 'orders'), { ...SETTINGS, atOnce: 3 }).groups;
    expect(Math.max(...(group?.days[0]?.agents ?? []))).toBe(5);
  });

  it('of nothing is empty', () => {
    expect(planStaffing([], SETTINGS)).toEqual({ groups: [], busiest: null, ways: [] });
  });
});
