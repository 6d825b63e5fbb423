import type { DeviceFacts } from '#llm/device-facts.ts';
import { type GeneratorModel, modelBytes } from '#llm/model.ts';
import type { GeneratorRecord } from './generator-record.ts';

/** Whether the shopper's yes holds for this model too: who took the browser's own was told that the shop fetches nothing. */
export function isAgreed(
  model: GeneratorModel,
  { chosen }: GeneratorRecord,
  models: readonly GeneratorModel[],
  { storedBytes }: DeviceFacts,
): boolean {
  const missing = modelBytes(model) - (storedBytes[model.id] ?? 0);
  return missing <= 0 || !models.some(({ id, engine }) => id === chosen && engine === 'builtin');
}
