import { AppError } from '#core/app-error.ts';
import type { EncoderOutputs } from './encoder.ts';
import type { GoldenReading } from './encoder-manifest.ts';

/**
 * Integer kernels differ a little from one processor to the next (saturation, order of sums); a backend that is wrong is
 * wrong by far more.
 */
const MOST_LOGIT_DIFFERENCE = 0.2;
const LEAST_COSINE = 0.995;

/** What the self-test needs of an encoder. */
export interface Tested {
  readonly intents: readonly string[];
  outputs(text: string): Promise<EncoderOutputs>;
}

/**
 * Reads the golden messages and compares. Throws `AppError('model-invalid')` whose path names the first message that was
 * read otherwise: this backend must not be used.
 */
export async function selfTest(encoder: Tested, golden: readonly GoldenReading[]): Promise<void> {
  for (const [at, expected] of golden.entries()) {
    const found = await encoder.outputs(expected.text);
    const path = `encoder › golden[${at}]`;
    const best = encoder.intents[found.intents.indexOf(Math.max(...found.intents))] ?? null;
    if (best !== expected.intent) throw new AppError('model-invalid', { path, expected: expected.intent, found: best });
    for (const [intent, logit] of Object.entries(expected.logits)) {
      const own = found.intents[encoder.intents.indexOf(intent)] ?? Number.NaN;
      if (!(Math.abs(own - logit) <= MOST_LOGIT_DIFFERENCE)) {
        throw new AppError('model-invalid', { path: `${path}.logits.${intent}`, expected: logit, found: own });
      }
    }
    const cosine = cosineOf(found.vector, expected.vector);
    if (!(cosine >= LEAST_COSINE)) throw new AppError('model-invalid', { path: `${path}.vector`, found: cosine });
  }
}

function cosineOf(left: ArrayLike<number>, right: ArrayLike<number>): number {
  if (left.length !== right.length) return Number.NaN;
  let both = 0;
  let ofLeft = 0;
  let ofRight = 0;
  for (let at = 0; at < left.length; at++) {
    const [a = 0, b = 0] = [left[at], right[at]];
    both += a * b;
    ofLeft += a * a;
    ofRight += b * b;
  }
  return both / Math.sqrt(ofLeft * ofRight);
}
