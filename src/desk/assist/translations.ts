import { Observable } from '#ui/observable.ts';
import { type BrowserLanguageTools, type BrowserTranslator, languageTag } from './translator-api.ts';
import { WrittenLanguages } from './written-languages.ts';

/** `absent`: this browser translates nothing. `unavailable`: not this pair. */
export type TranslationState = 'off' | 'absent' | 'loading' | 'on' | 'unavailable' | 'failed';

/**
 * Translations by the browser's own translator, on this device, from one language to another. Started by a click, for the
 * browser may have to download the pair first. The original is always what was said; a translation only stands beside it.
 */
export class Translations extends Observable {
  readonly #tools: BrowserLanguageTools;
  readonly #translators = new Map<string, Promise<BrowserTranslator>>();
  readonly #states = new Map<string, TranslationState>();
  /** By pair and text; null while it is on its way. */
  readonly #texts = new Map<string, string | null>();
  readonly languages: WrittenLanguages;

  constructor(tools: BrowserLanguageTools = globalThis as BrowserLanguageTools) {
    super();
    this.#tools = tools;
    this.languages = new WrittenLanguages(tools, () => this.changed());
  }

  state(from: string, to: string): TranslationState {
    if (!this.#tools.Translator) return 'absent';
    return this.#states.get(pairKey(from, to)) ?? 'off';
  }

  /** Gets both directions ready; to be called from a click. */
  async start(from: string, to: string): Promise<void> {
    const api = this.#tools.Translator;
    const key = pairKey(from, to);
    if (!api || this.#states.get(key) === 'on') return;
    this.#set(key, 'loading');
    try {
      // Both at once: the click allows it now, and perhaps not once the first has come.
      await Promise.all([this.#open(from, to), this.#open(to, from)]);
      this.#set(key, 'on');
    } catch (cause) {
      this.#translators.delete(key);
      this.#translators.delete(pairKey(to, from));
      this.#set(key, cause instanceof UnavailablePair ? 'unavailable' : 'failed');
    }
  }

  stop(from: string, to: string): void {
    this.#set(pairKey(from, to), 'off');
  }

  /** The translation where it is there; asks for it otherwise, and tells when it came. */
  text(from: string, to: string, text: string): string | null {
    const key = `${pairKey(from, to)} ${text}`;
    const known = this.#texts.get(key);
    if (known !== undefined) return known;
    this.#texts.set(key, null);
    void this.translate(from, to, text)
      .then((translated) => this.#texts.set(key, translated))
      .catch(() => this.#texts.delete(key))
      .finally(() => this.changed());
    return null;
  }

  async translate(from: string, to: string, text: string): Promise<string> {
    const translator = await this.#open(from, to);
    try {
      return await translator.translate(text);
    } catch (cause) {
      this.#set(pairKey(from, to), 'failed');
      throw cause;
    }
  }

  #open(from: string, to: string): Promise<BrowserTranslator> {
    const key = pairKey(from, to);
    const known = this.#translators.get(key);
    if (known) return known;
    const opened = this.#create(from, to);
    this.#translators.set(key, opened);
    return opened;
  }

  async #create(from: string, to: string): Promise<BrowserTranslator> {
    const api = this.#tools.Translator;
    const pair = { sourceLanguage: languageTag(from), targetLanguage: languageTag(to) };
    if (!api || (await api.availability(pair)) === 'unavailable') throw new UnavailablePair();
    return api.create(pair);
  }

  #set(key: string, state: TranslationState): void {
    this.#states.set(key, state);
    this.changed();
  }
}

class UnavailablePair extends Error {}

const pairKey = (from: string, to: string): string => `${languageTag(from)}>${languageTag(to)}`;
