import * as v from 'valibot';
import { LOCALES } from '#core/locale.ts';

/**
 * What may go where, and with which mark or paper: the chunk `region` of a pack, described for merchants in `docs/regions.md`.
 * Places and kinds of goods are two nested orders; a rule is an edge between them.
 */
const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]{0,59}$/));
/** A country by ISO 3166, or a region of this chunk. */
const place = v.pipe(v.string(), v.regex(/^([A-Z]{2}|[a-z][a-z0-9-]{0,39})$/));
const day = v.pipe(v.string(), v.isoDate());
const line = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const words = v.array(line);
const manyWords = v.pipe(
  v.array(words),
  v.transform((lists) => lists.flat()),
);
/** Without a language, that of `en`. */
const wording = v.intersect([v.object({ en: line }), v.record(v.picklist(LOCALES), line)]);

const region = v.strictObject({
  of: v.pipe(v.array(place), v.minLength(1)),
  /** Its CLDR code, by which `Intl` has its name: only these can be asked for. */
  code: v.optional(v.pipe(v.string(), v.regex(/^([A-Z]{2}|\d{3})$/))),
  words: v.optional(words),
});

const attribute = v.strictObject({
  key: line,
  /** Left out: whatever it says. */
  has: v.optional(words),
  /** Cut out before it is looked at. */
  hasNot: v.optional(words),
});

const kindOfGoods = v.strictObject({
  /** Kinds that it is a part of. */
  of: v.optional(v.array(id)),
  skus: v.optional(v.array(line)),
  /** First digits of HS codes, without the dot. */
  hs: v.optional(v.array(v.pipe(v.string(), v.regex(/^\d{2,10}$/)))),
  notHs: v.optional(v.array(v.pipe(v.string(), v.regex(/^\d{2,10}$/)))),
  attributes: v.optional(v.array(attribute)),
  name: wording,
  words: v.optional(words),
  /** False for goods that the shop has nowhere. */
  sold: v.optional(v.boolean()),
});

export const RULE_KINDS = ['prohibited', 'restricted', 'threshold', 'document', 'mark', 'labelling'] as const;

const rule = v.strictObject({
  id,
  kind: v.picklist(RULE_KINDS),
  in: v.pipe(v.array(place), v.minLength(1)),
  not: v.optional(v.array(place)),
  /** Kinds of goods, SKUs, or `*`. */
  goods: v.pipe(v.array(line), v.minLength(1)),
  /** Rules about the same stand against each other, and the narrower counts; others add up. */
  about: v.optional(id),
  /** The script `region-rule-SAY`; its own id where it is left out. */
  say: v.optional(id),
  /** Names of marks and papers that it asks for. */
  marks: v.optional(words),
  /** Told only to who asks for a threshold or for everything. */
  asked: v.optional(v.boolean()),
  amount: v.optional(
    v.strictObject({
      amount: v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/)),
      currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
    }),
  ),
  cites: v.array(id),
  /** The public rule behind it; left out for the shop's own. */
  source: v.optional(id),
  asOf: day,
  validUntil: v.optional(day),
});

const graph = v.strictObject({
  destinations: v.array(country),
  regions: v.record(id, region),
  called: v.record(country, wording),
  /** Cited for where the shop delivers at all, and where it does not. */
  areas: v.strictObject({ all: id, not: id }),
  /** Offered when the country is asked for. */
  usual: v.pipe(v.array(country), v.maxLength(6)),
  goods: v.record(id, kindOfGoods),
  rules: v.array(rule),
  sources: v.record(id, v.strictObject({ title: line, publisher: line, url: v.pipe(v.string(), v.url()) })),
  citations: v.record(
    id,
    v.strictObject({ kind: v.picklist(['answer', 'policy']), url: v.nullable(v.string()), title: wording }),
  ),
  /** What shoppers call countries, by ISO 3166: laid in from the chunk `duty` where this one has none. */
  names: v.record(country, words),
  asking: v.strictObject({
    send: manyWords,
    list: manyWords,
    mark: manyWords,
    value: manyWords,
    this: v.record(v.picklist(LOCALES), words),
    other: manyWords,
  }),
  marks: v.record(line, words),
  /** Those that are papers filed with an authority: goods are not said to lack them. */
  filed: words,
});

/** Names that nothing stands behind. */
function dangling(data: v.InferOutput<typeof graph>): string | null {
  const area = [data.areas.all, data.areas.not].find((entry) => !(entry in data.citations));
  if (area) return `areas: ${area}`;
  const places = (list: readonly string[]) => list.find((each) => /^[a-z]/.test(each) && !(each in data.regions));
  for (const [name, { of }] of Object.entries(data.regions)) if (places(of)) return `regions.${name}: ${places(of)}`;
  for (const [name, { of = [] }] of Object.entries(data.goods)) {
    const unknown = of.find((each) => !(each in data.goods));
    if (unknown) return `goods.${name}: ${unknown}`;
  }
  for (const each of data.rules) {
    const unknown =
      places([...each.in, ...(each.not ?? [])]) ??
      each.goods.find((kind) => /^[a-z]/.test(kind) && !(kind in data.goods)) ??
      each.cites.find((entry) => !(entry in data.citations)) ??
      (each.source !== undefined && !(each.source in data.sources) ? each.source : undefined) ??
      each.marks?.find((mark) => !(mark in data.marks));
    if (unknown) return `rules.${each.id}: ${unknown}`;
  }
  return null;
}

export const regionSchema = v.pipe(
  graph,
  v.check(
    (data) => dangling(data) === null,
    (issue) => `nothing is called so: ${dangling(issue.input)}`,
  ),
);

export type RegionData = v.InferOutput<typeof regionSchema>;
export type RegionRule = v.InferOutput<typeof rule>;
