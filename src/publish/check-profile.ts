import type { Rules } from '#knowledge/rules-schema.ts';
import type { PackFault } from './pack-fault.ts';
import type { PackSources } from './read-source.ts';

/** Faults of a profile's axes: a dimension that `advice/` does not have, or calls sensitive, and an attribute that is none. */
export function checkProfile({ profile }: Rules, { specialists, attributes }: PackSources): PackFault[] {
  const faults: PackFault[] = [];
  for (const axis of ['skin', 'style'] as const) {
    const source = profile?.axes[axis];
    if (!source) continue;
    const fault = (message: string) =>
      faults.push({ file: 'rules.yaml', entry: '', field: `profile.axes.${axis}`, message });
    if ('attribute' in source && attributes[source.attribute] === undefined) {
      fault(`attributes.yaml has no ${source.attribute}`);
    }
    if (!('dimension' in source)) continue;
    const dimension = dimensionsOf(specialists.advice).find(({ key }) => key === source.dimension);
    if (!dimension) fault(`advice/ has no dimension ${source.dimension}`);
    else if (dimension.sensitive) fault(`${source.dimension} is sensitive: it is never inferred`);
  }
  return faults;
}

/** As the source has them: their own check is another's. */
function dimensionsOf(advice: Record<string, unknown> | undefined): { key: unknown; sensitive?: unknown }[] {
  const { dimensions } = advice ?? {};
  return Array.isArray(dimensions) ? dimensions.filter((one) => typeof one === 'object' && one !== null) : [];
}
