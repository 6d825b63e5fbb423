import * as v from 'valibot';
import { LOCALES } from '#core/locale.ts';

/**
 * What the duty calculator works with: the chunk `duty` of a pack, described for merchants in `docs/duty.md`. Every figure
 * names its source, the day on which that source was looked at, and until when it holds.
 */
const decimal = v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/));
const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/));
const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
const day = v.pipe(v.string(), v.isoDate());
const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,59}$/));
const line = v.pipe(v.string(), v.minLength(1), v.maxLength(300));
const money = v.strictObject({ amount: decimal, currency });
/** The first digits of HS codes without the dot, or `*` for all goods. */
const hs = v.pipe(v.array(v.pipe(v.string(), v.regex(/^(\*|\d{2}|\d{4}|\d{6})$/))), v.minLength(1));

/** Where a figure is from. It is shown as out of date when `validUntil`, the last day on which it holds, is past. */
const evidence = { source: id, asOf: day, validUntil: v.optional(day) };

const rounding = v.strictObject({
  step: decimal,
  mode: v.picklist(['half-up', 'half-even', 'down', 'up']),
});

/** Which goods a rate is for: the longest prefix wins, and a rate for named products before one for all. */
const goods = { hs, skus: v.optional(v.array(line)) };
const perKilogram = { amount: decimal, currency };
const rate = v.variant('kind', [
  v.strictObject({ ...goods, kind: v.literal('advalorem'), percent: decimal, ...evidence }),
  v.strictObject({ ...goods, kind: v.literal('specific'), perKg: v.strictObject(perKilogram), ...evidence }),
  /** Both are worked out; the greater, or the lesser, is due. */
  v.strictObject({
    ...goods,
    kind: v.literal('greater'),
    percent: decimal,
    perKg: v.strictObject(perKilogram),
    ...evidence,
  }),
  v.strictObject({
    ...goods,
    kind: v.literal('lesser'),
    percent: decimal,
    perKg: v.strictObject(perKilogram),
    ...evidence,
  }),
  /** There is a rate, and the shop does not know it: stands against a shorter prefix. */
  v.strictObject({ ...goods, kind: v.literal('unknown') }),
]);

/** Duties on top of each other. The first, `customs`, must have a rate for the goods; of the others, none means nothing. */
const layer = v.strictObject({
  kind: v.picklist(['customs', 'additional', 'anti-dumping']),
  /** What the measure is called, in the language of the country. */
  name: v.optional(line),
  rates: v.array(rate),
});

/** What a tax or a duty is worked out on. */
const base = v.pipe(v.array(v.picklist(['goods', 'shipping', 'duty'])), v.minLength(1));

const limit = v.strictObject({
  /** `order`: goods together; `item`: the dearest single piece; `cif`: goods and shipping together. */
  of: v.picklist(['order', 'item', 'cif']),
  /** Multiplies the value first: Japan takes six tenths of a private import's retail price. */
  share: v.optional(decimal),
  /** One of the two. */
  atMost: v.optional(money),
  below: v.optional(money),
  /** Goods for which the limit does not stand. */
  except: v.optional(hs),
});

const flatDuty = v.strictObject({ perHeading: money, ...evidence });

/** Money that is due per parcel besides duty and tax, when any of those is due. */
const fee = v.strictObject({
  kind: v.picklist(['state', 'carrier']),
  /** Its own name, in the language of the country; not translated. */
  name: line,
  fixed: money,
  /** Of goods and shipping, on top of what is fixed. */
  percent: v.optional(decimal),
  atMost: v.optional(money),
  /** The country's tax comes on top. */
  taxed: v.optional(v.boolean()),
  /** Only on parcels whose goods are worth no more. */
  upTo: v.optional(money),
  /** Due even where nothing else is. */
  always: v.optional(v.boolean()),
  ...evidence,
});

