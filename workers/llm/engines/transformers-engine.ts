import { type PreTrainedModel, PreTrainedTokenizer, random } from '@huggingface/transformers';
import type { Engine, GenerateRequest, LoadOptions } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import { refusal } from '#llm/refusal.ts';
import { nextTask } from '#workers/shared/next-task.ts';
import { fetchOnnxModule, onnxRuntime, withOnnxRuntime } from '#workers/shared/onnx-runtime.ts';
import { countReads } from './count-reads.ts';
import type { EngineFiles, EngineKind } from './engine-kind.ts';
import { probeEngine } from './probe-engine.ts';
import { SAMPLING } from './sampling.ts';
import { TextPieces } from './text-pieces.ts';
import { beforeEachToken, loadGraph, TokenStreamer } from './transformers-graph.ts';
import { WholeSigns } from './whole-signs.ts';

interface Running {
  tokenizer: PreTrainedTokenizer;
  model: PreTrainedModel;
}

/**
 * transformers.js on ONNX Runtime's WebAssembly, one thread. The graph is `onnx/model_quantized.onnx` (int8) or
 * `onnx/model.onnx` (float32), beside `config.json`, `tokenizer.json` and `tokenizer_config.json`.
 */
class TransformersEngine implements Engine {
  readonly name = 'transformers';
  readonly #model: GeneratorModel;
  readonly #files: EngineFiles;
  #running: Running | null = null;
  #isGone = false;

  constructor(model: GeneratorModel, files: EngineFiles) {
    this.#model = model;
    this.#files = files;
  }

  probe() {
    return probeEngine(this.#model);
  }

  async load({ signal, onProgress }: LoadOptions): Promise<void> {
    const files = countReads(this.#model, this.#files, onProgress);
    const json = async (path: string) => JSON.parse(new TextDecoder().decode(await files.read(path)));
    const tokenizer = new PreTrainedTokenizer(await json('tokenizer.json'), await json('tokenizer_config.json'));
    const model = await withOnnxRuntime(
      () => this.#files.read(onnxRuntime.path),
      () => loadGraph(this.#model, files),
    );
    if (signal.aborted || this.#isGone) {
      await model.dispose();
      throw refusal('cancelled');
    }
    this.#running = { tokenizer, model };
  }

  async *generate(request: GenerateRequest): AsyncGenerator<string> {
    const running = this.#running;
    if (!running) throw refusal('engine-failed', { message: 'not loaded' });
    if (request.schema) throw refusal('no-schema');
    const pieces = new TextPieces();
    const turn = { isOver: false };
    const mayGoOn = () => !turn.isOver && !request.signal.aborted && this.#running === running;
    void this.#write(running, request, pieces, mayGoOn).then(
      () => pieces.end(),
      (error: unknown) => pieces.fail(error),
    );
    try {
      yield* pieces;
    } finally {
      turn.isOver = true;
    }
  }

  async dispose(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    this.#isGone = true;
    await running?.model.dispose();
  }

  async #write(
    { tokenizer, model }: Running,
    { messages, maxTokens, seed }: GenerateRequest,
    pieces: TextPieces,
    mayGoOn: () => boolean,
  ): Promise<void> {
    // The pocket generator's messages are its prompt already; its tokenizer puts the first token before them.
    const isTemplated = this.#model.dialect === 'chat';
    const prompt = isTemplated
      ? (tokenizer.apply_chat_template([...messages], { add_generation_prompt: true, tokenize: false }) as string)
      : messages.map(({ content }) => content).join('');
    const inputs = tokenizer(prompt, { add_special_tokens: !isTemplated });
    const promptTokens = inputs.input_ids.dims.at(-1) ?? 0;
    const { contextTokens } = this.#model;
    if (promptTokens + maxTokens > contextTokens) {
      throw refusal('context-too-long', { promptTokens, maxTokens, contextTokens });
    }
    const signs = new WholeSigns((tokens) =>
      tokenizer.decode(tokens, { skip_special_tokens: true, clean_up_tokenization_spaces: false }),
    );
    const streamer = new TokenStreamer(tokenizer, (token) => {
      const piece = signs.add(token);
      if (piece !== '') pieces.push(piece);
    });
    random.seed(seed);
    // The runtime never gives the thread away by itself, and a cancellation is a message to it.
    const restore = beforeEachToken(model, async () => {
      await nextTask();
      if (!mayGoOn()) throw refusal('cancelled');
    });
    try {
      await model.generate({
        ...inputs,
        max_new_tokens: maxTokens,
        ...(seed < 0
          ? { do_sample: false }
          : { do_sample: true, temperature: SAMPLING.temperature, top_k: SAMPLING.topK }),
        streamer,
      });
    } finally {
      restore();
    }
  }
}

export const transformersKind: EngineKind = {
  runtime: [onnxRuntime],
  fetchCode: fetchOnnxModule,
  create: (model, files) => new TransformersEngine(model, files),
};
