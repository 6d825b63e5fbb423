import * as v from 'valibot';
import type { ParsedTexts } from '../parsed-texts.ts';
import type { SourceFiles } from '../source-files.ts';
import { type ReviewersSource, reviewersSource } from '../source-schema.ts';
import type { ReviewVerdict } from './review-file.ts';
import { treeHash } from './tree-hash.ts';

/** What a verdict is worth for what is to be published. */
export type VerdictWorth =
  | 'approved'
  | 'rejected'
  /** It is of other files than these, or of changes to something else than what was published last. */
  | 'stale'
  /** The author cannot be the second person. */
  | 'own'
  /** Nobody whom the shop names as a reviewer. */
  | 'stranger';

/**
 * The reviewers whose word counts: those of what was published last, so that nobody names themselves in the change that they
 * want approved; those of the files themselves where nothing was published yet, or that named nobody beside the author, who
 * could then have no second person at all. A review is demanded where either demands it.
 */
export function reviewRules(
  files: SourceFiles,
  published: SourceFiles | null,
  authorKey: string,
  parsed: ParsedTexts,
): ReviewersSource {
  const own = reviewersOf(files, parsed);
  const before = published && reviewersOf(published, parsed);
  return {
    required: own.required || before?.required === true,
    reviewers: (before?.reviewers.some(({ key }) => key !== authorKey) ? before : own).reviewers,
  };
}

export function judgeVerdict(
  verdict: ReviewVerdict,
  {
    files,
    published,
    authorKey,
    rules,
  }: { files: SourceFiles; published: SourceFiles | null; authorKey: string; rules: ReviewersSource },
): VerdictWorth {
  if (verdict.tree !== treeHash(files) || verdict.base !== treeHash(published ?? new Map())) return 'stale';
  if (verdict.reviewer.key === authorKey) return 'own';
  if (!rules.reviewers.some(({ key }) => key === verdict.reviewer.key)) return 'stranger';
  return verdict.verdict;
}

function reviewersOf(files: SourceFiles, parsed: ParsedTexts): ReviewersSource {
  const text = files.get('reviewers.yaml');
  const read = text === undefined ? null : v.safeParse(reviewersSource, parsed.yaml(text).value);
  if (read === null) return { required: false, reviewers: [] };
  // A file that cannot be read must not let anything through.
  return read.success ? read.output : { required: true, reviewers: [] };
}
