import type { Specialist, SpecialistName } from '#commerce/specialist.ts';

/**
 * Opens a specialist with its chunk of the pack. Its code comes with the first question: most shoppers ask none. Rejects with
 * `pack-invalid` and the path of the fault where the chunk is not what the specialist takes.
 */
export async function openSpecialist(name: SpecialistName, data: Record<string, unknown>): Promise<Specialist> {
  const open = await OPEN[name]();
  return open(data);
}

const OPEN: Record<SpecialistName, () => Promise<(data: Record<string, unknown>) => Specialist>> = {
  duty: async () => (await import('#commerce/duty/consult-duty.ts')).openDuty,
  advice: async () => (await import('#commerce/advice/open-advice.ts')).openAdvice,
  region: async () => (await import('#commerce/region/consult-region.ts')).openRegion,
};
