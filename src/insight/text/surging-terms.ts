import { normalQuantile } from '../figures/stats/normal.ts';
import { questionTerms } from './question-terms.ts';
import { type OffsetAt, type ToldQuestion, weekOf } from './told-question.ts';

/** A term in one week against the weeks before. */
export interface TermWeek {
  term: string;
  week: number;
  /** Conversations of the week that hold it, of `of`. */
  count: number;
  of: number;
  /** Those of the weeks before. */
  beforeCount: number;
  beforeOf: number;
  /** Signed root of the log-likelihood ratio: how far it rises (or falls), in standard errors about. */
  z: number;
  /** Beyond the threshold. */
  surges: boolean;
}

export interface SurgingTerms {
  weeks: number[];
  /** Of every week the terms that may be judged, the strongest rise first. */
  byWeek: Map<number, TermWeek[]>;
  /** What a rise has to pass, by week: corrected for the number of terms. */
  thresholds: Map<number, number>;
}

/** Weeks that a week is held against. */
const BEFORE = 8;
/** Rarer terms tell nothing. */
const LEAST = 5;

/**
 * Terms that are asked more in a week than in the (up to eight) weeks before: by the log-likelihood ratio of Dunning
 * (1993, "Accurate methods for the statistics of surprise and coincidence") over conversations that hold a term, so that one
 * who repeats a word counts once. Signed root, held against the normal quantile of `level` divided by the number of terms
 * judged that week (Bonferroni): a week in which nothing changes names any term with a chance of at most about `level`.
 */
export function surgingTerms(
  questions: readonly ToldQuestion[],
  { offsetAt, level = 0.05 }: { offsetAt: OffsetAt; level?: number },
): SurgingTerms {
  const told = new Map<string, { week: number; terms: Set<string> }>();
  for (const { conversationId, text, askedAtMs } of questions) {
    if (askedAtMs === null) continue;
    const week = weekOf(askedAtMs, offsetAt);
    const key = `${week} ${conversationId}`;
    const { terms } = told.get(key) ?? { terms: new Set<string>() };
    for (const term of questionTerms(text)) terms.add(term);
    told.set(key, { week, terms });
  }
  const sizes = new Map<number, number>();
  const counts = new Map<string, Map<number, number>>();
  for (const { week, terms } of told.values()) {
    sizes.set(week, (sizes.get(week) ?? 0) + 1);
    for (const term of terms) {
      const weeks = counts.get(term) ?? new Map<number, number>();
      weeks.set(week, (weeks.get(week) ?? 0) + 1);
      counts.set(term, weeks);
    }
  }
  const weeks = [...sizes.keys()].sort((a, b) => a - b);
  const byWeek = new Map<number, TermWeek[]>();
  const thresholds = new Map<number, number>();
  for (const [at, week] of weeks.entries()) {
    const before = weeks.slice(0, at).filter((each) => each >= week - BEFORE);
    const of = sizes.get(week) ?? 0;
    const beforeOf = before.reduce((sum, each) => sum + (sizes.get(each) ?? 0), 0);
    const judged: TermWeek[] = [];
    for (const [term, inWeeks] of beforeOf === 0 ? [] : counts) {
      const count = inWeeks.get(week) ?? 0;
      const beforeCount = before.reduce((sum, each) => sum + (inWeeks.get(each) ?? 0), 0);
      if (count + beforeCount < LEAST) continue;
      judged.push({
        term,
        week,
        count,
        of,
        beforeCount,
        beforeOf,
        z: signedRoot(count, of, beforeCount, beforeOf),
        surges: false,
      });
    }
    const threshold = judged.length === 0 ? Number.POSITIVE_INFINITY : normalQuantile(1 - level / judged.length);
    for (const each of judged) each.surges = each.z > threshold && each.count >= LEAST;
    thresholds.set(week, threshold);
    byWeek.set(
      week,
      judged.sort((a, b) => b.z - a.z),
    );
  }
  return { weeks, byWeek, thresholds };
}

/** √G² of the two shares, below zero where the first is smaller. */
export function signedRoot(a: number, of: number, b: number, beforeOf: number): number {
  const share = (a + b) / (of + beforeOf);
  const part = (seen: number, expected: number): number => (seen === 0 ? 0 : seen * Math.log(seen / expected));
  const g2 =
    2 *
    (part(a, of * share) +
      part(of - a, of * (1 - share)) +
      part(b, beforeOf * share) +
      part(beforeOf - b, beforeOf * (1 - share)));
  return Math.sign(a / of - b / beforeOf) * Math.sqrt(Math.max(0, g2));
}
