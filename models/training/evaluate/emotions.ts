import { EMOTION_LABELS } from '../prepare/corpus.ts';
import { type Judged, rounded, share } from './judge.ts';

export interface EmotionFigures {
  /** Messages whose emotion is known. */
  messages: number;
  macroF1: number;
  byLabel: Record<string, { messages: number; precision: number; recall: number; f1: number }>;
}

/** Null where no message has an emotion. */
export function emotionFigures(judged: readonly Judged[]): EmotionFigures | null {
  const known = judged.filter(({ message }) => message.emotion !== '');
  if (known.length === 0) return null;
  const labels = EMOTION_LABELS.map((label) => {
    const meant = known.filter(({ message }) => message.emotion === label).length;
    const said = known.filter(({ reading }) => reading.emotion === label);
    const right = said.filter(({ message }) => message.emotion === label).length;
    return {
      label,
      messages: meant,
      precision: share(right, said.length),
      recall: share(right, meant),
      f1: share(2 * right, said.length + meant),
    };
  });
  return {
    messages: known.length,
    macroF1: rounded(labels.reduce((sum, { f1 }) => sum + f1, 0) / labels.length),
    byLabel: Object.fromEntries(labels.map(({ label, ...figures }) => [label, figures])),
  };
}
