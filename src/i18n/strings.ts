import type { strings as english } from './locales/en.ts';

/** Forms of a sentence by its count; `other` is always there, the rest as the language needs. `{count}` is the number. */
export type PluralForms = { other: string } & Partial<Record<Exclude<Intl.LDMLPluralRule, 'other'>, string>>;

type Worded<T> = T extends string
  ? string
  : T extends { other: string }
    ? PluralForms
    : { [K in keyof T]: Worded<T[K]> };

/** Every word of the interface, in one language. Typed by English: a missing or extra one is a type error. */
export type Strings = Worded<typeof english>;
