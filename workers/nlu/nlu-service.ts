import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { AppError } from '#core/app-error.ts';
import { createEntityFinder, type EntityFinder } from '#nlu/entities.ts';
import { loadNano, type NanoReader } from '#nlu/nano-reader.ts';
import { readMessage } from '#nlu/read-message.ts';
import type { Reading } from '#nlu/reading.ts';
import type { Vocabulary } from '../knowledge/knowledge-api.ts';
import type { NluApi } from './nlu-api.ts';

const NO_VOCABULARY: Vocabulary = { products: [], terms: {}, orderNumbers: [] };

/** Reads messages by rules until the model is there. Knows no thread: the page uses it where workers are refused. */
export class NluService implements NluApi {
  #reader: NanoReader | null = null;
  #findEntities: EntityFinder = createEntityFinder(NO_VOCABULARY);

  async open({ model, sha256: expected }: { model: ArrayBuffer; sha256: string }): Promise<void> {
    const bytes = new Uint8Array(model);
    if ((await digest(bytes)) !== expected.toLowerCase()) {
      throw new AppError('model-invalid', { path: 'nano.bin › sha256', sizeBytes: bytes.length });
    }
    this.#reader = loadNano(bytes);
  }

  async setVocabulary(vocabulary: Vocabulary): Promise<void> {
    this.#findEntities = createEntityFinder(vocabulary);
  }

  async read({ text, bands }: { text: string; bands: { answer: number; clarify: number } }): Promise<Reading> {
    return readMessage(text, { reader: this.#reader, findEntities: this.#findEntities, bands });
  }
}

/** `crypto.subtle` is not there on pages that came without TLS. */
async function digest(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  const hash = subtle === undefined ? sha256(bytes) : new Uint8Array(await subtle.digest('SHA-256', bytes));
  return bytesToHex(hash);
}
