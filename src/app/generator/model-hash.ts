import type { GeneratorModel } from '#llm/model.ts';
import { digest } from '#workers/shared/digest.ts';

/** sha256 over paths and hashes of a model's files, in hex; null where it has none of its own. */
export async function modelHashOf({ files }: Pick<GeneratorModel, 'files'>): Promise<string | null> {
  if (files.length === 0) return null;
  const lines = files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).sort();
  return digest(new TextEncoder().encode(lines.join('')));
}
