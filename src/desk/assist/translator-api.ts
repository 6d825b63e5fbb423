/** The part of the browser's Translator and Language Detector interfaces that the desk uses; few browsers have them. */
export type Availability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

export interface LanguagePair {
  sourceLanguage: string;
  targetLanguage: string;
}

export interface BrowserTranslator {
  translate(text: string): Promise<string>;
}

export interface TranslatorApi {
  availability(pair: LanguagePair): Promise<Availability>;
  /** Needs a click where something has to be downloaded first. */
  create(pair: LanguagePair): Promise<BrowserTranslator>;
}

export interface BrowserLanguageDetector {
  /** Surest first. */
  detect(text: string): Promise<{ detectedLanguage: string; confidence: number }[]>;
}

export interface LanguageDetectorApi {
  availability(): Promise<Availability>;
  create(): Promise<BrowserLanguageDetector>;
}

export interface BrowserLanguageTools {
  Translator?: TranslatorApi;
  LanguageDetector?: LanguageDetectorApi;
}

/** What the browser knows a locale by. */
export const languageTag = (locale: string): string => (locale === 'zh-Hans' ? 'zh' : locale);
