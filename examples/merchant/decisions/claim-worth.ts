import { productOf } from './decide-return.ts';
import { milligrams } from './milligrams.ts';
import { share } from './money.ts';
import type { ActionLine, OrderFile } from './order-file.ts';
import { paidFor } from './order-money.ts';
import type { ClaimProblem, ShopRules } from './shop-rules.ts';

/**
 * What the lines of a claim are worth in the smallest unit: what was paid for them; of what comes in pieces, of as many as
 * are bad (field `count`); for short weight, of the missing part. Null where that cannot be told, 0 where no more is missing
 * than is allowed.
 */
export function claimWorth(
  rules: ShopRules,
  file: OrderFile,
  lines: readonly ActionLine[],
  problem: ClaimProblem,
  { weight: weighed, count }: Readonly<Record<string, string>>,
): bigint | null {
  const worth = paidFor(file, lines);
  const [line, ...others] = lines;
  // One number says nothing of several lines.
  const single = others.length === 0 ? line : undefined;
  if (problem !== 'short-weight') {
    const pieces = single && productOf(rules, file.order, single.line_id)?.pieces;
    if (!single || pieces === undefined || count === undefined) return worth;
    const all = BigInt(pieces * single.quantity);
    const bad = /^[1-9]\d{0,4}$/.test(count) ? BigInt(count) : null;
    return bad === null || bad > all ? null : share(worth, bad, all);
  }
  if (!single || weighed === undefined) return null;
  const grams = productOf(rules, file.order, single.line_id)?.grams;
  const found = milligrams(weighed);
  if (grams === undefined || found === null) return null;
  const label = BigInt(grams) * 1_000n * BigInt(single.quantity);
  const missing = label - found;
  const { tolerated, doubledAbove } = rules.claims.shortWeight;
  if (missing * 100n <= label * BigInt(tolerated)) return 0n;
  const isDouble = doubledAbove !== null && missing * 100n > label * BigInt(doubledAbove);
  return share(worth, isDouble ? missing * 2n : missing, label);
}
