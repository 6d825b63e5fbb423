import type { QueryVector } from '#knowledge/query-vector.ts';
import type { LocalTime } from '#nlu/calendar.ts';
import type { Reading } from '#nlu/reading.ts';
import type { LedgerEntry, Vocabulary } from '../knowledge/knowledge-api.ts';

/** The understanding thread. */
export interface NluApi {
  /**
   * Takes the nano model's bytes, fetched by the page so that the request passes its ledger, checks their sha256 and
   * uses them. Rejects with `AppError('model-invalid')` and leaves the rules at work.
   */
  open(options: { model: ArrayBuffer; sha256: string }): Promise<void>;
  setVocabulary(vocabulary: Vocabulary): Promise<void>;
  /** Reads with the best model that is up. A model that fails on the way is given up and the next one reads. */
  read(message: {
    text: string;
    bands: { answer: number; clarify: number };
    /** The shopper's clock, for dates like "yesterday". */
    now?: LocalTime;
  }): Promise<MessageRead>;

  /**
   * Brings the encoder's files to this device, each verified before it is kept. Resolves at once where they are there.
   * Rejects with `AppError` and leaves the tier below at work: `network-offline`, `model-invalid` (not the files that were
   * built), `storage-full`, `storage-unavailable`, `worker-unavailable` (the page's policy refuses WebAssembly).
   *
   * @param watch Called through `Comlink.proxy` where this is another thread.
   */
  fetchEncoder(watch: EncoderWatch): Promise<void>;
  /**
   * Loads the encoder from those files, tests it against the golden readings and warms it up; from then on it reads.
   * Rejects with `AppError`: `model-invalid` (kept files went bad and are gone now), `worker-unavailable` (it reads
   * otherwise than it should on this device), `worker-died` (the runtime failed). A thread in which it failed cannot start
   * it again.
   */
  startEncoder(): Promise<void>;
  /** Frees the encoder; nano reads again. */
  stopEncoder(): Promise<void>;
}

export interface MessageRead {
  reading: Reading;
  /** The message as the encoder sees it, where it read it. */
  vector: QueryVector | null;
}

/** What happens while files come in, and later. */
export type EncoderWatch = (news: EncoderNews) => void;

export type EncoderNews =
  | { type: 'progress'; loadedBytes: number; totalBytes: number }
  | { type: 'request'; entry: LedgerEntry }
  /** It failed while it read a message and was given up. */
  | { type: 'lost' };
