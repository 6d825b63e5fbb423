// Written by models/training/retrieval/fit-confidence.ts; do not edit.

/** Weights of `rankFeatures`. */
export const RANK_WEIGHTS: readonly number[] = [
  6.84, // relativeScore
  3.91, // covered
  0.38, // queryCovered
  1.9, // askCovered
  1.45, // both
  3.61, // intent
  -1.36, // isPolicy
  -0.93, // isPromotion
  -2.28, // isProduct
];

/** Weights of `certaintyFeatures`, on the logit. */
export const CERTAINTY_WEIGHTS: readonly number[] = [
  -2.33, // bias
  0.21, // rank
  0.77, // margin
  -0.16, // both
  -0.63, // queryCovered
  -1.24, // covered
  0.81, // exact
  0.82, // evidence
  -0.05, // missing
  -1, // unknown
  0.68, // isProduct
  -0.04, // hasReading
  0.01, // intent
  -0.75, // outOfScope
];
