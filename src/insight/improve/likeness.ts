import { segment } from '#core/segment.ts';

/**
 * How much two messages have in common, 0 to 1: Dice's coefficient over their words and neighbouring characters (Dice, Measures
 * of the amount of ecologic association between species, 1945).
 */
export function likeness(left: string, right: string): number {
  const [one, other] = [partsOf(left), partsOf(right)];
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const part of one) if (other.has(part)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}

const partsOf = (text: string): Set<string> => new Set(segment(text, null).map((part) => part.text));
