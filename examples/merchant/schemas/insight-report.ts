import * as v from 'valibot';

/** What a device sends along: see `InsightReport` in the protocol's document. Whatever else is in it is not kept. */
export const InsightReportSchema = v.object({
  week: v.pipe(v.string(), v.regex(/^20\d\d-W(?:0[1-9]|[1-4]\d|5[0-3])$/, 'a week as YYYY-Www')),
  dictionary: v.pipe(v.string(), v.regex(/^[a-z0-9.]{1,60}$/, 'the id of a dictionary')),
  bits: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,200}$/, 'base64url')),
});
export type InsightReport = v.InferOutput<typeof InsightReportSchema>;

export const InsightQuerySchema = v.object({
  shop: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
  week: v.exactOptional(InsightReportSchema.entries.week),
});
