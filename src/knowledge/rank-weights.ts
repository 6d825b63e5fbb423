// Written by models/training/retrieval/fit-confidence.ts; do not edit.

/** Weights of the features of `rank-features` and, on the logit, of `certainty-features`. */
export interface SearchWeights {
  rank: readonly number[];
  certainty: readonly number[];
}

/** For a search without vectors. */
export const LEXICAL_WEIGHTS: SearchWeights = {
  rank: [
    6.77, // relativeScore
    3.94, // covered
    0.36, // queryCovered
    1.89, // askCovered
    1.41, // both
    3.08, // intent
    -1.34, // isPolicy
    -0.94, // isPromotion
    -2.27, // isProduct
  ],
  certainty: [
    -2.24, // bias
    0.21, // rank
    0.76, // margin
    -0.15, // both
    -0.62, // queryCovered
    -1.22, // covered
    0.8, // exact
    0.8, // evidence
    -0.08, // missing
    -0.99, // unknown
    0.57, // isProduct
    -0.1, // hasReading
    0.06, // intent
    -0.69, // outOfScope
  ],
};

/** For a search with vectors. */
export const HYBRID_WEIGHTS: SearchWeights = {
  rank: [
    6.08, // relativeScore
    3.53, // covered
    0.05, // queryCovered
    1.26, // askCovered
    0.6, // both
    2.04, // intent
    -1.24, // isPolicy
    -0.72, // isPromotion
    -1.6, // isProduct
    2.09, // cosine
    2.51, // cosineSquared
    0.22, // cosineAndWords
  ],
  certainty: [
    -1.04, // bias
    0.18, // rank
    0.73, // margin
    -0.3, // both
    -0.7, // queryCovered
    -0.56, // covered
    0.6, // exact
    0.64, // evidence
    -0.1, // missing
    -0.89, // unknown
    0.64, // isProduct
    -1.04, // hasReading
    0.1, // intent
    -0.86, // outOfScope
    -0.44, // cosine
    0.43, // cosineMargin
    0.72, // rankersAgree
  ],
};