/** One way through customs. The first of a destination whose limit the parcel keeps is taken. */
const regime = v.strictObject({
  id,
  /** Of a scheme that has one: IOSS, VOEC. */
  name: v.optional(line),
  limit: v.optional(limit),
  /** Only parcels of such goods, or of none such. */
  only: v.optional(hs),
  duty: v.variant('kind', [
    v.strictObject({ kind: v.literal('none') }),
    v.strictObject({ kind: v.literal('tariff'), base }),
    v.strictObject({ kind: v.literal('flat'), flat: flatDuty }),
  ]),
  /** Left out: no tax. */
  tax: v.optional(v.strictObject({ base })),
  /** Multiplies goods before duty and tax, as in `limit`. */
  share: v.optional(decimal),
  incoterm: v.picklist(['DDP', 'DAP']),
  fees: v.optional(v.array(fee)),
  /** Duty and tax together up to this are not collected. */
  waived: v.optional(money),
  ...evidence,
});

const taxRate = v.union([
  v.strictObject({ hs, percent: decimal, ...evidence }),
  v.strictObject({ hs, unknown: v.literal(true) }),
]);

const tax = v.strictObject({
  name: line,
  standard: v.strictObject({ percent: decimal, ...evidence }),
  reduced: v.optional(v.array(taxRate)),
  /** A second tax that is a share of the first, as Japan's local consumption tax is 22/78 of the national one. */
  second: v.optional(v.strictObject({ name: line, share: v.tuple([decimal, decimal]), ...evidence })),
});

const destination = v.strictObject({
  currency,
  tariff: id,
  /** Several states may share theirs. */
  regimes: id,
  tax: v.optional(tax),
  fees: v.optional(v.array(fee)),
  /** Goods that travel in a parcel of their own, which bears no shipping where there is another. */
  apart: v.optional(hs),
  rounding: v.optional(
    v.strictObject({
      /** Of converted values. */
      value: v.optional(rounding),
      dutyBase: v.optional(rounding),
      duty: v.optional(rounding),
      taxBase: v.optional(rounding),
      tax: v.optional(rounding),
    }),
  ),
  /** What the figure leaves out, where something is due to this payer; the card has the words by `id`. */
  notes: v.optional(v.array(v.strictObject({ id, payer: v.picklist(['checkout', 'carrier']) }))),
});

const words = v.record(v.picklist(LOCALES), v.array(line));

export const dutySchema = v.strictObject({
  /** ISO 3166 of where all goods are made. */
  origin: country,
  sources: v.record(id, v.strictObject({ title: line, publisher: line, url: v.pipe(v.string(), v.url()) })),
  /** Units of each currency for one unit of the pivot, as published. */
  exchange: v.strictObject({ pivot: currency, rates: v.record(currency, decimal), ...evidence }),
  /** Standard shipping, in the shop's currency; the last that names the country, or `*`, counts. */
  shipping: v.array(
    v.strictObject({
      to: v.array(v.pipe(v.string(), v.regex(/^(\*|[A-Z]{2})$/))),
      fee: money,
      freeFrom: v.optional(decimal),
      from: v.optional(day),
      until: v.optional(day),
    }),
  ),
  tariffs: v.record(id, v.array(layer)),
  regimes: v.record(id, v.array(regime)),
  destinations: v.record(country, destination),
  /** Products that are not sent everywhere. */
  restricted: v.optional(
    v.array(
      v.strictObject({
        skus: v.array(line),
        notTo: v.optional(v.array(country)),
        onlyTo: v.optional(v.array(country)),
      }),
    ),
  ),
  /** Products that may leave from a warehouse on the spot, where they have been through customs. */
  localStock: v.optional(v.array(v.strictObject({ skus: v.array(line), to: v.array(country) }))),
  /** Destinations that are offered as quick replies. */
  usual: v.pipe(v.array(country), v.maxLength(6)),
  /** What shoppers call countries besides their names, by ISO 3166. */
  names: v.record(country, v.array(line)),
  /** Words that ask for a sum of duty, and words that ask something else of customs. */
  asking: v.strictObject({ subject: v.array(line), amount: words, other: words }),
});

export type DutyData = v.InferOutput<typeof dutySchema>;
export type Rounding = v.InferOutput<typeof rounding>;
export type Rate = v.InferOutput<typeof rate>;
export type TariffLayer = v.InferOutput<typeof layer>;
export type Regime = v.InferOutput<typeof regime>;
export type Destination = v.InferOutput<typeof destination>;
export type Fee = v.InferOutput<typeof fee>;
export type TaxRate = v.InferOutput<typeof taxRate>;
