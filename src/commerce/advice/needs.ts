import * as v from 'valibot';

const values = v.record(v.string(), v.array(v.string()));

/**
 * What a shopper needs, as far as they said: plain data, kept in the conversation on the device and nowhere else. Values are
 * ids of the graph; ingredients stand under `ingredient`.
 */
export const needsSchema = v.object({
  wants: values,
  avoids: values,
  numbers: v.record(v.string(), v.number()),
  /** In the shop's currency. `firm`: said as a limit, not as "about". */
  budget: v.nullable(v.object({ min: v.nullable(v.number()), max: v.nullable(v.number()), firm: v.boolean() })),
  /** The price matters. */
  saving: v.boolean(),
  /** What they use already. */
  owned: v.object({ skus: v.array(v.string()), ingredients: v.array(v.string()) }),
  /** Dimensions that were answered, or that they would rather not talk about. */
  settled: v.array(v.string()),
  /** Dimensions asked about last. */
  asked: v.array(v.string()),
  /** SKUs shown last, best first, and those they turned down. */
  shown: v.array(v.string()),
  declined: v.array(v.string()),
});

export type Needs = v.InferOutput<typeof needsSchema>;

export const NO_NEEDS: Needs = {
  wants: {},
  avoids: {},
  numbers: {},
  budget: null,
  saving: false,
  owned: { skus: [], ingredients: [] },
  settled: [],
  asked: [],
  shown: [],
  declined: [],
};

/** Needs as kept, or none where what was kept is of another version. */
export function parseNeeds(known: Record<string, unknown> | null): Needs {
  const parsed = v.safeParse(needsSchema, known);
  return parsed.success ? parsed.output : NO_NEEDS;
}

/** A copy that may be written on. */
export function copyNeeds({ wants, avoids, numbers, owned, ...needs }: Needs): Needs {
  const lists = (record: Needs['wants']): Needs['wants'] =>
    Object.fromEntries(Object.entries(record).map(([key, list]) => [key, [...list]]));
  return { ...needs, wants: lists(wants), avoids: lists(avoids), numbers: { ...numbers }, owned: { ...owned } };
}
