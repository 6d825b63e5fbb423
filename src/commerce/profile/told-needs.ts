import { AXES, type Evidence } from './evidence.ts';
import type { ProfileRules } from './profile-rules.ts';

/** What of a specialist's memory is read: wishes by dimension, and that the price matters. */
interface Needs {
  wants: Record<string, unknown>;
  saving: boolean;
}

type Told = Extract<Evidence, { kind: 'told' }>;

/**
 * What the shopper said just now: what a specialist knows and did not know before, of the dimensions that are an axis. All else
 * that they said is not looked at. A dimension of several values at once says nothing sure.
 */
export function toldNeeds(
  before: Record<string, unknown> | null,
  after: Record<string, unknown> | null,
  { axes }: ProfileRules,
  at: number,
): Told[] {
  const now = readNeeds(after);
  const then = readNeeds(before);
  const told: Told[] = [];
  for (const axis of AXES) {
    const source = axes[axis];
    if (!source) continue;
    const key = 'dimension' in source ? source.dimension : null;
    const value = axis === 'budget' ? (now.saving && !then.saving ? 'saving' : null) : onlyNew(key, now, then);
    if (value !== null) told.push({ id: `told.${axis}.${value}`, at, kind: 'told', axis, value });
  }
  return told;
}

function onlyNew(key: string | null, now: Needs, then: Needs): string | null {
  const value = onlyOne(key === null ? undefined : now.wants[key]);
  return key === null || value === null || onlyOne(then.wants[key]) === value ? null : value;
}

const onlyOne = (values: unknown): string | null =>
  Array.isArray(values) && values.length === 1 && typeof values[0] === 'string' ? values[0] : null;

/** By hand: this runs on the page with every message, where a schema library would cost more than all else of it. */
function readNeeds(known: Record<string, unknown> | null): Needs {
  const { wants, saving } = known ?? {};
  const isRecord = typeof wants === 'object' && wants !== null;
  return { wants: isRecord ? { ...wants } : {}, saving: saving === true };
}
