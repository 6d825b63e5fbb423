import * as v from 'valibot';
import type { CompensationRules } from '#commerce/compensation/compensation-rules.ts';
import type { TraceRules } from '#commerce/trace/trace-rules.ts';

/** `trace` and `compensation` of a pack's rules; `docs/traceability.md` explains them. */
const positive = v.pipe(v.number(), v.minValue(0));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(366));
const decimal = v.pipe(v.string(), v.regex(/^\d{1,9}(\.\d{1,4})?$/, 'expected an amount in quotes, such as "5.00"'));
const celsius = v.pipe(v.number(), v.minValue(-60), v.maxValue(60));

const kind = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,39}$/)),
    skus: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(60))), v.minLength(1))),
    ambient: v.optional(v.boolean()),
    maxCelsius: v.optional(celsius),
    minCelsius: v.optional(celsius),
    toleratedMinutes: positive,
    unsafeMinutes: v.optional(positive),
    longestGapMinutes: v.pipe(v.number(), v.minValue(1)),
    homeHours: positive,
    shelfLifeDays: v.optional(days),
    pastDate: v.picklist(['unsafe', 'doubtful']),
  }),
  v.check(
    ({ toleratedMinutes, unsafeMinutes }) => unsafeMinutes === undefined || unsafeMinutes >= toleratedMinutes,
    'it is unsafe sooner than it is doubtful',
  ),
);

export const traceSchema: v.GenericSchema<unknown, TraceRules> = v.strictObject({
  kinds: v.array(kind),
});

const heatGrant = v.strictObject({
  give: v.picklist(['coupon', 'refund']),
  percent,
  atMost: v.optional(decimal),
});

export const compensationSchema: v.GenericSchema<unknown, CompensationRules> = v.strictObject({
  late: v.optional(v.strictObject({ moreThanMinutes: positive, amount: decimal, days })),
  overTemperature: v.optional(
    v.strictObject({
      hours: positive,
      by: v.strictObject({
        watch: v.optional(heatGrant),
        doubtful: v.optional(heatGrant),
        unsafe: v.optional(heatGrant),
      }),
    }),
  ),
  shortWeight: v.optional(
    v.strictObject({ hours: positive, toleratedPercent: percent, doubledAbovePercent: v.optional(percent) }),
  ),
  limits: v.optional(
    v.strictObject({
      perCustomer: v.optional(v.strictObject({ grants: v.pipe(v.number(), v.integer(), v.minValue(1)), days })),
      budget: v.optional(v.strictObject({ amount: decimal, days })),
      fraud: v.optional(
        v.strictObject({
          claimsShare: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
          minClaims: v.pipe(v.number(), v.integer(), v.minValue(1)),
          accountDays: positive,
        }),
      ),
    }),
  ),
});
