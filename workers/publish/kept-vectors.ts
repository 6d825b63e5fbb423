import { AppError } from '#core/app-error.ts';
import type { PackChunk } from '#knowledge/pack-schema.ts';
import { documentsOf } from '#knowledge/search-document.ts';
import type { SentenceEncoder } from '#publish/sentence-encoder.ts';
import { embeddedTextsOf } from '#publish/vectors-chunk.ts';
import { nextTask } from '../shared/next-task.ts';

/** Texts between two words of how far it is. */
const TOLD_EVERY = 20;

/** Vectors of texts that were embedded before: a second build embeds only what changed. */
export class KeptVectors {
  #id = '';
  #vectors = new Map<string, Float32Array>();

  /**
   * An encoder that knows what it embedded before. What `chunks` do not hold any more is forgotten.
   * @param chunks Those that will be embedded.
   */
  over(
    encoder: SentenceEncoder,
    chunks: readonly PackChunk[],
    { signal, onTexts }: { signal: AbortSignal; onTexts: (done: number, total: number) => void },
  ): SentenceEncoder {
    if (encoder.id !== this.#id) this.#vectors.clear();
    this.#id = encoder.id;
    const texts = new Set(chunks.flatMap((chunk) => documentsOf(chunk).flatMap(embeddedTextsOf)));
    this.#vectors = new Map([...this.#vectors].filter(([text]) => texts.has(text)));
    onTexts(this.#vectors.size, texts.size);
    return {
      id: encoder.id,
      embed: (wanted) => this.#embed(encoder, wanted, signal, (done) => onTexts(done, texts.size)),
    };
  }

  async #embed(
    encoder: SentenceEncoder,
    texts: readonly string[],
    signal: AbortSignal,
    onTexts: (done: number) => void,
  ): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      if (signal.aborted) throw new AppError('cancelled');
      const kept = this.#vectors.get(text);
      const vector = kept ?? (await encoder.embed([text]))[0] ?? new Float32Array();
      if (!kept) {
        this.#vectors.set(text, vector);
        if (this.#vectors.size % TOLD_EVERY === 0) {
          onTexts(this.#vectors.size);
          // A call to stop is heard only where the thread takes its messages.
          await nextTask();
        }
      }
      vectors.push(vector);
    }
    return vectors;
  }
}
