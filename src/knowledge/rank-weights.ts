// Written by models/training/retrieval/fit-confidence.ts; do not edit.

/** Weights of the features of `rank-features` and, on the logit, of `certainty-features`. */
export interface SearchWeights {
  rank: readonly number[];
  certainty: readonly number[];
}

/** For a search without vectors. */
export const LEXICAL_WEIGHTS: SearchWeights = {
  rank: [
    6.86, // relativeScore
    3.93, // covered
    0.45, // queryCovered
    1.82, // askCovered
    1.41, // both
    3.12, // intent
    -1.4, // isPolicy
    -0.91, // isPromotion
    -2.24, // isProduct
  ],
  certainty: [
    -2.35, // bias
    0.2, // rank
    0.77, // margin
    -0.13, // both
    -0.6, // queryCovered
    -1.21, // covered
    0.8, // exact
    0.82, // evidence
    -0.05, // missing
    -1, // unknown
    0.7, // isProduct
    -0.07, // hasReading
    0.08, // intent
    -0.71, // outOfScope
  ],
};

/** For a search with vectors. */
export const HYBRID_WEIGHTS: SearchWeights = {
  rank: [
    6.11, // relativeScore
    3.59, // covered
    0.01, // queryCovered
    1.24, // askCovered
    0.54, // both
    2.11, // intent
    -1.16, // isPolicy
    -0.66, // isPromotion
    -1.59, // isProduct
    2.28, // cosine
    2.43, // cosineSquared
    0.27, // cosineAndWords
  ],
  certainty: [
    -0.95, // bias
    0.17, // rank
    0.74, // margin
    -0.13, // both
    -0.66, // queryCovered
    -0.57, // covered
    0.64, // exact
    0.64, // evidence
    -0.05, // missing
    -1.05, // unknown
    0.41, // isProduct
    -0.95, // hasReading
    0.07, // intent
    -0.9, // outOfScope
    -0.74, // cosine
    0.15, // cosineMargin
    0.86, // rankersAgree
  ],
};
