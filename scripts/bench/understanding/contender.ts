import { brotliCompressSync, constants } from 'node:zlib';

/** The two languages that nlp.js is given; it is told which one a message is in. */
export type BenchLanguage = 'zh' | 'en';

export interface BenchMessage {
  text: string;
  intent: string;
  language: BenchLanguage;
}

/** A library or a model of our own, ready to read. */
export interface Contender {
  /** The intent of a message. */
  read(message: BenchMessage): string | Promise<string>;
}

/** Name and figures known before anything is read. */
export interface Preparation {
  /** Processor seconds; null for what was trained before. */
  trainSeconds: number | null;
  modelBytes: number;
  modelBrotliBytes: number;
}

export interface ContenderFigures extends Preparation {
  accuracy: number;
  accuracyByLanguage: Record<BenchLanguage, number>;
  /** Processor time a message. */
  p50Ms: number;
  p95Ms: number;
  /** Growth from before the model was loaded, garbage aside: objects and buffers, for the encoder resident memory. */
  memoryBytes: number;
}

export function brotliBytes(bytes: Uint8Array): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).length;
}
