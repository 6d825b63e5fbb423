import type { Reading } from '#nlu/reading.ts';
import type { Vocabulary } from '../knowledge/knowledge-api.ts';

/** The understanding thread. */
export interface NluApi {
  /**
   * Takes the nano model's bytes, fetched by the page so that the request passes its ledger, checks their sha256 and
   * uses them. Rejects with `AppError('model-invalid')` and leaves the rules at work.
   */
  open(options: { model: ArrayBuffer; sha256: string }): Promise<void>;
  setVocabulary(vocabulary: Vocabulary): Promise<void>;
  read(message: { text: string; bands: { answer: number; clarify: number } }): Promise<Reading>;
}
