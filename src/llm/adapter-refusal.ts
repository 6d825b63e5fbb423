import type { AdapterFacts } from './device-facts.ts';
import type { GeneratorModel } from './model.ts';
import type { RefusalReason } from './refusal.ts';
import { WEB_LLM_LIMITS } from './web-llm-library.ts';

/** Why this adapter does not carry the model, or null where it does, or where the model needs none. */
export function adapterRefusal(model: GeneratorModel, { kind, limits, features }: AdapterFacts): RefusalReason | null {
  const isWebLlm = model.engine === 'web-llm';
  const { webgpu } = model.needs;
  if (!isWebLlm && !webgpu) return null;
  if (kind === 'absent') return 'no-webgpu';
  if (kind === 'none') return 'no-adapter';
  if (kind === 'software') return 'software-adapter';
  const asked = [...Object.entries(isWebLlm ? WEB_LLM_LIMITS : {}), ...Object.entries(webgpu?.limits ?? {})];
  if (asked.some(([name, least]) => !((limits[name] ?? 0) >= least))) return 'limits';
  const needsF16 = webgpu?.f16 === true || (isWebLlm && isF16(model));
  return needsF16 && !features.includes('shader-f16') ? 'no-f16' : null;
}

/** Two in three of web-llm's half-precision models do not declare it; their names do. */
const isF16 = ({ id, files }: GeneratorModel): boolean =>
  [id, ...files.map(({ path }) => path)].some((name) => /f16/i.test(name));
