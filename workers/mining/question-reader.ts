import type { QuestionReading } from '#insight/mine/topics/question-reading.ts';
import type { NanoReader } from '#nlu/nano-reader.ts';
import type { Opinion } from '#nlu/opinion.ts';
import type { EncoderHost, RunningEncoder } from '../nlu/encoder-host.ts';

export interface ReadQuestion {
  vector: Float32Array;
  reading: QuestionReading;
}

/** Intents that ask nothing of a shop's knowledge, and how sure the reader has to be of it. */
const SMALL_TALK = /^(?:chat|feedback)\./;
const SURE = 0.5;
/** Texts whose vectors are kept from run to run: 128 numbers each, so some 25 MB. */
const KEPT = 40_000;

/** Reads questions with the encoder, or where it cannot run with the small reader; each text once. */
export class QuestionReader {
  readonly #nano: NanoReader;
  readonly #loadHost: (() => Promise<EncoderHost>) | null;
  #encoder: RunningEncoder | null = null;
  #tried = false;
  #kept = new Map<string, ReadQuestion>();

  constructor(nano: NanoReader, loadHost: (() => Promise<EncoderHost>) | null) {
    this.#nano = nano;
    this.#loadHost = loadHost;
  }

  get by(): 'encoder' | 'nano' {
    return this.#encoder ? 'encoder' : 'nano';
  }

  /** Brings the encoder up, once; without it the small reader does. */
  async start(): Promise<void> {
    if (this.#tried || this.#loadHost === null) return;
    this.#tried = true;
    try {
      const host = await this.#loadHost();
      await host.fetch(() => {});
      this.#encoder = await host.start();
    } catch {
      // Offline before its first use, no WebAssembly, no room: the small reader's vectors are told of in the result.
    }
  }

  async read(text: string): Promise<ReadQuestion> {
    const known = this.#kept.get(text);
    if (known) return known;
    const nano = this.#nano.opine(text);
    const opinion = this.#encoder ? await this.#encoder.opine(text, nano.languages) : nano;
    const read = { vector: opinion.vector ?? hellinger(opinion), reading: readingOf(opinion) };
    if (this.#kept.size >= KEPT) this.#kept = new Map();
    this.#kept.set(text, read);
    return read;
  }

  /** Mood alone, by the small reader: for the many turns that ask nothing. */
  moodOf(text: string): string {
    return mostOf(this.#nano.opine(text).emotions).label;
  }
}

/** Chances as a vector of length 1: the cosine of two is the Bhattacharyya coefficient of what was read. */
function hellinger({ intents }: Opinion): Float32Array {
  return intents.probabilities.map(Math.sqrt);
}

function readingOf(opinion: Opinion): QuestionReading {
  const { labels, probabilities } = opinion.intents;
  let best = { label: 'oos', probability: 0 };
  for (const [at, label] of labels.entries()) {
    const probability = probabilities[at] ?? 0;
    if (label !== 'oos' && !SMALL_TALK.test(label) && probability > best.probability) best = { label, probability };
  }
  return {
    intent: best.label,
    confidence: best.probability,
    isSmallTalk: labels.some((label, at) => SMALL_TALK.test(label) && (probabilities[at] ?? 0) >= SURE),
    emotion: mostOf(opinion.emotions).label,
    language: mostOf(opinion.languages).label,
  };
}

function mostOf({ labels, probabilities }: Opinion['emotions']): { label: string; probability: number } {
  let best = { label: labels[0] ?? '', probability: -1 };
  for (const [at, label] of labels.entries()) {
    const probability = probabilities[at] ?? 0;
    if (probability > best.probability) best = { label, probability };
  }
  return best;
}
