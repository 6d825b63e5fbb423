import { describe, expect, it } from 'vitest';
import { DEFAULT_POLICY } from '../policy.ts';
import { entity, reading } from '../testing/conversation.ts';
import { mayNeedFlow } from './may-need-flow.ts';

const needs = (...args: Parameters<typeof reading>): boolean => mayNeedFlow(reading(...args), DEFAULT_POLICY.bands);

describe('a message that may need a flow', () => {
  it('wishes for something to be done, or names an order', () => {
    expect(needs('order.cancel', 0.65)).toBe(true);
    expect(needs('invoice.request', 0.9)).toBe(true);
    expect(needs('oos', 0.1, { entities: [entity('order-number', 'FR2611-04817')] })).toBe(true);
  });

  it('is read unsurely as several things, all of them to be done', () => {
    const candidates = ['oos', 'order.track', 'order.spoiled', 'order.lost'].map((intent, index) => ({
      intent,
      confidence: [0.36, 0.28, 0.15, 0.1][index] ?? 0,
    }));
    expect(needs('oos', 0.36, { candidates })).toBe(true);
    expect(needs('oos', 0.36, { candidates: candidates.slice(0, 3) })).toBe(false);
  });

  it('is no question that an entry answers, no small talk, and nothing read unsurely', () => {
    expect(needs('shipping.fee', 0.9)).toBe(false);
    expect(needs('return.policy', 0.9)).toBe(false);
    expect(needs('chat.greet', 0.9)).toBe(false);
    expect(needs('human.agent', 0.9)).toBe(false);
    expect(needs('order.cancel', 0.5)).toBe(false);
    expect(needs('own.box_return', 0.9)).toBe(false);
  });
});
