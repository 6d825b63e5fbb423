import * as v from 'valibot';

/**
 * The product knowledge graph of a shop: what its products differ in, what they are made of, what does not go together, and
 * the words for all of it. Content of the pack's `advice` chunk; its source is `advice/*.yaml` of the pack.
 */

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9_-]{0,59}$/i));
const line = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
/** By locale; English is there for every other language. */
const words = v.objectWithRest({ en: line }, line);
const says = v.optional(v.array(line), []);
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const weight = v.pipe(v.number(), v.minValue(0), v.maxValue(20));
/** Dimension → values of it. */
const selection = v.record(id, v.array(id));

const value = v.strictObject({
  id,
  words,
  /** Further words of shoppers, in any language. */
  says,
  /** How far another value stands in for this one. */
  near: v.optional(v.record(id, share), {}),
  /** A product of this value suits every other to this degree: `all skin types`. */
  any: v.optional(share),
  /** Said with it, unless the message says otherwise: chapped lips ask for lip care. */
  also: v.optional(selection),
  /** Its words are for showing: nobody who says them means it. */
  unsaid: v.optional(v.boolean(), false),
});

const dimension = v.strictObject({
  key: id,
  /** `product`: products have it. `shopper`: only who asks has. */
  of: v.picklist(['product', 'shopper']),
  kind: v.picklist(['one', 'many', 'number', 'flag']),
  label: words,
  values: v.optional(v.array(value), []),
  /** Words for several values at once; `also` says something of another dimension as well. */
  groups: v.optional(
    v.array(v.strictObject({ says: v.array(line), values: v.array(id), also: v.optional(selection) })),
    [],
  ),
  says,
  /** Its values' words are for showing, not for reading. */
  unsaid: v.optional(v.boolean(), false),
  /** Words that give a number. */
  numbers: v.optional(v.array(v.strictObject({ says: v.array(line), number: v.number() })), []),
  /** How a number is written, with `{value}`. */
  unit: v.optional(words),
  /** In the score of a product; 0 takes no part. */
  weight: v.optional(weight, 0),
  /** Taken off where a product has other values than the wished. */
  mismatch: v.optional(weight, 0),
  /** A product without a wished value is not shown. */
  required: v.optional(v.boolean(), false),
  /** What a question is about: without a kind of product, one of these must be met. */
  relates: v.optional(v.boolean(), false),
  /** Its words name what should go: "no shine" asks for it as "shine" does. */
  troubles: v.optional(v.boolean(), false),
  /** Its values are ingredients. */
  of_ingredients: v.optional(v.boolean(), false),
  /** Never inferred and never kept in a profile: only asked where something hangs on it, or told. */
  sensitive: v.optional(v.boolean(), false),
  /** Stands in a comparison. */
  compare: v.optional(v.boolean(), true),
  ask: v.optional(
    v.strictObject({
      /** Script of the question. The labels of its answers are the words of the values. */
      script: id,
      choices: v.optional(v.array(id), []),
      /** Answers to a question for a number. */
      answers: v.optional(v.array(v.number()), []),
      /** What a plain yes or no says. */
      yes: v.optional(id),
      no: v.optional(id),
      /** Bits that are at stake when the answer can rule out everything that is left (see `next-questions.ts`). */
      stake: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(5)), 0),
    }),
  ),
});

const ingredient = v.strictObject({
  id,
  family: id,
  words,
  says,
  /** 1 mild, 2 noticeable, 3 strong. */
  strength: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3)),
});
const family = v.strictObject({
  id,
  words,
  says,
  /** How to start with it. */
  start: v.optional(words),
});

const side = v.union([
  v.strictObject({ ingredient: id }),
  v.strictObject({ family: id }),
  v.strictObject({ product: id }),
  /** A value of a product's dimension; without one, any. */
  v.strictObject({ fact: id, value: v.optional(id) }),
  /** Of who asks: one of these values, or a number below one of its own or of the product's dimension. */
  v.strictObject({
    shopper: id,
    values: v.optional(v.array(id)),
    /** Holds until one of these was said. */
    unless: v.optional(v.array(id)),
    below: v.optional(v.number()),
    belowFact: v.optional(id),
  }),
]);

export const CONFLICT_KINDS = [
  'never-together',
  'not-same-session',
  'alternate-days',
  'buffer',
  'avoid',
  'ask-doctor',
  'caution',
  'fine',
] as const;

