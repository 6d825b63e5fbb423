import type { Opinion } from '#nlu/opinion.ts';
import type { EncoderWatch } from './nlu-api.ts';

/** An encoder that is up. */
export interface RunningEncoder {
  /** See `EncoderManifest.id`. */
  readonly id: string;
  opine(text: string, languages: Opinion['languages']): Promise<Opinion>;
  dispose(): Promise<void>;
}

/** Where the understanding thread gets its encoder from. */
export interface EncoderHost {
  fetch(watch: EncoderWatch): Promise<void>;
  start(): Promise<RunningEncoder>;
}
