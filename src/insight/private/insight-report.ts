import { textOfBits } from './bits-text.ts';
import type { Dictionary, FamilyName } from './dictionary.ts';
import { pickBelow, type RandomWords } from './random-words.ts';
import { noisyBits } from './unary-noise.ts';

/** All that ever leaves a device: noisy bits of one family in one week. */
export interface InsightReport {
  week: string;
  /** `Family.id`. */
  dictionary: string;
  /** `textOfBits`. */
  bits: string;
}

/** The cells that hold for this device, by family, each once. */
export type DeviceRecord = Partial<Record<FamilyName, readonly string[]>>;

/**
 * One device's report of one week, from a record that may be empty: noise is sent then as well. The whole epsilon goes
 * into one cell of one family. Which family, is left to chance whatever the record holds, so that naming it tells nothing.
 * Which cell: of the family's places for units one is picked, and what stands there is told, or that nothing does
 * (padding and sampling; T. Wang, N. Li, S. Jha: "Locally Differentially Private Frequent Itemset Mining", IEEE S&P 2018, §IV).
 */
export function makeReport(
  { epsilon, families }: Dictionary,
  record: DeviceRecord,
  week: string,
  words: RandomWords,
): InsightReport {
  const family = families[pickBelow(families.length, words)];
  if (!family) throw new RangeError('a dictionary has families');
  const own = [...new Set(record[family.name] ?? [])].filter((cell) => family.cells.includes(cell));
  const picked = own[pickBelow(Math.max(family.units, own.length), words)];
  const bits = noisyBits(
    family.cells.length,
    picked === undefined ? null : family.cells.indexOf(picked),
    epsilon,
    words,
  );
  return { week, dictionary: family.id, bits: textOfBits(bits) };
}
