/** Of `rankingFeatures`, in their order; written by `models/training/pocket/fit-ranking.ts`. */
export const RANKING_WEIGHTS: readonly number[] = [
  2.363, 1.1973, -0.5346, 0.2193, 1.5712, 0.8364, 0.2743, -0.5865, 0.0728, 0.5226, -0.2626, 0.0701, 1.3877, -0.0258,
  0.9082, -0.0021, 0.4225, 0.0962, -0.0274, 0.2591, 0.7269,
];
