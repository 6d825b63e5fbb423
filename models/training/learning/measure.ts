import { parseArgs } from 'node:util';
import { type LabelledMessage, learn } from '../../../src/nlu/learning/learn.ts';
import type { Opinion } from '../../../src/nlu/opinion.ts';
import { type Message, readMessages } from '../prepare/corpus.ts';
import { createSeededRandom } from '../prepare/seeded-random.ts';
import { calibrationError, type Figures, mean, share } from './figures.ts';
import { evenMerchant, foreignMerchant, type Merchant, shuffle, skewedMerchant } from './merchants.ts';
import { type Opine, readWith } from './read-with.ts';

// npx tsx models/training/learning/measure.ts [--tier nano|encoder] [--files zh+zh-x+en,zh,en] [--examples 300] [--seeds 3]
// Prints JSON: intent accuracy of simulated merchants' other messages with and without their labelled examples, drawn from
// the development files, which no model trained on.

/** Labels taken away from the model, to be learnt as a merchant's own. */
const HIDDEN = [
  'invoice.request',
  'warranty.service',
  'price.adjust',
  'customs.duty',
  'store.contact',
  'order.spoiled',
];

const { values } = parseArgs({
  options: {
    tier: { type: 'string', default: 'nano' },
    files: { type: 'string', default: 'zh+zh-x+en,zh,en' },
    examples: { type: 'string', default: '300' },
    seeds: { type: 'string', default: '3' },
  },
});
if (values.tier !== 'nano' && values.tier !== 'encoder') throw new Error(`--tier ${values.tier}: say nano or encoder`);

const opinions = new Map<string, Opinion>();
const opine = await readWith(values.tier);
const exampleCount = Number(values.examples);
const report: Record<string, Record<string, Figures>> = {};
const development = readMessages('dev');
for (const files of values.files.split(',')) {
  const messages = development.filter(({ file }) => files.split('+').includes(file));
  const cases: Record<string, Figures[]> = {
    even: [],
    skewed: [],
    'skewed, six own labels': [],
    'own trade': [],
    'useless examples': [],
  };
  for (let seed = 1; seed <= Number(values.seeds); seed++) {
    const skewed = skewedMerchant(messages, exampleCount, seed);
    cases.even?.push(await judge(evenMerchant(messages, exampleCount, seed), opine, []));
    cases.skewed?.push(await judge(skewed, opine, []));
    cases['skewed, six own labels']?.push(await judge(skewed, opine, HIDDEN));
    cases['own trade']?.push(await judge(foreignMerchant(messages, exampleCount, seed), opine, []));
    cases['useless examples']?.push(await judge(withWrongLabels(skewed, seed), opine, []));
  }
  report[files] = Object.fromEntries(Object.entries(cases).map(([name, figures]) => [name, mean(figures)]));
}
console.log(JSON.stringify({ tier: values.tier, examples: exampleCount, report }, null, 1));

async function judge({ examples, others }: Merchant, opine: Opine, hidden: readonly string[]): Promise<Figures> {
  const read = async (message: Message): Promise<LabelledMessage> => ({
    text: message.text,
    intent: message.intent,
    opinion: without(await remembered(opine, message.text), hidden),
  });
  const learned = learn(await Promise.all(examples.map(read)));
  const rows: { own: boolean; before: [boolean, number]; after: [boolean, number] }[] = [];
  for (const message of others) {
    const { opinion, intent } = await read(message);
    const adjusted = learned?.adjust(message.text, opinion) ?? opinion;
    rows.push({
      own: !opinion.intents.labels.includes(intent),
      before: verdict(opinion, intent),
      after: verdict(adjusted, intent),
    });
  }
  const known = rows.filter(({ own }) => !own);
  const own = rows.filter((row) => row.own);
  return {
    messages: rows.length,
    before: share(rows.map((row) => row.before)),
    after: share(rows.map((row) => row.after)),
    ownAfter: own.length === 0 ? null : share(own.map((row) => row.after)),
    knownBefore: share(known.map((row) => row.before)),
    knownAfter: share(known.map((row) => row.after)),
    calibrationErrorBefore: calibrationError(rows.map((row) => row.before)),
    calibrationErrorAfter: calibrationError(rows.map((row) => row.after)),
  };
}

async function remembered(opine: Opine, text: string): Promise<Opinion> {
  const known = opinions.get(text);
  if (known !== undefined) return known;
  const opinion = await opine(text);
  opinions.set(text, opinion);
  return opinion;
}

/** The opinion of a model that never knew some labels. */
function without(opinion: Opinion, hidden: readonly string[]): Opinion {
  if (hidden.length === 0) return opinion;
  const kept = [...opinion.intents.labels.entries()].filter(([, label]) => !hidden.includes(label));
  const total = kept.reduce((sum, [at]) => sum + (opinion.intents.probabilities[at] ?? 0), 0);
  return {
    ...opinion,
    intents: {
      labels: kept.map(([, label]) => label),
      probabilities: Float32Array.from(kept, ([at]) => (opinion.intents.probabilities[at] ?? 0) / total),
    },
  };
}

function verdict({ intents }: Opinion, intent: string): [boolean, number] {
  const confidence = intents.probabilities.reduce((most, one) => Math.max(most, one), 0);
  return [intents.labels[intents.probabilities.indexOf(confidence)] === intent, confidence];
}

function withWrongLabels({ examples, others }: Merchant, seed: number): Merchant {
  const labels = shuffle(
    examples.map(({ intent }) => intent),
    createSeededRandom(seed),
  );
  return { examples: examples.map((example, at) => ({ ...example, intent: labels[at] ?? '' })), others };
}
