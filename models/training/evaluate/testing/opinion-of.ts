import type { Opinion } from '#nlu/opinion.ts';

const LABELS = ['order.track', 'order.cancel', 'oos'];

/** What a model might say: the probabilities of `order.track`, `order.cancel` and `oos`; neutral and English. */
export function opinionOf(...probabilities: number[]): Opinion {
  return {
    tier: 'nano',
    intents: { labels: LABELS, probabilities: Float32Array.from(probabilities) },
    emotions: { labels: ['neutral', 'angry', 'anxious', 'satisfied'], probabilities: Float32Array.of(1, 0, 0, 0) },
    languages: { labels: ['en'], probabilities: Float32Array.of(1) },
    outOfScopeThreshold: 0.4,
    vector: null,
  };
}
