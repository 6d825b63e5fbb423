import { AppError } from '#core/app-error.ts';
import { featurise } from './features.ts';
import { prepareText } from './prepare-text.ts';

/** Begin and end included. */
const MOST_IDS = 64;
/** Row 0 of the graph's table: nothing. */
const PADDING = 0;

/** What a message looks like to the encoder; side by side with the graph's inputs, one message at a time. */
export interface EncoderInputs {
  /** Subword ids, begin and end included, at most 64. */
  inputIds: number[];
  /** Rows of the feature table, distinct, ascending, never empty. */
  featureIds: number[];
}

/** The features that have a row: the n-th hash, counted from 1, is row n. */
export interface FeatureRows {
  /** Ascending. */
  hashes: Uint32Array;
  /** How many low bits of a feature's hash count. */
  bits: number;
}

/**
 * Reads `features.bin`: ascending hashes as LEB128 differences from the one before, the first from −1. Throws
 * `AppError('model-invalid')` where it is not `rows` ascending hashes of `bits` bits.
 */
export function parseFeatureRows(bytes: Uint8Array, { bits, rows }: { bits: number; rows: number }): FeatureRows {
  const hashes = new Uint32Array(rows);
  let at = 0;
  let hash = -1;
  for (let row = 0; row < rows; row++) {
    let difference = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      if (byte === undefined || shift > 28) throw invalid(row, rows);
      difference += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) break;
    }
    hash += difference;
    if (difference === 0 || hash >= 2 ** bits) throw invalid(row, rows);
    hashes[row] = hash;
  }
  if (at !== bytes.length) throw invalid(rows, rows);
  return { hashes, bits };
}

/** The rows of the features of a message that have one. */
export function featureRowsOf(features: Uint32Array, { hashes, bits }: FeatureRows): number[] {
  const mask = 2 ** bits - 1;
  const found = new Set<number>();
  for (const feature of features) {
    const row = rowOf((feature & mask) >>> 0, hashes);
    if (row !== PADDING) found.add(row);
  }
  return found.size === 0 ? [PADDING] : [...found].sort((a, b) => a - b);
}

/** @param encode The model's tokenizer: text to ids, begin and end included, of any length. */
export function encoderInputs(text: string, encode: (text: string) => number[], rows: FeatureRows): EncoderInputs {
  const ids = encode(prepareText(text).folded);
  const end = ids.at(-1) ?? PADDING;
  return {
    inputIds: ids.length <= MOST_IDS ? ids : [...ids.slice(0, MOST_IDS - 1), end],
    featureIds: featureRowsOf(featurise(text), rows),
  };
}

function rowOf(hash: number, hashes: Uint32Array): number {
  let low = 0;
  let high = hashes.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = hashes[middle] ?? 0;
    if (found === hash) return middle + 1;
    if (found < hash) low = middle + 1;
    else high = middle - 1;
  }
  return PADDING;
}

function invalid(row: number, rows: number): AppError {
  return new AppError('model-invalid', { path: `features.bin › row ${row}`, rows });
}
