import * as v from 'valibot';
import { LOCALES } from '#core/locale.ts';

const line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300));
const localised = v.record(v.picklist(LOCALES), line);

/** How a feed's words become those of the pack: the file given to `--map`. Everything may be left out. */
export const feedMap = v.strictObject({
  /** Languages of the pack that its texts are for; without, all of `pack.yaml`. */
  languages: v.optional(v.pipe(v.array(v.picklist(LOCALES)), v.minLength(1))),
  /** Where the feed does not say its own. */
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  /** So many left are few. */
  lowAt: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 5),
  /** Put before every SKU of this feed. */
  skuPrefix: v.optional(v.pipe(v.string(), v.regex(/^[A-Z0-9-]*$/)), ''),
  /** What the feed calls a category → what shoppers do. */
  categories: v.optional(v.record(v.string(), localised), {}),
  /** Where it says none. */
  category: v.optional(localised),
  /** The feed's name of a fact → key of `attributes.yaml`; one of the same name needs no line. */
  attributes: v.optional(v.record(v.string(), line), {}),
  /** Picture of a product that has none. */
  image: v.optional(line),
});

export type FeedMap = v.InferOutput<typeof feedMap>;

export const NO_MAP: FeedMap = v.parse(feedMap, {});
