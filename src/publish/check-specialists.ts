import { openAdvice } from '#commerce/advice/open-advice.ts';
import { openDuty } from '#commerce/duty/consult-duty.ts';
import { openRegion } from '#commerce/region/consult-region.ts';
import { SPECIALISTS, type Specialist, type SpecialistName } from '#commerce/specialist.ts';
import { AppError } from '#core/app-error.ts';
import type { Rules } from '#knowledge/rules-schema.ts';
import type { PackFault } from './pack-fault.ts';
import type { PackSources } from './read-source.ts';

const OPEN: Record<SpecialistName, (data: Record<string, unknown>) => Specialist> = {
  duty: openDuty,
  region: openRegion,
  advice: openAdvice,
};

/** What the shop's SKUs look like: letters and digits in three and more parts. */
const SKU = /^[A-Z]{2,5}(?:-[A-Z0-9]+){2,}$/;

/** Faults of what specialists work with: what its specialist does not take, goods that the pack does not have, and rules without data. */
export function checkSpecialists(source: PackSources, rules: Rules | null): PackFault[] {
  const faults: PackFault[] = [];
  const skus = new Set(source.products.map(({ value }) => value.sku));
  for (const name of SPECIALISTS) {
    const data = source.specialists[name];
    if (!data) continue;
    const fault = (field: string, message: string) => faults.push({ file: `${name}/`, entry: '', field, message });
    try {
      OPEN[name](data);
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      const { path = '', ...details } = cause.details;
      fault(String(path), Object.values(details).join(' '));
    }
    for (const [path, sku] of skusIn(data)) if (!skus.has(sku)) fault(path, `there is no product ${sku}`);
  }
  for (const [at, { name }] of (rules?.specialists ?? []).entries()) {
    if (source.specialists[name]) continue;
    faults.push({ file: 'rules.yaml', entry: '', field: `specialists.${at}`, message: `there is no folder ${name}/` });
  }
  return faults;
}

/** Every text and key that looks like a SKU, with its path. */
function* skusIn(value: unknown, path = ''): Generator<[path: string, sku: string]> {
  if (typeof value === 'string') {
    if (SKU.test(value)) yield [path, value];
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) {
      const under = path === '' ? key : `${path}.${key}`;
      if (SKU.test(key)) yield [under, key];
      yield* skusIn(member, under);
    }
  }
}
