import type { Opinion } from '#nlu/opinion.ts';
import { softmax } from '#nlu/softmax.ts';
import { fitRefusal, fitTemperature, type Held } from '../prepare/calibrate.ts';
import { type Judged, readingOf } from './judge.ts';

const OUT_OF_SCOPE = 'oos';
const MOST_REFUSED = 0.05;
const LEAST = 1e-30;

/**
 * The same messages, each half read with the temperature and the threshold that were fitted on the other half: for
 * messages on which the shipped ones were fitted, whose confidences would look better than they are.
 */
export function crossFitted(judged: readonly Judged[]): Judged[] {
  const held = judged.map(({ opinion, message }): Held => {
    // Logarithms of probabilities are the outputs, divided by the temperature that shipped.
    const outputs = opinion.intents.probabilities.map((probability) => Math.log(Math.max(probability, LEAST)));
    return { outputs, label: opinion.intents.labels.indexOf(message.intent) };
  });
  const calibrations = [0, 1].map((half) => {
    const others = held.filter((_, at) => at % 2 !== half);
    const temperature = fitTemperature(others);
    const outside = judged[0]?.opinion.intents.labels.indexOf(OUT_OF_SCOPE) ?? -1;
    return { temperature, threshold: fitRefusal(others, outside, temperature, MOST_REFUSED).threshold };
  });
  return judged.map(({ message, opinion: shipped }, at) => {
    const { temperature = 1, threshold = 1 } = calibrations[at % 2] ?? {};
    const probabilities = softmax(held[at]?.outputs ?? new Float32Array(), temperature);
    const opinion: Opinion = {
      ...shipped,
      intents: { labels: shipped.intents.labels, probabilities },
      outOfScopeThreshold: threshold,
    };
    return { message, opinion, reading: readingOf(message.text, opinion) };
  });
}
