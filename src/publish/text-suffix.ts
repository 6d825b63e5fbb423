import { WORDING_SUFFIXES } from '#dialogue/variants.ts';

/** Arms of the rules' experiments: they may stand after `@` in a script's key too. */
export function armsOf(rules: Record<string, unknown>): string[] {
  const { experiments } = rules;
  return (Array.isArray(experiments) ? experiments : []).flatMap(({ arms }: { arms?: unknown }) =>
    Array.isArray(arms) ? arms.filter((arm) => typeof arm === 'string') : [],
  );
}

/** What is wrong with what stands after `@` in the key of a script or text; null when nothing. */
export function suffixFault(key: string, arms: readonly string[]): string | null {
  const [, suffix, ...more] = key.split('@');
  if (suffix === undefined) return null;
  const known: readonly string[] = [...WORDING_SUFFIXES, ...arms];
  return more.length > 0 || !known.includes(suffix) ? `after @ comes one of ${known.join(', ')}` : null;
}
