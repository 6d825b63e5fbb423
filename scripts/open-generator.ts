import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AutoModelForCausalLM, env, PreTrainedTokenizer, random, type Tensor } from '@huggingface/transformers';
import type { TextSource } from '#app/generator/run-task.ts';
import { SAMPLING } from '#workers/llm/engines/sampling.ts';

export const POCKET = new URL('../models/pocket/', import.meta.url);

/** The pocket generator for tools: its files on disk, in the native runtime. The whole text comes at once. */
export async function openGenerator(folder: URL = POCKET): Promise<TextSource> {
  const json = async (name: string) => JSON.parse(await readFile(new URL(name, folder), 'utf8')) as object;
  const tokenizer = new PreTrainedTokenizer(await json('tokenizer.json'), await json('tokenizer_config.json'));
  env.allowRemoteModels = false;
  env.localModelPath = fileURLToPath(new URL('../', folder));
  const name = new URL('.', folder).pathname.split('/').at(-2) ?? '';
  const model = await AutoModelForCausalLM.from_pretrained(name, {
    device: 'cpu',
    dtype: 'q8',
    session_options: { intraOpNumThreads: 1 },
  });
  return {
    model: {
      id: name,
      engine: 'transformers',
      dialect: 'pocket',
      locales: ['zh-Hans', 'en'],
      mirrors: [],
      files: [],
      needs: { memoryMiB: 0 },
      contextTokens: 640,
      licence: 'Apache-2.0',
    },
    modelHash: null,
    async generate({ messages, maxTokens, seed }, onText) {
      const inputs = tokenizer(messages.map(({ content }) => content).join(''));
      random.seed(seed);
      const out = (await model.generate({
        ...inputs,
        max_new_tokens: maxTokens,
        ...(seed < 0
          ? { do_sample: false }
          : { do_sample: true, temperature: SAMPLING.temperature, top_k: SAMPLING.topK }),
      })) as Tensor;
      const made = (out.tolist() as bigint[][])[0]?.slice(inputs.input_ids.dims.at(-1)) ?? [];
      // Nothing but the end: it has no answer.
      if (made.length > 1)
        onText(tokenizer.decode(made, { skip_special_tokens: true, clean_up_tokenization_spaces: false }));
    },
  };
}
