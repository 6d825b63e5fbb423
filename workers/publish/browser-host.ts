import { AppError } from '#core/app-error.ts';
import type { Locale } from '#core/locale.ts';
import intents from '#models/intents.tsv?url';
import { type CompilerData, intentLabels, isCorpusOf } from '#publish/compiler-data.ts';
import { ParsedTexts } from '#publish/parsed-texts.ts';
import type { SentenceEncoder } from '#publish/sentence-encoder.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import { wholeLocales } from '#publish/whole-locales.ts';
import type { PublishHost } from './publish-service.ts';

/** The corpus as files of their own, fetched where a shop's flows are taught by examples. */
const CORPUS = import.meta.glob<string>('../../models/training/corpus/authored/*.tsv', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** What the publishing thread of a browser works with. */
export class BrowserPublishHost implements PublishHost {
  readonly #parsed = new ParsedTexts();
  readonly #corpora = new Map<Locale, readonly string[]>();
  #intents: Promise<Set<string>> | null = null;
  #encoder: Promise<SentenceEncoder> | null = null;

  async data(files: SourceFiles, use: 'check' | 'build'): Promise<CompilerData> {
    this.#intents ??= fetchText(intents).then(intentLabels);
    const isTaught = use === 'build' && files.has('flow-examples.tsv');
    if (isTaught) await Promise.all(wholeLocales(files, this.#parsed).map((locale) => this.#fetchCorpus(locale)));
    try {
      return {
        intents: await this.#intents,
        corpusOf: (locale) => this.#corpora.get(locale) ?? [],
        parsed: this.#parsed,
      };
    } catch (error) {
      this.#intents = null;
      throw error;
    }
  }

  encoder(watch: (done: number, total: number) => void): Promise<SentenceEncoder> {
    this.#encoder ??= this.#startEncoder(watch).catch((error) => {
      this.#encoder = null;
      throw error;
    });
    return this.#encoder;
  }

  async #startEncoder(watch: (done: number, total: number) => void): Promise<SentenceEncoder> {
    const { browserEncoder } = await import('../nlu/browser-encoder.ts');
    await browserEncoder.fetch((news) => {
      if (news.type === 'progress') watch(news.loadedBytes, news.totalBytes);
    });
    return browserEncoder.start();
  }

  async #fetchCorpus(locale: Locale): Promise<void> {
    if (this.#corpora.has(locale)) return;
    const own = Object.entries(CORPUS)
      .map(([path, url]) => ({ name: path.split('/').at(-1) ?? '', url }))
      .filter(({ name }) => isCorpusOf(locale, name))
      .sort((one, other) => (one.name < other.name ? -1 : 1));
    const texts = await Promise.all(own.map(({ url }) => fetchText(url)));
    this.#corpora.set(
      locale,
      texts.flatMap((text) => text.split('\n')),
    );
  }
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(new URL(url, import.meta.url)).catch((cause) => {
    throw new AppError('network-offline', { url }, { cause });
  });
  if (!response.ok) throw new AppError('model-invalid', { path: url, status: response.status });
  return response.text();
}
