import { dateTimeFormat } from '#core/kept-formats.ts';
import type { Locale } from '#core/locale.ts';
import type { RichInline } from '#core/rich-text.ts';
import type { Product } from '#knowledge/pack-schema.ts';
import { moneyText } from '../duty/money-text.ts';
import type { Finding, FindingCitation } from '../specialist.ts';
import type { RegionKnown } from './region-known.ts';
import type { RegionData, RegionRule } from './region-schema.ts';

type Line = Finding['lines'][number];

/** A reply as it is put together: lines, the rules that were told, and why. */
export interface Told {
  lines: Line[];
  rules: RegionRule[];
  why: string[];
  /** Products whose own page was looked at. */
  products?: Product[];
}

/** A rule in the pack's words. */
export const ruleLine = (rule: RegionRule, locale: Locale, params: Record<string, string>): Line => ({
  say: `region-rule-${rule.say ?? rule.id}`,
  params: { ...params, ...(rule.amount && { amount: moneyText(rule.amount, locale) }) },
});

/** The reply with what its rules rest on: the shop's own words as citations, public rules with their dates as links. */
export function findingOf(
  data: RegionData,
  { lines, rules, why, products = [] }: Told,
  known: RegionKnown,
  { locale, now }: { locale: Locale; now: number },
): Finding {
  const told = [...new Set(rules)];
  const today = new Date(now).toISOString().slice(0, 10);
  const stale = told.filter(({ validUntil }) => validUntil !== undefined && validUntil < today);
  const isCited = products.length > 0 || told.some(({ cites }) => cites.length > 0);
  const sources = told.filter(({ source }) => source !== undefined);
  const items = [...new Map(sources.map((rule) => [rule.source, rule])).values()].map((rule) =>
    sourceItem(data, rule, locale),
  );
  return {
    lines: [
      ...lines,
      ...(stale.length > 0 ? [{ say: 'region-stale' }] : []),
      ...(items.length > 0
        ? [
            { say: 'region-sources' },
            { show: { type: 'rich' as const, blocks: [{ type: 'list' as const, ordered: false, items }] } },
          ]
        : []),
    ],
    choices: [],
    citations: [
      ...citationsOf(data, told, locale, isCited ? [] : [data.areas.all]),
      ...products.map(({ sku, name, url }) => ({ kind: 'product' as const, id: sku, title: name, url })),
    ],
    known: { ...known },
    asks: false,
    why: [
      ...why,
      ...told.map(({ id, kind, asOf }) => `region: rule ${id} (${kind}), as of ${asOf}`),
      ...stale.map(({ id, validUntil }) => `region: rule ${id} should have been looked at by ${validUntil}`),
    ],
  };
}

function sourceItem(data: RegionData, { source = '', asOf }: RegionRule, locale: Locale): RichInline[] {
  const { title, publisher, url } = data.sources[source] ?? { title: source, publisher: '', url: '' };
  const day = dateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(asOf));
  return [
    { type: 'link', href: url, children: [{ type: 'text', text: title }] },
    { type: 'text', text: ` (${publisher}; ${day})` },
  ];
}

/** What the rules cite, each entry once. */
export function citationsOf(
  data: RegionData,
  rules: readonly RegionRule[],
  locale: Locale,
  also: readonly string[] = [],
): FindingCitation[] {
  return [...new Set([...rules.flatMap(({ cites }) => cites), ...also])].flatMap((id) => {
    const entry = data.citations[id];
    if (!entry) return [];
    const title = entry.title[locale] ?? (locale === 'zh-Hant' ? entry.title['zh-Hans'] : undefined) ?? entry.title.en;
    return [{ kind: entry.kind, id, title, url: entry.url }];
  });
}
