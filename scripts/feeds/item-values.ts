import * as v from 'valibot';
import type { Stock } from './feed-item.ts';

/** Values as feeds write them, checked and turned into the pack's; shared by the formats. */

const SKU = /^[A-Z0-9][A-Z0-9-]{1,39}$/;

/** A stock keeping unit as packs have it: `tea 12/a` is `TEA-12-A`. */
export const skuValue = v.pipe(
  v.union([v.string(), v.number()], 'expected text'),
  v.transform((id) =>
    String(id)
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
  ),
  v.regex(SKU, 'makes no SKU of 2 to 40 letters, digits and hyphens'),
);

/** An offer's id as packs have it: `Tea Week!` is `Tea-Week-`. Empty where nothing of it can be used. */
export const campaignId = (raw: string): string =>
  raw
    .trim()
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');

export const campaignIdValue = v.pipe(
  v.union([v.string(), v.number()], 'expected text'),
  v.transform((id) => campaignId(String(id))),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, 'makes no id of 1 to 80 letters, digits, dots, hyphens and underscores'),
);

export const amountValue = v.pipe(
  v.string('expected a price in quotes'),
  v.trim(),
  v.regex(/^\d{1,12}(\.\d{1,4})?$/, 'is not a price like 59.90'),
  v.transform((amount) => amount.replace(/^0+(?=\d)/, '')),
);

export const currencyValue = v.pipe(v.string(), v.trim(), v.toUpperCase(), v.regex(/^[A-Z]{3}$/, 'is not a currency'));

/** `59.90 CNY`, or the currency first. */
export const moneyValue = v.pipe(
  v.string('expected a price'),
  v.trim(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const [, first = '', second = ''] = dataset.value.match(/^(\S+)\s+(\S+)$/) ?? [];
    const [amount, currency] = /^\d/.test(first) ? [first, second] : [second, first];
    const read = v.safeParse(v.object({ amount: amountValue, currency: currencyValue }), { amount, currency });
    if (read.success) return read.output;
    addIssue({ message: `${dataset.value} is not a price like 59.90 CNY` });
    return NEVER;
  }),
);

/** An instant with its time zone, as epoch ms; `+0100` is taken for `+01:00`. */
export const instantValue = v.pipe(
  v.string('expected a time'),
  v.trim(),
  v.transform((text) => text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')),
  v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/, 'is not a time with a time zone'),
  v.transform((text) => Date.parse(text)),
  v.finite('is not a time'),
);

/** A picture that a page may show. */
export const imageValue = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500),
  v.regex(/^(\/(?!\/)|https:\/\/)/, 'is not https'),
);

export const stockValue = v.picklist(['in-stock', 'low', 'out']) satisfies v.GenericSchema<string, Stock>;

/** How many are left, as a shopper is told. */
export function stockOf(quantity: number, lowAt: number): Stock {
  if (quantity <= 0) return 'out';
  return quantity <= lowAt ? 'low' : 'in-stock';
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The text of a piece of HTML: what shops write into descriptions. */
export function plainFromHtml(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<\/(p|div|li|h\d|tr)>|<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim();
}

function entity(name: string): string | undefined {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()];
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

/** At most `most` characters, ended at a sentence where one ends in the second half. */
export function shortened(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most - 1);
  const end = Math.max(...['. ', '! ', '? ', '。', '！', '？'].map((sign) => cut.lastIndexOf(sign)));
  return end > most / 2 ? cut.slice(0, end + 1).trim() : `${cut.trimEnd()}…`;
}
