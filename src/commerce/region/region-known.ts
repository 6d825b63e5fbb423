import * as v from 'valibot';

/** What the conversation keeps between two questions of what may go where. */
const known = v.object({
  place: v.nullable(v.string()),
  kinds: v.array(v.string()),
  skus: v.array(v.string()),
  mark: v.nullable(v.string()),
  /** What a country was asked for, last: goods that were named, or the list of all that may not go. */
  asked: v.nullable(v.picklist(['goods', 'list'])),
});

export type RegionKnown = v.InferOutput<typeof known>;

export function readKnown(value: Record<string, unknown> | null): RegionKnown | null {
  const read = v.safeParse(known, value);
  return read.success ? read.output : null;
}
