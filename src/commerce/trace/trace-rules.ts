/**
 * How the way of goods to the door is judged, by kind of goods. `docs/traceability.md` has the figures with their sources; a
 * shop sets its own in `rules.yaml`.
 */
export interface TraceKind {
  /** For the log and the receipt. */
  id: string;
  /** How SKUs of this kind begin; a kind without any is for all that is left. The first kind that fits counts. */
  skus?: string[] | undefined;
  /** Nothing has to be kept cold: no log is looked for. */
  ambient?: boolean | undefined;
  /**
   * Highest and lowest temperature on the way, degrees Celsius. Where the log names a stricter one, that holds. Without
   * either the log's own are all there is.
   */
  maxCelsius?: number | undefined;
  minCelsius?: number | undefined;
  /** Minutes above the limit after which it is doubtful; any minute is worth watching. */
  toleratedMinutes: number;
  /** Minutes above the limit after which it is unsafe; left out where warmth spoils the goods and harms nobody. */
  unsafeMinutes?: number | undefined;
  /** Minutes without a reading after which the chain counts as broken. */
  longestGapMinutes: number;
  /** Hours after the delivery from which on the shop can no longer tell: what a home fridge did is not in the log. */
  homeHours: number;
  /** Days that the goods keep from the day they were made, where the label's own date is not known. */
  shelfLifeDays?: number | undefined;
  /** What the goods are past their date. */
  pastDate: 'unsafe' | 'doubtful';
}

export interface TraceRules {
  kinds: TraceKind[];
}

/**
 * What holds where a shop has set nothing: its log's own limit, no minute above it tolerated, two hours of it unsafe (the
 * 2-hour/4-hour rule of Food Standards Australia New Zealand counts the whole time above 5 °C, of which the way is a part).
 */
const CAUTIOUS: TraceKind = {
  id: 'any',
  toleratedMinutes: 0,
  unsafeMinutes: 120,
  longestGapMinutes: 30,
  homeHours: 24,
  pastDate: 'unsafe',
};

export function kindOf({ kinds }: TraceRules, sku: string | undefined): TraceKind {
  return kinds.find(({ skus }) => skus === undefined || skus.some((start) => sku?.startsWith(start))) ?? CAUTIOUS;
}
