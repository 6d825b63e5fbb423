import * as v from 'valibot';

const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const weight = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const count = v.pipe(v.number(), v.integer(), v.minValue(1));
const line = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

/**
 * What no shop may guess: health, age, faith, origin and the like. Compared with the words in a key, so that `skin_disease` is
 * as barred as `disease`. After the special categories of Art. 9 (1) GDPR, with age and pregnancy.
 */
const BARRED =
  /(?:^|[^a-z])(?:pregnan\w*|nursing|allerg\w*|age|disease\w*|health\w*|illness\w*|medic\w*|disab\w*|diabet\w*|religio\w*|faith|halal|kosher|race|ethnic\w*|politic\w*|union|sex\w*|gender|orientation)(?:$|[^a-z])/i;

/** Whether a dimension or an attribute of this name may ever be an axis. */
export const isBarred = (key: string): boolean => BARRED.test(key.replace(/[_-]+/g, ' '));

const key = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9_-]{0,59}$/i),
  v.check((name) => !isBarred(name), 'is sensitive: it is asked about, or told, and never inferred'),
);

/** Values that tell nothing, such as `all`. */
const ignore = v.optional(v.array(line), []);

/** Where an axis has its values from: a dimension of the advice graph, an attribute of products, or their category. */
const source = v.union([
  v.strictObject({ dimension: key, ignore }),
  v.strictObject({ attribute: key, ignore }),
  v.strictObject({ category: v.literal(true), ignore }),
]);

/** How the shopper-held profile is worked out. */
export const profileSchema = v.strictObject({
  axes: v.strictObject({
    skin: v.optional(source),
    style: v.optional(source),
    /** Shares of the goods of a category: up to `saving` they are cheap ones, from `generous` on dear ones. */
    budget: v.optional(
      v.pipe(
        v.strictObject({ saving: share, generous: share }),
        v.check(({ saving, generous }) => saving < generous, 'saving must be below generous'),
      ),
    ),
  }),
  /** What a piece counts; of `dwelt` a minute. */
  weights: v.strictObject({
    viewed: weight,
    dwelt: weight,
    favourited: weight,
    added: weight,
    bought: weight,
    told: weight,
  }),
  /** After so many days a piece counts half. */
  halfLifeDays: v.pipe(v.number(), v.minValue(1)),
  /** Before an axis is told: weight and pieces of evidence, and the share of the weight that speaks for its value. */
  least: v.strictObject({ weight, pieces: count, share }),
  /** Values that are never inferred; the shopper cannot set them either. */
  never: v.optional(v.array(line), []),
});

export type ProfileRules = v.InferOutput<typeof profileSchema>;
export type AxisSource = v.InferOutput<typeof source>;
