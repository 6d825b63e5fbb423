import { depthOf } from './kinds-of-goods.ts';
import { countriesOf } from './places.ts';
import { type RegionData, type RegionRule, RULE_KINDS } from './region-schema.ts';

/** `no`: not sent. `limited`: sent under a condition. `yes`: sent; marks, papers and labels may be asked for. */
export type Verdict = 'no' | 'limited' | 'yes';

export interface Judged {
  verdict: Verdict;
  /** What counts, the gravest kind first. Of goods that are not sent, only why not. */
  rules: RegionRule[];
}

interface Edge {
  rule: RegionRule;
  /** Countries of the place by which it holds: the fewer, the narrower. */
  spread: number;
  /** Of the kind of goods by which it holds: the greater, the narrower. */
  depth: number;
}

const SKU_DEPTH = 100;
const gravity = ({ kind }: RegionRule): number => RULE_KINDS.indexOf(kind);

/** What holds for goods of these kinds, or for one product, in a country. */
export function judge(data: RegionData, kinds: ReadonlySet<string>, sku: string | null, country: string): Judged {
  const edges = data.rules.flatMap((rule): Edge[] => {
    const spread = spreadOf(data, rule, country);
    const depth = depthIn(data, rule, kinds, sku);
    return spread === null || depth === null ? [] : [{ rule, spread, depth }];
  });
  const counting = edges.filter((edge) => !edges.some((other) => outdoes(other, edge))).map(({ rule }) => rule);
  const rules = counting.sort((a, b) => gravity(a) - gravity(b));
  const barred = rules.filter(({ kind }) => kind === 'prohibited');
  if (barred.length > 0) return { verdict: 'no', rules: barred };
  const isLimited = rules.some(({ kind, asked }) => !asked && (kind === 'restricted' || kind === 'threshold'));
  return { verdict: isLimited ? 'limited' : 'yes', rules };
}

/** Country over region, product over kind, and of equals the graver. What is prohibited yields to nothing broader. */
function outdoes(one: Edge, other: Edge): boolean {
  if (one === other || one.rule.about === undefined || one.rule.about !== other.rule.about) return false;
  if (one.spread > other.spread || one.depth < other.depth) return false;
  const isNarrower = one.spread < other.spread || one.depth > other.depth;
  return isNarrower || gravity(one.rule) < gravity(other.rule);
}

function spreadOf(data: RegionData, rule: RegionRule, country: string): number | null {
  if (rule.not?.some((place) => countriesOf(data, place).has(country))) return null;
  const spreads = rule.in.flatMap((place) => {
    const countries = countriesOf(data, place);
    return countries.has(country) ? [countries.size] : [];
  });
  return spreads.length > 0 ? Math.min(...spreads) : null;
}

function depthIn(
  data: RegionData,
  { goods }: RegionRule,
  kinds: ReadonlySet<string>,
  sku: string | null,
): number | null {
  if (sku !== null && goods.includes(sku)) return SKU_DEPTH;
  const depths = goods.flatMap((kind) => (kind === '*' ? [0] : kinds.has(kind) ? [depthOf(data, kind)] : []));
  return depths.length > 0 ? Math.max(...depths) : null;
}
