import { Observable } from '../state/observable.ts';
import { type BrowserLanguageTools, type BrowserTranslator, languageTag } from './translator-api.ts';

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
  /** By text; null where it cannot be told. */
  readonly #languages = new Map<string, string | null>();

  constructor(tools: BrowserLanguageTools = globalThis as BrowserLanguageTools) {
    super();
    this.#tools = tools;
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

  /** What a text is written in as far as the browser can surely tell, else `assumed`; each text is looked at once. */
  languageOf(text: string, assumed: string): string {
    const known = this.#languages.get(text);
    if (known === undefined) {
      this.#languages.set(text, null);
      void this.#detect(text).then((language) => {
        if (language === null) return;
        this.#languages.set(text, language);
        this.changed();
      });
    }
    // The browser does not tell the scripts of Chinese apart.
    return !known || known.split('-')[0] === assumed.split('-')[0] ? assumed : known;
  }

  async #detect(text: string): Promise<string | null> {
    const api = this.#tools.LanguageDetector;
    if (!api || text.trim().length < MIN_DETECT_LENGTH) return null;
    try {
      if ((await api.availability()) !== 'available') return null;
      const [best] = await (await api.create()).detect(text);
      return best && best.confidence >= SURE ? best.detectedLanguage : null;
    } catch {
      return null;
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

/** Fewer characters say too little of a language. */
const MIN_DETECT_LENGTH = 12;
const SURE = 0.7;

class UnavailablePair extends Error {}

const pairKey = (from: string, to: string): string => `${languageTag(from)}>${languageTag(to)}`;
