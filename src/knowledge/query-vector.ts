/** A message as a sentence encoder sees it. */
export interface QueryVector {
  /** Id of the encoder, as in the manifest of a pack: vectors of two encoders cannot be compared. */
  encoder: string;
  /** Of any length but zero. */
  values: Float32Array;
}

const STEPS = 127;

/** The vector in whole numbers from −127 to 127: its direction is kept, its length is not. */
export function quantise(values: ArrayLike<number>): Int8Array {
  let most = 0;
  for (let at = 0; at < values.length; at++) most = Math.max(most, Math.abs(values[at] ?? 0));
  const scale = most === 0 ? 0 : STEPS / most;
  return Int8Array.from({ length: values.length }, (_, at) => Math.round((values[at] ?? 0) * scale));
}
