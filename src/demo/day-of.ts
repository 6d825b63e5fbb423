import type { Bilingual } from './language.ts';

/** The day of an instant in both languages, as it is written: the shop's own day, whatever the reader's time zone. */
export function dayOf(at: string): Bilingual {
  const options = { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' } as const;
  const day = new Date(`${at.slice(0, 10)}T00:00:00Z`);
  return {
    'zh-Hans': new Intl.DateTimeFormat('zh-Hans', options).format(day),
    en: new Intl.DateTimeFormat('en-GB', options).format(day),
  };
}
