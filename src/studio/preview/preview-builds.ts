import { packKeyOf } from '#publish/pack-key.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import type { Publisher } from '../publish/publisher.ts';
import { PreviewHost } from './preview-host.ts';

/** How long the draft must rest before it is built. */
const REST_MS = 700;

export interface PreviewLooks {
  locale: string;
  theme: string;
}

/** What the preview shows now. */
export type PreviewState =
  | { state: 'building' }
  | { state: 'shown'; url: string; version: string }
  /** The draft does not compile, or cannot be shown; what was shown before stays. */
  | { state: 'failed'; fault: unknown };

/** Builds the draft a moment after each change, without vectors, signed by a key that lives as long as the page. */
export class PreviewBuilds {
  readonly #publisher: Publisher;
  readonly #host: PreviewHost;
  readonly #tell: (state: PreviewState) => void;
  readonly #key = packKeyOf(crypto.getRandomValues(new Uint8Array(32)));
  #timer: ReturnType<typeof setTimeout> | null = null;
  #stop = new AbortController();
  #last: { files: SourceFiles; looks: string } | null = null;

  constructor(publisher: Publisher, tell: (state: PreviewState) => void, host = new PreviewHost()) {
    this.#publisher = publisher;
    this.#tell = tell;
    this.#host = host;
  }

  /** Builds these sources unless they are shown already; at once where nothing was built yet. */
  want(files: SourceFiles, looks: PreviewLooks): void {
    const key = JSON.stringify(looks);
    if (this.#last?.files === files && this.#last.looks === key) return;
    const isFirst = this.#last === null;
    this.#last = { files, looks: key };
    this.stop();
    const { signal } = this.#stop;
    this.#timer = setTimeout(() => void this.#build(files, looks, signal), isFirst ? 0 : REST_MS);
  }

  /** Ends what is under way. */
  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#stop.abort();
    this.#stop = new AbortController();
  }

  /** To be called when nothing is shown any more, once and for all. */
  close(): Promise<void> {
    this.stop();
    return this.#host.close();
  }

  /** To be called when the page of the last build is there: the one before is not used any more. */
  tidy(): Promise<void> {
    return this.#host.tidy();
  }

  async #build(files: SourceFiles, looks: PreviewLooks, signal: AbortSignal): Promise<void> {
    this.#tell({ state: 'building' });
    try {
      const publishedAt = new Date().toISOString();
      const options = { publishedAt, seed: this.#key.seed, withVectors: false };
      const pack = await this.#publisher.build(files, options, { signal });
      if (signal.aborted) return;
      const url = await this.#host.show(pack, { key: this.#key.publicKey, ...looks });
      if (!signal.aborted) this.#tell({ state: 'shown', url, version: pack.manifest.version });
    } catch (fault) {
      if (!signal.aborted) this.#tell({ state: 'failed', fault });
    }
  }
}
