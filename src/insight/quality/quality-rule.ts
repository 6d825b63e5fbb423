import * as v from 'valibot';
import { parse } from 'yaml';
import { AppError } from '#core/app-error.ts';

const words = v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80))), v.minLength(1));
const common = {
  id: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{1,39}$/)),
  /** What it is called, in the two languages of the Studio. */
  title: v.strictObject({ en: v.string(), 'zh-Hans': v.string() }),
  severity: v.picklist(['low', 'medium', 'high']),
  /** Whose replies it judges. */
  who: v.optional(v.pipe(v.array(v.picklist(['agent', 'assistant'])), v.minLength(1)), ['agent', 'assistant']),
};
const seconds = v.pipe(v.number(), v.minValue(1));

/** One rule of the inspection. What a kind looks for is at its member. */
const rule = v.variant('kind', [
  /** A reply has one of the words, and none of `unless` in the same sentence. */
  v.strictObject({ ...common, kind: v.literal('has-words'), words, unless: v.optional(words) }),
  /** None of the first two replies of a person or program has one of the words. */
  v.strictObject({ ...common, kind: v.literal('no-greeting'), words }),
  /** After a shopper's message with one of `after`, the next reply has none of the words. */
  v.strictObject({ ...common, kind: v.literal('no-apology'), after: words, words }),
  /** The first reply to what a shopper wrote came later than that. */
  v.strictObject({ ...common, kind: v.literal('slow-reply'), seconds }),
  /** A question at the end, and nobody replied. */
  v.strictObject({ ...common, kind: v.literal('unanswered'), words }),
  /** The same reply, of at least so many characters, again in the same conversation. */
  v.strictObject({
    ...common,
    kind: v.literal('repeated'),
    characters: v.pipe(v.number(), v.integer(), v.minValue(4)),
  }),
  /** A sentence names a product with a price that it does not have, or a promotion with a day that is not its last. */
  v.strictObject({ ...common, kind: v.literal('differs-from-pack'), unless: v.optional(words) }),
  /** A link to another site than these (and their subdomains). */
  v.strictObject({ ...common, kind: v.literal('outside-link'), hosts: v.array(v.string()) }),
  /** A shopper asks for a person by one of the words, and the program goes on for so many replies. */
  v.strictObject({
    ...common,
    kind: v.literal('handoff-refused'),
    words,
    unless: v.optional(words),
    replies: v.pipe(v.number(), v.integer(), v.minValue(1)),
  }),
  /** An answer of the program that names no source. Judged only where the log tells of sources. */
  v.strictObject({ ...common, kind: v.literal('no-source') }),
]);

const rules = v.strictObject({ rules: v.array(rule) });

export type QualityRule = v.InferOutput<typeof rule>;

/** Rules from their YAML. Throws `settings-invalid` with the path to what is wrong. */
export function readQualityRules(text: string): QualityRule[] {
  let read: unknown;
  try {
    read = parse(text);
  } catch (cause) {
    throw new AppError('settings-invalid', { path: 'quality rules', fault: String(cause) }, { cause });
  }
  const parsed = v.safeParse(rules, read);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new AppError('settings-invalid', { path: v.getDotPath(issue) ?? 'quality rules', fault: issue.message });
  }
  const ids = parsed.output.rules.map(({ id }) => id);
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined)
    throw new AppError('settings-invalid', { path: `rules › ${twice}`, fault: 'twice the same id' });
  return parsed.output.rules;
}
