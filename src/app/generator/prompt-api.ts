/** The browser's own model, as far as it is used here; the types of the platform do not know it yet. */
export interface PromptApi {
  availability(options: PromptOptions): Promise<string>;
  create(options: CreateOptions): Promise<PromptSession>;
  /** Only where a page may choose how is sampled. */
  params?(): Promise<{ defaultTopK: number; defaultTemperature: number } | null>;
}

export interface PromptOptions {
  expectedInputs: readonly PromptContent[];
  expectedOutputs: readonly PromptContent[];
}

interface PromptContent {
  type: 'text';
  languages: readonly string[];
}

export interface CreateOptions extends PromptOptions {
  /** A `system` turn may only be the first of these. */
  initialPrompts?: readonly { role: string; content: string }[];
  temperature?: number;
  topK?: number;
  signal?: AbortSignal;
  monitor?(monitor: EventTarget): void;
}

export interface PromptSession {
  promptStreaming(text: string, options: { signal?: AbortSignal; responseConstraint?: object }): ReadableStream<string>;
  destroy(): void;
}

/** Null in every browser but a few, on every thread but the page's. */
export function promptApi(): PromptApi | null {
  const { LanguageModel } = globalThis as { LanguageModel?: PromptApi };
  return typeof LanguageModel?.availability === 'function' && typeof LanguageModel.create === 'function'
    ? LanguageModel
    : null;
}

/** Those of Chrome's. Asked about another it writes errors to the console of the shop's page. */
export const PROMPT_LANGUAGES: readonly string[] = ['de', 'en', 'es', 'fr', 'ja'];

/** What is asked of it for a shopper's language. Our instructions to it may be in English. */
export function promptOptions(locale: string): PromptOptions {
  const [language = 'en'] = locale.split('-');
  const content: PromptContent = { type: 'text', languages: [...new Set([language, 'en'])] };
  return { expectedInputs: [content], expectedOutputs: [{ type: 'text', languages: [language] }] };
}
