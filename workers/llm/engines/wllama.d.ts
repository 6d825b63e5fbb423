/** What is used of wllama 3.8.1. Its own types are sources, which this project's settings find fault with. */
declare module '@wllama/wllama/esm/index.min.js' {
  interface Logger {
    debug(...words: unknown[]): void;
    log(...words: unknown[]): void;
    warn(...words: unknown[]): void;
    error(...words: unknown[]): void;
  }

  /** Of llama.cpp's server, OpenAI's shape and some more. */
  interface ChatCompletionOptions {
    messages: { role: 'system' | 'user' | 'assistant'; content: string }[];
    max_tokens: number;
    temperature: number;
    top_k?: number;
    seed: number;
    cache_prompt: boolean;
    response_format?: { type: 'json_schema'; json_schema: { name: string; strict: boolean; schema: unknown } };
    stream: true;
    abortSignal: AbortSignal;
  }

  interface ChatCompletionChunk {
    choices: { delta: { content?: string | null } }[];
  }

  class Wllama {
    constructor(paths: { default: string }, config: { suppressNativeLog: boolean; logger: Logger });
    /** Null: without the second build, for browsers that lack something, from wherever it lies. */
    setCompat(compat: null): void;
    loadModel(
      files: Blob[],
      options: { n_ctx: number; n_threads: number; n_parallel: number; n_gpu_layers: number },
    ): Promise<void>;
    createChatCompletion(options: ChatCompletionOptions): Promise<AsyncIterable<ChatCompletionChunk>>;
    exit(): Promise<void>;
  }
}
