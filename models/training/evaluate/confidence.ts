import type { Band } from '#nlu/reading.ts';
import { isRight, type Judged, rounded, share } from './judge.ts';

export interface ConfidenceFigures {
  /** Expected calibration error (Guo et al. 2017) of the chosen intent over ten bins of equal width. */
  error: number;
  /** Messages, mean confidence and share read rightly, for each bin that has messages. */
  bins: { from: number; messages: number; confidence: number; accuracy: number }[];
  /** Share of the messages whose confidence lies in a band, and the share of these that is read rightly. */
  bands: Record<Band, { share: number; precision: number }>;
}

const BINS = 10;

export function confidenceFigures(judged: readonly Judged[]): ConfidenceFigures {
  const bins = Array.from({ length: BINS }, (_, bin) => {
    const within = judged.filter(({ reading }) => Math.min(BINS - 1, Math.floor(reading.confidence * BINS)) === bin);
    const confidence = within.reduce((sum, { reading }) => sum + reading.confidence, 0);
    return { from: bin / BINS, messages: within.length, confidence, right: within.filter(isRight).length };
  });
  const gap = bins.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0);
  const bandOf = (band: Band) => {
    const within = judged.filter(({ reading }) => reading.band === band);
    return {
      share: share(within.length, judged.length),
      precision: share(within.filter(isRight).length, within.length),
    };
  };
  return {
    error: share(gap, judged.length),
    bins: bins
      .filter(({ messages }) => messages > 0)
      .map(({ from, messages, confidence, right }) => ({
        from,
        messages,
        confidence: rounded(confidence / messages),
        accuracy: share(right, messages),
      })),
    bands: { answer: bandOf('answer'), clarify: bandOf('clarify'), preset: bandOf('preset') },
  };
}

export interface RefusalFigures {
  /** Share of the out-of-scope messages that are read as such. */
  recall: number;
  /** Share of the others that are read as out of scope. */
  refused: number;
}

export function refusalFigures(judged: readonly Judged[]): RefusalFigures {
  const outside = judged.filter(({ message }) => message.intent === 'oos');
  const inside = judged.filter(({ message }) => message.intent !== 'oos');
  const refusedOf = (group: readonly Judged[]) =>
    share(group.filter(({ reading }) => reading.intent === 'oos').length, group.length);
  return { recall: refusedOf(outside), refused: refusedOf(inside) };
}
