/** A range that holds the true value in most samples; 95 % of them where nothing else is said. */
export interface Interval {
  low: number;
  high: number;
}
