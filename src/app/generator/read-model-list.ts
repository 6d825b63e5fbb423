import type { GeneratorModel } from '#llm/model.ts';
import { parseModelList } from '#llm/model-list-schema.ts';

/** A merchant's list of models, as it came from `url` (absolute). Throws `settings-invalid` with the path of the fault. */
export const readModelList = (given: unknown, url: string): GeneratorModel[] =>
  parseModelList(given, { name: 'data-generator', resolve: (address) => new URL(address, url).href });
