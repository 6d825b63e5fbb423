import type { Locale } from '#core/locale.ts';
import { fill } from './fill.ts';
import { formatBytes } from './format-bytes.ts';
import { GENERATOR_STRINGS, type GeneratorStrings } from './generator-strings.ts';

interface Where {
  state: keyof GeneratorStrings['state'];
  bytes: number;
  loadedBytes: number;
}

/** Where a generator stands, in a few words. */
export function generatorStateText({ state, bytes, loadedBytes }: Where, locale: Locale): string {
  const words = GENERATOR_STRINGS[locale].state;
  // A browser does not tell of its own model's bytes.
  if (state === 'loading' && bytes === 0) return words.starting;
  const sizes = { loaded: formatBytes(Math.min(loadedBytes, bytes), locale), size: formatBytes(bytes, locale) };
  return fill(words[state], sizes);
}
