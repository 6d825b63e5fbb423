/** What was measured for one simulated merchant, or the mean of several. */
export interface Figures {
  messages: number;
  /** Shares of messages read rightly, in per cent. */
  before: number;
  after: number;
  /** Of messages with a label that the model does not know, and of messages with one that it does. */
  ownAfter: number | null;
  knownBefore: number;
  knownAfter: number;
  calibrationErrorBefore: number;
  calibrationErrorAfter: number;
}

/** Share of right ones, in per cent. */
export function share(verdicts: readonly [boolean, number][]): number {
  return percent(verdicts.filter(([right]) => right).length / verdicts.length);
}

/** Expected calibration error over ten bins, in per cent. */
export function calibrationError(verdicts: readonly [boolean, number][]): number {
  const bins = Array.from({ length: 10 }, () => 0);
  for (const [right, confidence] of verdicts) {
    const bin = Math.min(9, Math.floor(confidence * 10));
    bins[bin] = (bins[bin] ?? 0) + confidence - (right ? 1 : 0);
  }
  return percent(bins.reduce((sum, gap) => sum + Math.abs(gap), 0) / verdicts.length);
}

export function mean(figures: readonly Figures[]): Figures {
  const average = (key: keyof Figures): number =>
    Math.round((figures.reduce((sum, one) => sum + (one[key] ?? 0), 0) / figures.length) * 10) / 10;
  return {
    messages: average('messages'),
    before: average('before'),
    after: average('after'),
    ownAfter: figures[0]?.ownAfter === null ? null : average('ownAfter'),
    knownBefore: average('knownBefore'),
    knownAfter: average('knownAfter'),
    calibrationErrorBefore: average('calibrationErrorBefore'),
    calibrationErrorAfter: average('calibrationErrorAfter'),
  };
}

function percent(part: number): number {
  return Math.round(part * 1000) / 10;
}
