/** What the benchmark uses of nlp.js, which has no types of its own. */
declare module '@nlpjs/basic' {
  export interface Nlp {
    settings: { autoSave: boolean };
    addLanguage(locale: string): void;
    addDocument(locale: string, text: string, intent: string): void;
    train(): Promise<unknown>;
    /** `intent` is `None` below the library's threshold. */
    process(locale: string, text: string): Promise<{ intent: string }>;
    export(): string;
    import(model: string): void;
  }
  interface Container {
    use(plugin: unknown): void;
    get(name: 'nlp'): Nlp;
  }
  export function containerBootstrap(): Promise<Container>;
  export const Nlp: unknown;
  export const LangEn: unknown;
}

declare module '@nlpjs/lang-zh' {
  export const LangZh: unknown;
}
