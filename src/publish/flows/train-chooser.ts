import { DIGIT_ZERO, WEIGHT_STEP } from '#dialogue/choose/chooser.ts';
import { GRAM_BUCKETS, gramsOf } from '#dialogue/choose/grams.ts';

/** Counts that every gram has before any is seen. */
const SMOOTHING = 0.06;
/** Weights nearer to what most classes have are left out. */
const LEAST_WEIGHT = 1.6;
/** An ideograph or pair of them is kept when so many examples have it: there are many, and each says little. */
const LEAST_HAN = 3;
const NOT_HAN = /\P{Script=Han}+/gu;

/**
 * Complement naive Bayes over the grams of each class's messages, every class weighing the same, every message by the root
 * of its length: the logarithm of how much oftener a gram is in a class than in all others. Written as `chooserSchema` says.
 * @param classes Messages by class, those of none of the flows first.
 */
export function trainChooser(classes: readonly (readonly string[])[]): string {
  const width = classes.length;
  const counts = new Float64Array(GRAM_BUCKETS * width);
  const examples = new Uint32Array(GRAM_BUCKETS);
  const han = new Set<number>();
  for (const [at, texts] of classes.entries()) {
    for (const text of texts) {
      const grams = gramsOf(text);
      for (const gram of grams) {
        const place = gram * width + at;
        counts[place] = (counts[place] ?? 0) + 1 / Math.sqrt(grams.length);
        if (at > 0) examples[gram] = (examples[gram] ?? 0) + 1;
      }
      for (const gram of gramsOf(text.replace(NOT_HAN, ' '))) han.add(gram);
    }
  }
  weighAlike(counts, width);

  let written = '';
  let last = 0;
  for (let gram = 0; gram < GRAM_BUCKETS; gram++) {
    if ((examples[gram] ?? 0) < (han.has(gram) ? LEAST_HAN : 1)) continue;
    const row = rowOf(counts.subarray(gram * width, (gram + 1) * width));
    if (row === '') continue;
    written += `${(gram - last).toString(36)}${row}`;
    last = gram;
  }
  return written;
}

/** Scales the counts of every class to the same sum, the mean over the flows'. */
function weighAlike(counts: Float64Array, width: number): void {
  const sums = new Float64Array(width);
  // A million and more of them: plain loops, where an iterator takes seconds.
  for (let at = 0; at < counts.length; at++) sums[at % width] = (sums[at % width] ?? 0) + (counts[at] ?? 0);
  const mean = sums.subarray(1).reduce((sum, each) => sum + each, 0) / (width - 1);
  for (let at = 0; at < counts.length; at++) counts[at] = ((counts[at] ?? 0) * mean) / (sums[at % width] || 1);
}

/** The weights of one gram as letters and digits, relative to the least or the middle one, whichever leaves fewer to write. */
function rowOf(counts: Float64Array): string {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const odds = counts.map((count) => Math.log(count + SMOOTHING) - Math.log(all - count + SMOOTHING));
  const sorted = odds.toSorted();
  const middle = ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2;
  const [fromLeast = '', fromMiddle = ''] = [sorted[0] ?? 0, middle].map((base) =>
    [...odds]
      .map((value, at) => {
        const steps = Math.round((value - base) / WEIGHT_STEP);
        if (Math.abs(value - base) < LEAST_WEIGHT || steps === 0) return '';
        const digit = Math.min(9, Math.max(0, steps + DIGIT_ZERO));
        return `${String.fromCharCode(65 + at)}${digit}`;
      })
      .join(''),
  );
  return fromMiddle.length < fromLeast.length ? fromMiddle : fromLeast;
}
