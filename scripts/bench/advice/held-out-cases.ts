import { readFileSync } from 'node:fs';
import * as v from 'valibot';

const skus = v.array(v.string());
const heldOutCase = v.object({
  id: v.pipe(v.string(), v.regex(/^h\d+$/)),
  locale: v.picklist(['zh-Hans', 'en']),
  turns: v.pipe(v.array(v.string()), v.minLength(1)),
  /** All that a good assistant may recommend at the end; empty where it should recommend nothing. */
  right: skus,
  /** What conflicts with what was told. */
  never: skus,
  why: v.string(),
});
export type HeldOutCase = v.InferOutput<typeof heldOutCase>;

/** Cases by a writer who knew the product files and nothing of the ranking. Their first line says so. */
export const HELD_OUT_CASES: readonly HeldOutCase[] = readFileSync(
  new URL('../../../tests/fixtures/advice/held-out.jsonl', import.meta.url),
  'utf8',
)
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => v.parse(heldOutCase, JSON.parse(line)));

/** Failures of this half were looked at; of the other only the figures. */
export const isLookedAt = ({ id }: HeldOutCase): boolean => Number(id.slice(1)) % 2 === 0;
