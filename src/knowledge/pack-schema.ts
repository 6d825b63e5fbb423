import * as v from 'valibot';
import { SPECIALISTS, type SpecialistName } from '#commerce/specialist.ts';
import { LOCALES } from '#core/locale.ts';
import type { RichInline, RichText } from '#core/rich-text.ts';
import { chooserSchema, flowSchema } from './flow-schema.ts';
import { rulesSchema } from './rules-schema.ts';

/**
 * The built knowledge pack: `manifest.json`, `manifest.sig` (base64 of the Ed25519 signature over the manifest's bytes)
 * and content-addressed chunk files beside them. Everything a device reads from a pack passes these schemas first.
 */
export const PACK_FORMAT = 'aisle-pack/1';

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,79}$/i));
const line = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const locale = v.picklist(LOCALES);
const isoInstant = v.pipe(v.string(), v.isoTimestamp());
const money = v.strictObject({
  amount: v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});
/** A path on the shop's own site, or https. */
const webLink = v.pipe(v.string(), v.maxLength(500), v.regex(/^(\/(?!\/)|https:\/\/)/));
const safeHref = v.pipe(v.string(), v.maxLength(500), v.regex(/^(\/(?!\/)|https:\/\/|mailto:|tel:)/i));

const text = v.pipe(v.string(), v.maxLength(4000));
const inline: v.GenericSchema<RichInline> = v.lazy(() =>
  v.variant('type', [
    v.strictObject({ type: v.literal('text'), text }),
    v.strictObject({ type: v.literal('strong'), children: v.array(inline) }),
    v.strictObject({ type: v.literal('em'), children: v.array(inline) }),
    v.strictObject({ type: v.literal('code'), text }),
    v.strictObject({ type: v.literal('break') }),
    v.strictObject({ type: v.literal('link'), href: safeHref, children: v.array(inline) }),
  ]),
);
export const richTextSchema: v.GenericSchema<RichText> = v.pipe(
  v.array(
    v.variant('type', [
      v.strictObject({ type: v.literal('paragraph'), children: v.array(inline) }),
      v.strictObject({ type: v.literal('list'), ordered: v.boolean(), items: v.array(v.array(inline)) }),
      v.strictObject({ type: v.literal('quote'), children: v.array(inline) }),
      v.strictObject({
        type: v.literal('table'),
        head: v.array(v.array(inline)),
        rows: v.array(v.array(v.array(inline))),
      }),
    ]),
  ),
  v.minLength(1),
);

/** What a reply may add when it fits: what makes the thing good, and the line that helps to decide. */
const levels = { highlight: v.optional(line), decide: v.optional(line) };

/** One thing the shop can say, in one language. */
export const answerSchema = v.strictObject({
  id,
  /** Label of `models/intents.tsv` this entry answers; several entries may share one. */
  intent: v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z_]+)?$/)),
  title: line,
  /** How shoppers ask it. */
  questions: v.pipe(v.array(line), v.minLength(1), v.maxLength(40)),
  blocks: richTextSchema,
  /** Where the shopper can read more. */
  url: v.optional(webLink),
  /** Ids of policy sections it rests on. */
  policies: v.optional(v.array(id)),
  /** Outside these it is not told: an answer that speaks of what goes on now. */
  validFrom: v.optional(isoInstant),
  validUntil: v.optional(isoInstant),
  ...levels,
});

/** One section of a policy document. */
const policySection = v.strictObject({
  id,
  title: line,
  section: line,
  blocks: richTextSchema,
  url: v.optional(webLink),
});

/** An offer, valid from `from` until `until`. */
const promotion = v.strictObject({
  id,
  title: line,
  blocks: richTextSchema,
  from: isoInstant,
  until: isoInstant,
  code: v.optional(line),
  skus: v.optional(v.array(line)),
  /** Categories of those products: the builder fills them in. */
  categories: v.optional(v.array(line)),
  url: v.optional(webLink),
});

const product = v.strictObject({
  sku: v.pipe(v.string(), v.regex(/^[A-Z0-9][A-Z0-9-]{1,39}$/)),
  name: line,
  /** Other names shoppers use. */
  aliases: v.optional(v.array(line)),
  category: line,
  price: money,
  listPrice: v.optional(money),
  stock: v.picklist(['in-stock', 'low', 'out']),
  /** Path of the picture, relative to the shop's site. */
  image: webLink,
  url: webLink,
  summary: v.pipe(v.string(), v.maxLength(600)),
  attributes: v.array(v.strictObject({ key: id, label: line, value: line })),
  ...levels,
  /** What other customers made of one feature: an intent, or the key of an attribute. */
  cases: v.optional(v.array(v.strictObject({ feature: id, title: line, url: webLink }))),
});

/**
 * Wording of the dialogue: script key → variants, with `{name}` placeholders. `KEY@SUFFIX` is what is said instead to one of
 * that mood or tier, or in that arm of an experiment. The texts of flows, `flow.FLOW.TEXT`, are a chunk of their own: the
 * first answer does without them.
 */
const scriptKey = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9._-]{0,119}(@[a-z0-9][a-z0-9._-]{0,79})?$/i));
const scripts = v.record(
  scriptKey,
  v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(1000))), v.minLength(1)),
);

export const lexiconSchema = v.strictObject({
  /** Words that mean the same, in any language; the first is the canonical one. */
  synonyms: v.array(v.pipe(v.array(line), v.minLength(2))),
  /** Slang or in-shop terms → what they stand for. */
  terms: v.record(line, line),
  /** Sources of case-insensitive regular expressions that match a whole order number of this shop. */
  orderNumbers: v.pipe(v.array(line), v.minLength(1)),
  orderNumberExample: line,
});

