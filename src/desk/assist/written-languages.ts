import { isSameLanguage } from '../look/is-same-language.ts';
import type { BrowserLanguageDetector, BrowserLanguageTools } from './translator-api.ts';

/** Fewer characters say too little of a language. */
const LEAST_CHARACTERS = 12;
const SURE = 0.7;

/** What texts are written in, by the browser's own detector, on this device. */
export class WrittenLanguages {
  readonly #tools: Pick<BrowserLanguageTools, 'LanguageDetector'>;
  readonly #onTold: () => void;
  /** By sample; null while it is looked at, or where it cannot be told. */
  readonly #told = new Map<string, string | null>();
  #detector: Promise<BrowserLanguageDetector> | null = null;

  constructor(tools: Pick<BrowserLanguageTools, 'LanguageDetector'>, onTold: () => void) {
    this.#tools = tools;
    this.#onTold = onTold;
  }

  /**
   * What somebody writes in, by the newest text of which the browser surely tells it, else `assumed`. While one is looked
   * at, or says too little, those before it count.
   * @param texts Of one person, newest first.
   */
  of(texts: readonly string[], assumed: string): string {
    for (const sample of samplesOf(texts)) {
      const told = this.#told.get(sample);
      if (told === undefined) void this.#look(sample);
      // The browser does not tell the scripts of Chinese apart.
      if (told) return isSameLanguage(told, assumed) ? assumed : told;
    }
    return assumed;
  }

  async #look(sample: string): Promise<void> {
    this.#told.set(sample, null);
    try {
      this.#detector ??= this.#open();
      const [best] = await (await this.#detector).detect(sample);
      if (!best || best.confidence < SURE) return;
      this.#told.set(sample, best.detectedLanguage);
      this.#onTold();
    } catch {
      // The next text tries again.
      this.#detector = null;
    }
  }

  async #open(): Promise<BrowserLanguageDetector> {
    const api = this.#tools.LanguageDetector;
    if (!api || (await api.availability()) !== 'available') throw new Error('no language detector');
    return api.create();
  }
}

/** Each text, newest first; one that says too little with as many before it as make it long enough. */
function* samplesOf(texts: readonly string[]): Iterable<string> {
  for (let from = 0; from < texts.length; from++) {
    let sample = '';
    for (let at = from; at < texts.length && sample.length < LEAST_CHARACTERS; at++) {
      sample = `${texts[at]}\n${sample}`.trim();
    }
    if (sample.length >= LEAST_CHARACTERS) yield sample;
  }
}