const conflict = v.strictObject({
  id,
  kind: v.picklist(CONFLICT_KINDS),
  a: side,
  b: side,
  /** Between the two, for `buffer`. */
  minutes: v.optional(v.pipe(v.number(), v.minValue(1))),
  reason: words,
  /** Answer entry or SKU of the pack that says so. */
  source: id,
  /** SKUs to take instead. */
  swap: v.optional(v.array(id), []),
});

const fact = v.union([v.boolean(), v.number(), id, v.array(id), v.record(id, share)]);

const productNode = v.strictObject({
  facts: v.record(id, fact),
  /** Ingredients, with their percentage where it is known. */
  contains: v.union([v.array(id), v.record(id, v.nullable(v.number()))]),
  scene: v.optional(words),
  /** An extract of a review; `url` where it stands in full. */
  review: v.optional(v.objectWithRest({ en: line, url: v.optional(line) }, line)),
});

const session = v.picklist(['morning', 'evening']);
const step = v.strictObject({
  id,
  words,
  sessions: v.array(session),
  categories: v.array(id),
  optional: v.optional(v.boolean(), false),
});
/** A routine with a name. `treat`: families in order of preference for the treating step of a session. */
const plan = v.strictObject({
  id,
  says: v.array(line),
  words,
  treat: v.strictObject({ morning: v.array(id), evening: v.array(id) }),
  /** Families that stay out meanwhile. */
  leaveOut: v.optional(v.array(id), []),
});

/** Mined from orders and chats by an offline tool: what is bought with what. Absent until it has run. */
const associations = v.strictObject({
  /** Of those who had all of `given` and told all of `needs`, the share that took `follows` too; `lift` against chance. */
  rules: v.array(
    v.pipe(
      v.strictObject({
        given: v.array(id),
        needs: v.optional(selection, {}),
        follows: id,
        confidence: share,
        lift: v.number(),
      }),
      v.check(({ given, needs }) => given.length + Object.keys(needs).length > 0, 'is a rule without a condition'),
    ),
  ),
  /** SKU → the products most alike in who buys them, best first, with a similarity in [0, 1]. */
  neighbours: v.record(id, v.array(v.strictObject({ sku: id, similarity: share }))),
});

export const graphSchema = v.strictObject({
  dimensions: v.pipe(v.array(dimension), v.minLength(1)),
  ingredients: v.array(ingredient),
  /** Heads the ingredients in a comparison. */
  ingredientsLabel: words,
  families: v.array(family),
  conflicts: v.array(conflict),
  /** By SKU. */
  products: v.record(id, productNode),
  /** What a shopper who says `when` wishes without saying it, unless they say `unless`; `quiet`: not told as a reason. */
  implies: v.array(
    v.strictObject({
      when: selection,
      unless: v.optional(selection),
      wants: selection,
      quiet: v.optional(v.boolean(), false),
    }),
  ),
  /** What is worth telling a shopper of `when` that a product is free of. */
  without: v.array(v.strictObject({ when: selection, ingredients: v.array(id) })),
  steps: v.array(step),
  plans: v.array(plan),
  /** Words that ask for a routine. */
  routineSays: v.array(line),
  /** Dimensions that the shopper-held profile speaks of. */
  taste: v.optional(v.strictObject({ skin: id, style: id })),
  weights: v.strictObject({
    /** Share of the best score below which a product is not shown. */
    cut: share,
    /** Added for a reduced price, where the price matters. */
    discount: share,
    /** Added at most for what is bought with what is known. */
    bought: share,
    /** Of an implied wish, against one that was said. */
    implied: share,
    /** Taken off for each caution. */
    caution: share,
    /** A budget that is only about right may be passed by this share. */
    budgetSlack: share,
  }),
  associations: v.optional(associations),
});

export type Graph = v.InferOutput<typeof graphSchema>;
export type Dimension = Graph['dimensions'][number];
export type DimensionValue = Dimension['values'][number];
export type Conflict = Graph['conflicts'][number];
export type ConflictKind = Conflict['kind'];
export type ConflictSide = Conflict['a'];
export type ProductNode = Graph['products'][string];
export type RoutineStep = Graph['steps'][number];
export type RoutinePlan = Graph['plans'][number];
export type Session = v.InferOutput<typeof session>;
