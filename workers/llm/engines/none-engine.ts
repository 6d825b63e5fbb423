import type { Engine } from '#llm/engine.ts';
import { refusal } from '#llm/refusal.ts';
import { TextPieces } from './text-pieces.ts';

/** Makes no text, so that what asks for some falls back on the template. */
export class NoneEngine implements Engine {
  readonly name = 'none';
  #isGone = false;

  async probe() {
    return { fits: true } as const;
  }

  async load(): Promise<void> {}

  generate(): AsyncIterable<string> {
    const pieces = new TextPieces();
    if (this.#isGone) pieces.fail(refusal('engine-failed', { message: 'disposed of' }));
    pieces.end();
    return pieces;
  }

  async dispose(): Promise<void> {
    this.#isGone = true;
  }
}
