import type { Specialist, SpecialistName } from '#commerce/specialist.ts';
import { AppError } from '#core/app-error.ts';

/**
 * Opens a specialist with its chunk of the pack. Its code comes with the first question: most shoppers ask none. Rejects with
 * `pack-invalid` and the path of the fault where the chunk is not what the specialist takes.
 */
export async function openSpecialist(name: SpecialistName, data: Record<string, unknown>): Promise<Specialist> {
  const open = await OPEN[name]?.();
  if (!open) throw new AppError('pack-invalid', { chunk: name, path: name, reason: 'no such specialist' });
  return open(data);
}

const OPEN: Partial<Record<SpecialistName, () => Promise<(data: Record<string, unknown>) => Specialist>>> = {};
