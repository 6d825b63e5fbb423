import { env, PreTrainedModel, PreTrainedTokenizer, type PretrainedConfig, Tensor } from '@huggingface/transformers';
import { AppError } from '#core/app-error.ts';
import { encoderInputs, type FeatureRows, parseFeatureRows } from '#nlu/encoder-inputs.ts';
import type { Opinion } from '#nlu/opinion.ts';
import { softmax } from '#nlu/softmax.ts';
import { surerOf, withoutDetails } from '#nlu/without-details.ts';
import type { EncoderManifest } from './encoder-manifest.ts';

const MODEL = 'onnx/model_quantized.onnx';

/** Where an encoder comes from: a folder on disk, or the files that a browser keeps. */
export interface EncoderSource {
  manifest: EncoderManifest;
  /** Bytes of a file that the manifest names. */
  read(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

/** Raw outputs for one message. */
export interface EncoderOutputs {
  /** One for each intent label, before temperature and softmax. */
  intents: Float32Array;
  emotions: Float32Array;
  /** Of length 1. */
  vector: Float32Array;
}

interface EncoderConfig {
  feature_hash_bits: number;
  feature_rows: number;
  intent_labels: readonly string[];
  emotion_labels: readonly string[];
}

interface Parts {
  manifest: EncoderManifest;
  config: EncoderConfig;
  tokenizer: PreTrainedTokenizer;
  rows: FeatureRows;
  model: PreTrainedModel;
}

/**
 * The encoder of tier 1, on whatever ONNX Runtime there is: native in Node, WebAssembly in a worker. One message at a
 * time: the rows of a batch would share one quantisation range, and a reading would depend on its neighbours.
 */
export class Encoder {
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  static async load({ manifest, read }: EncoderSource): Promise<Encoder> {
    const json = async (path: string) => JSON.parse(new TextDecoder().decode(await read(path)));
    const config = (await json('config.json')) as EncoderConfig;
    const rows = parseFeatureRows(await read('features.bin'), {
      bits: config.feature_hash_bits,
      rows: config.feature_rows,
    });
    const tokenizer = new PreTrainedTokenizer(await json('tokenizer.json'), await json('tokenizer_config.json'));
    return new Encoder({ manifest, config, rows, tokenizer, model: await loadModel(config, () => read(MODEL)) });
  }

  /** See `EncoderManifest.id`. */
  get id(): string {
    return this.#parts.manifest.id;
  }

  get intents(): readonly string[] {
    return this.#parts.config.intent_labels;
  }

  get emotions(): readonly string[] {
    return this.#parts.config.emotion_labels;
  }

  /** @param languages The nano reader's: the encoder has no language head. */
  async opine(text: string, languages: Opinion['languages']): Promise<Opinion> {
    const { temperatures, outOfScopeThreshold } = this.#parts.manifest;
    const { intents, emotions, vector } = await this.outputs(text);
    const bare = withoutDetails(text);
    const whole = softmax(intents, temperatures.intent);
    const surer =
      bare === null ? whole : surerOf(whole, softmax((await this.outputs(bare)).intents, temperatures.intent));
    return {
      tier: 'encoder',
      intents: { labels: this.intents, probabilities: surer },
      emotions: { labels: this.emotions, probabilities: softmax(emotions, temperatures.emotion) },
      languages,
      outOfScopeThreshold,
      vector,
    };
  }

  /** Sentence vectors of length 1. */
  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const vectors: Float32Array[] = [];
    for (const text of texts) vectors.push((await this.outputs(text)).vector);
    return vectors;
  }

  async outputs(text: string): Promise<EncoderOutputs> {
    const { tokenizer, rows, model } = this.#parts;
    const encode = (folded: string): number[] => tokenizer(folded, { return_tensor: false }).input_ids;
    const { inputIds, featureIds } = encoderInputs(text, encode, rows);
    const { logits, emotion_logits, sentence_embedding } = await model({
      input_ids: integers(inputIds),
      attention_mask: integers(inputIds.map(() => 1)),
      feature_ids: integers(featureIds),
    });
    return {
      intents: floats(logits, this.intents.length),
      emotions: floats(emotion_logits, this.emotions.length),
      vector: floats(sentence_embedding),
    };
  }

  /** Frees the model. WebAssembly never gives memory back to the system, but the next model takes it again. */
  async dispose(): Promise<void> {
    await this.#parts.model.dispose();
  }
}

/** The library looks into its cache first, so a cache that holds this one file keeps it from every host and disk. */
async function loadModel(
  config: EncoderConfig,
  read: () => Promise<Uint8Array<ArrayBuffer>>,
): Promise<PreTrainedModel> {
  env.useCustomCache = true;
  env.customCache = {
    match: async (name: string) => (name.endsWith(MODEL) ? new Response(await read()) : undefined),
    put: async () => {},
  };
  try {
    return await PreTrainedModel.from_pretrained('encoder', {
      config: config as unknown as PretrainedConfig,
      dtype: 'q8',
      session_options: { intraOpNumThreads: 1 },
    });
  } finally {
    env.customCache = null;
    env.useCustomCache = false;
  }
}

function integers(values: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
}

/** A copy: the runtime may use its memory again. */
function floats(output: Tensor | undefined, length = output?.data.length): Float32Array {
  if (!(output?.data instanceof Float32Array) || output.data.length !== length) {
    throw new AppError('model-invalid', { path: 'encoder › outputs' });
  }
  return output.data.slice();
}
