import { describe, expect, it } from 'vitest';
import { openDevice } from '../replay/open-device.ts';
import { readLanguageQuestions } from './languages.ts';

const AT_MS = Date.parse('2026-11-22T12:00:00Z');
/** Of each language's own questions; measured are 0.92 and more (tests/budgets/bench-languages.json). */
const LEAST = 0.85;

describe('questions of other writers, in each language of the shop', { timeout: 120_000 }, () => {
  it('find the entry that answers them among three, in that language', async () => {
    const device = await openDevice('examples/packs/global', 'nano');
    const found = new Map<string, boolean[]>();
    for (const { locale, id, text } of readLanguageQuestions()) {
      const { hits } = await device.understand(text, locale, AT_MS);
      const isFound = hits.slice(0, 3).some((hit) => hit.id === id && hit.locale === locale);
      found.set(locale, [...(found.get(locale) ?? []), isFound]);
    }
    await device.dispose();
    expect(found.size).toBe(14);
    for (const [locale, each] of found) {
      expect(each.length, locale).toBeGreaterThanOrEqual(20);
      expect(each.filter(Boolean).length / each.length, locale).toBeGreaterThanOrEqual(LEAST);
    }
  });
});
