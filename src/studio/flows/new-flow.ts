import { stringify } from 'yaml';
import type { Locale } from '#core/locale.ts';

/** The file of a flow that says one thing and ends: it compiles, and is there to be grown. */
export function newFlow(id: string, title: string, locales: readonly Locale[]): string {
  const texts = Object.fromEntries(locales.map((locale) => [locale, { title, done: '…' }]));
  return stringify(
    { id, starts: [{ words: [title] }], slots: {}, steps: [{ id: 'done', say: 'done', end: 'done' }], texts },
    { lineWidth: 0 },
  );
}