/** Which model made vectors: vectors of two models cannot be compared. First 12 hex digits of the hash of its files. */
const encoderId = v.pipe(v.string(), v.regex(/^[0-9a-f]{12}$/));

const base64 = v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]*={0,2}$/));

/** Kinds of entries that can be searched. */
export const ENTRY_KINDS = ['answer', 'policy', 'promotion', 'product'] as const;

/** Sentence vectors of one language's entries, made when the pack was published. */
const entryVectors = v.pipe(
  v.strictObject({
    dimensions: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1024)),
    /** Whose the vectors are, in their order: an entry has `count` of them, one after the other. */
    entries: v.array(
      v.strictObject({
        kind: v.picklist(ENTRY_KINDS),
        id,
        count: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64)),
      }),
    ),
    /** Base64 of signed bytes, `dimensions` a vector. What makes a vector of them is its length: it is always 1. */
    values: base64,
  }),
  v.check(
    ({ dimensions, entries, values }) =>
      base64Bytes(values) === dimensions * entries.reduce((sum, { count }) => sum + count, 0),
    'values do not have the length that entries and dimensions give',
  ),
);

function base64Bytes(text: string): number {
  return Math.floor((text.replace(/=+$/, '').length * 3) / 4);
}

/** Messages that the merchant labelled: they correct the reading of messages like them. */
const examples = v.pipe(
  v.array(
    v.strictObject({
      /** A label of `models/intents.tsv`, `oos`, or one of the merchant's own that an answer entry has. */
      intent: v.pipe(v.string(), v.regex(/^[a-z]+(\.[a-z_]+)?$/)),
      text: line,
    }),
  ),
  v.maxLength(5000),
);

const chunkOf = <K extends string, S extends v.GenericSchema>(kind: K, item: S) =>
  v.strictObject({ kind: v.literal(kind), locale, items: v.array(item) });

/** What a specialist (`src/commerce/specialist.ts`) works with: it checks its own when it is first asked. */
const specialistChunk = <K extends SpecialistName>(kind: K) =>
  v.strictObject({ kind: v.literal(kind), locale: v.null(), items: v.record(v.string(), v.unknown()) });

export const chunkSchema = v.variant('kind', [
  chunkOf('answers', answerSchema),
  chunkOf('policies', policySection),
  chunkOf('promotions', promotion),
  chunkOf('products', product),
  v.strictObject({ kind: v.literal('vectors'), locale, items: entryVectors }),
  v.strictObject({ kind: v.literal('scripts'), locale, items: scripts }),
  v.strictObject({ kind: v.literal('flow-texts'), locale, items: scripts }),
  v.strictObject({ kind: v.literal('lexicon'), locale: v.null(), items: lexiconSchema }),
  v.strictObject({ kind: v.literal('examples'), locale: v.null(), items: examples }),
  v.strictObject({
    kind: v.literal('flows'),
    locale: v.null(),
    items: v.array(flowSchema),
    chooser: v.optional(chooserSchema),
  }),
  v.strictObject({ kind: v.literal('rules'), locale: v.null(), items: rulesSchema }),
  specialistChunk('duty'),
  specialistChunk('region'),
  specialistChunk('advice'),
]);

export const CHUNK_KINDS = [
  'answers',
  'policies',
  'promotions',
  'products',
  'vectors',
  'scripts',
  'flow-texts',
  'lexicon',
  'examples',
  'flows',
  'rules',
  ...SPECIALISTS,
] as const;
export type ChunkKind = (typeof CHUNK_KINDS)[number];

/** Most bytes one chunk may have, by kind. */
export const CHUNK_MAX_BYTES: Readonly<Record<ChunkKind, number>> = {
  answers: 4_000_000,
  policies: 2_000_000,
  promotions: 500_000,
  products: 16_000_000,
  vectors: 24_000_000,
  scripts: 500_000,
  'flow-texts': 1_000_000,
  lexicon: 2_000_000,
  examples: 2_000_000,
  flows: 1_000_000,
  rules: 100_000,
  duty: 1_000_000,
  region: 1_000_000,
  advice: 16_000_000,
};

export const manifestSchema = v.strictObject({
  format: v.literal(PACK_FORMAT),
  shop: id,
  /** Shop name by locale. */
  name: v.record(locale, line),
  /** Content hash of the chunks: equal content has an equal version. */
  version: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
  publishedAt: isoInstant,
  locales: v.pipe(v.array(locale), v.minLength(1)),
  /** Those of them that have a part of it only: a device fetches them when its shopper speaks them. */
  partly: v.optional(v.array(locale)),
  /** What made the `vectors` chunks; a device with another encoder does not use them. */
  encoder: v.optional(encoderId),
  chunks: v.pipe(
    v.array(
      v.strictObject({
        kind: v.picklist(CHUNK_KINDS),
        locale: v.nullable(locale),
        /** File name beside the manifest, for example `answers-en-3f2a….json`. */
        file: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\.json$/i)),
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
        sizeBytes: v.pipe(v.number(), v.integer(), v.minValue(2)),
      }),
    ),
    v.minLength(1),
  ),
});

export type PackManifest = v.InferOutput<typeof manifestSchema>;
export type PackChunk = v.InferOutput<typeof chunkSchema>;
export type EntryVectors = v.InferOutput<typeof entryVectors>;
export type AnswerEntry = v.InferOutput<typeof answerSchema>;
export type PolicySection = v.InferOutput<typeof policySection>;
export type Promotion = v.InferOutput<typeof promotion>;
export type Product = v.InferOutput<typeof product>;
export type Scripts = v.InferOutput<typeof scripts>;
export type LabelledExample = v.InferOutput<typeof examples>[number];
export type Lexicon = v.InferOutput<typeof lexiconSchema>;
