import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { freshRules } from './fresh-rules.ts';
import { freshTraceRules } from './fresh-trace-rules.ts';

it('the grocer grants by the same figures by which its pack proposes', () => {
  const file = new URL('../../packs/fresh/rules.yaml', import.meta.url);
  const { trace, compensation } = parse(readFileSync(file, 'utf8'));
  expect({ trace, compensation }).toEqual(freshTraceRules);
  const { late, claims, offers } = freshRules;
  expect(offers).toBe(freshTraceRules);
  const { coupon } = late;
  expect(compensation.late).toEqual({ moreThanMinutes: coupon?.minutes, amount: coupon?.amount, days: coupon?.days });
  expect(compensation.shortWeight).toMatchObject({
    toleratedPercent: claims.shortWeight.tolerated,
    doubledAbovePercent: claims.shortWeight.doubledAbove,
  });
});
