import * as v from 'valibot';
import { LOCALES, type Locale } from '#core/locale.ts';

/** Shapes of the source files of a pack; `examples/packs/README.md` describes them for people. */
const line = v.pipe(v.string('expected text; put it in quotes'), v.trim(), v.minLength(1), v.maxLength(300));
const markdown = v.pipe(v.string('expected text'), v.minLength(1));
const locale = v.picklist(LOCALES);

/** One optional member for each of the keys. */
function each<K extends string, S extends v.GenericSchema>(keys: readonly K[], schema: S) {
  return Object.fromEntries(keys.map((key) => [key, v.optional(schema)])) as Record<K, v.OptionalSchema<S, undefined>>;
}

/** A locale's key in entries that have an `id` beside their languages: Indonesian is `id-ID` there. */
export type WordingKey = Exclude<Locale, 'id'> | 'id-ID';

export function wordingKey(locale: Locale): WordingKey {
  return locale === 'id' ? 'id-ID' : locale;
}

const WORDING_KEYS = LOCALES.map(wordingKey);

const localised = v.strictObject(each(LOCALES, line));
const money = v.strictObject({
  amount: v.pipe(v.string('expected text; put the amount in quotes'), v.regex(/^\d+(\.\d+)?$/)),
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
});

export const packSource = v.strictObject({
  shop: line,
  name: localised,
  locales: v.pipe(v.array(locale), v.minLength(1)),
  extends: v.optional(line),
  /** Labels of the shop's own → what people call them; each needs an answer entry. */
  intents: v.optional(v.record(v.pipe(v.string(), v.regex(/^[a-z]+\.[a-z_]+$/)), localised)),
});

/** An entry in one language. */
export const answerWording = v.strictObject({
  title: line,
  questions: v.pipe(v.array(line), v.minLength(1)),
  answer: markdown,
  highlight: v.optional(line),
  decide: v.optional(line),
});

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Where an entry came from. It stays in the sources: no device is told. */
const originSource = v.strictObject({
  /** `mined` from logs and accepted by a person, `written` by one, `imported` from another system, `emergency`: put in at once. */
  kind: v.picklist(['mined', 'written', 'imported', 'emergency']),
  /** Name of the log. */
  log: v.optional(line),
  /** How many conversations it was made from. */
  conversations: v.optional(count),
  /** How many agents answered like this. */
  agents: v.optional(count),
  at: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  by: v.optional(line),
});

/** One entry; a language of the shop that it lacks does not have it. */
export const answerSource = v.strictObject({
  id: line,
  intent: line,
  url: v.optional(line),
  policies: v.optional(v.array(line)),
  /** When it holds, where it speaks of what goes on now. */
  validFrom: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  validUntil: v.optional(v.pipe(v.string(), v.isoTimestamp())),
  origin: v.optional(originSource),
  ...each(WORDING_KEYS, answerWording),
});

export const promotionSource = v.strictObject({
  id: line,
  from: v.pipe(v.string(), v.isoTimestamp()),
  until: v.pipe(v.string(), v.isoTimestamp()),
  code: v.optional(line),
  skus: v.optional(v.array(line)),
  url: v.optional(line),
  ...each(WORDING_KEYS, v.strictObject({ title: line, text: markdown })),
});

export const attributesSource = v.record(v.string(), localised);

export const productSource = v.strictObject({
  sku: line,
  category: localised,
  name: localised,
  aliases: v.optional(v.strictObject(each(LOCALES, v.array(line)))),
  price: money,
  listPrice: v.optional(money),
  stock: v.picklist(['in-stock', 'low', 'out']),
  image: line,
  summary: v.strictObject(each(LOCALES, v.pipe(v.string(), v.trim(), v.maxLength(600)))),
  attributes: v.record(v.string(), v.union([line, localised], 'expected text in quotes or one text for each language')),
  highlight: v.optional(localised),
  decide: v.optional(localised),
  cases: v.optional(v.array(v.strictObject({ feature: line, title: localised, url: line }))),
});

/** Who may approve what is published, and whether somebody must: `reviewers.yaml`. */
export const reviewersSource = v.strictObject({
  required: v.boolean(),
  reviewers: v.array(
    v.strictObject({
      name: line,
      /** Base64 of the raw 32 bytes of their Ed25519 public key. */
      key: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{43}=$/, 'expected the base64 of 32 bytes')),
    }),
  ),
});

export const scriptsOfLocale = v.record(v.string(), v.array(v.pipe(v.string(), v.minLength(1))));
export const scriptsSource = v.record(locale, scriptsOfLocale);
/** Members are checked when the rules are laid over those of `extends`. */
export const rulesSource = v.record(v.string(), v.unknown());
export const policyFrontMatter = v.strictObject({ title: line, url: v.optional(line) });

export type PackSource = v.InferOutput<typeof packSource>;
export type AnswerSource = v.InferOutput<typeof answerSource>;
export type PromotionSource = v.InferOutput<typeof promotionSource>;
export type AttributesSource = v.InferOutput<typeof attributesSource>;
export type ProductSource = v.InferOutput<typeof productSource>;
export type ReviewersSource = v.InferOutput<typeof reviewersSource>;
export type ScriptsSource = v.InferOutput<typeof scriptsSource>;
