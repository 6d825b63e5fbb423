import { beforeEach, expect, it, vi } from 'vitest';
import { NO_RECEIPT, type Receipt } from '#llm/receipt.ts';
import { Pace } from './pace.ts';

const kept = new Map<string, string>();
const late: Receipt = { ...NO_RECEIPT, reason: 'timeout' };
const inTime: Receipt = { ...NO_RECEIPT, guard: { verdict: 'template', sentences: 1, faults: [] } };
const calledOff: Receipt = { ...NO_RECEIPT, reason: 'cancelled' };

/** What was made of each answer. */
const judged = (pace: Pace, ...receipts: Receipt[]) => receipts.map((receipt) => pace.judge('a', receipt));

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  });
});

it('is too slow after two answers in a row that came too late, in this tab and for this model', () => {
  const pace = new Pace();
  expect(judged(pace, late)).toEqual([false]);
  expect(pace.isTooSlow('a')).toBe(false);
  expect(judged(pace, late)).toEqual([true]);
  expect([pace.isTooSlow('a'), pace.isTooSlow('b')]).toEqual([true, false]);
  expect(new Pace().isTooSlow('a')).toBe(true);
});

it('counts only those in a row, of one model; one that was called off says nothing', () => {
  const pace = new Pace();
  expect(judged(pace, late, inTime, late, calledOff)).toEqual([false, false, false, false]);
  expect(pace.judge('b', late)).toBe(false);
  expect(judged(pace, late)).toEqual([false]);
  expect(judged(pace, calledOff, late)).toEqual([false, true]);
});

it('counts one as late whose second try was, whatever became of the first', () => {
  expect(judged(new Pace(), late, { ...inTime, reason: 'timeout' })).toEqual([false, true]);
});

it('begins anew once it is forgotten', () => {
  const pace = new Pace();
  judged(pace, late, late);
  pace.forget();
  expect(pace.isTooSlow('a')).toBe(false);
  expect(judged(pace, late)).toEqual([false]);
});

it('does without storage where the browser refuses it', () => {
  const refuse = () => {
    throw new DOMException('no', 'SecurityError');
  };
  vi.stubGlobal('sessionStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  const pace = new Pace();
  expect(judged(pace, late, late)).toEqual([false, true]);
  pace.forget();
  expect(pace.isTooSlow('a')).toBe(false);
});
