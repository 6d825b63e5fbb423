import { describe, expect, it } from 'vitest';
import { dayOf } from './day-of.ts';

describe('dayOf', () => {
  it('is the day that the shop wrote, in whatever offset', () => {
    expect(dayOf('2026-12-20T23:59:59-08:00')).toEqual({ 'zh-Hans': '2026年12月20日', en: '20 December 2026' });
    expect(dayOf('2026-12-20T00:00:00+08:00').en).toBe('20 December 2026');
  });
});
