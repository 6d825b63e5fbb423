import {
  AutoModelForCausalLM,
  env,
  type PreTrainedModel,
  type PreTrainedTokenizer,
  TextStreamer,
} from '@huggingface/transformers';
import type { GeneratorModel } from '#llm/model.ts';
import { onnxBuild } from '#workers/shared/onnx-build.ts';
import type { EngineFiles } from './engine-kind.ts';

/** Hears each token that is made. */
export class TokenStreamer extends TextStreamer {
  readonly #onToken: (token: number) => void;
  #isPrompt = true;

  constructor(tokenizer: PreTrainedTokenizer, onToken: (token: number) => void) {
    super(tokenizer);
    this.#onToken = onToken;
  }

  override put([tokens = []]: bigint[][]): void {
    if (!this.#isPrompt) for (const token of tokens) this.#onToken(Number(token));
    this.#isPrompt = false;
  }

  override end(): void {}
}

/** The library looks into its cache first. What is not there does not exist: it has no address to ask. */
export async function loadGraph(model: GeneratorModel, files: EngineFiles): Promise<PreTrainedModel> {
  const paths = new Set(model.files.map(({ path }) => path));
  const pathOf = (name: string) => name.replace(/^.*\/generator\/(?:resolve\/main\/)?/, '').replace(/^generator\//, '');
  env.fetch = async () => new Response(null, { status: 404 });
  env.useCustomCache = true;
  env.customCache = {
    match: async (name: string) => {
      const path = pathOf(name);
      return paths.has(path) ? new Response(await files.read(path)) : undefined;
    },
    put: async () => {},
  };
  try {
    return await AutoModelForCausalLM.from_pretrained('generator', {
      dtype: paths.has('onnx/model_quantized.onnx') ? 'q8' : 'fp32',
      device: model.needs.webgpu && onnxBuild().hasWebGpu ? 'webgpu' : 'wasm',
      session_options: { intraOpNumThreads: 1 },
    });
  } finally {
    env.customCache = null;
    env.useCustomCache = false;
  }
}

/** Has `step` run before each pass of the model; gives what undoes it. */
export function beforeEachToken(model: PreTrainedModel, step: () => Promise<void>): () => void {
  const { forward } = model;
  model.forward = async (inputs: unknown) => {
    await step();
    return forward.call(model, inputs);
  };
  return () => {
    model.forward = forward;
  };
}
