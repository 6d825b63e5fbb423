import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';
import type { SpecialistName } from './specialist.ts';

/** A specialist's chunk of the pack, checked. Throws `pack-invalid` with the path of the first fault. */
export function parseChunk<S extends v.GenericSchema>(
  name: SpecialistName,
  schema: S,
  chunk: Record<string, unknown>,
): v.InferOutput<S> {
  const read = v.safeParse(schema, chunk);
  if (read.success) return read.output;
  const [issue] = read.issues;
  throw new AppError('pack-invalid', { path: `${name} › ${v.getDotPath(issue) ?? ''}`, expected: issue.message });
}
