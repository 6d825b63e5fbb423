import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { readModelFile } from '#scripts/open-encoder.ts';
import { Encoder, type EncoderOutputs } from '#workers/nlu/encoder.ts';
import type { EncoderManifest, GoldenReading, ModelFile } from '#workers/nlu/encoder-manifest.ts';
import { calibrationError, fitRefusal, fitTemperature, type Held } from './calibrate.ts';
import { readMessages } from './corpus.ts';

// Last step of `npm run train`: reads the exported int8 encoder as a browser does, fits its temperatures and its threshold
// on the development messages, and writes `models/encoder/manifest.json`.

const FOLDER = new URL('../../encoder/', import.meta.url);
const FILES = ['config.json', 'features.bin', 'onnx/model_quantized.onnx', 'tokenizer.json', 'tokenizer_config.json'];
/** Under the 5 % that may be refused: strangers' messages are refused oftener than those it was fitted on. */
const MOST_REFUSED = 0.035;
const GOLDEN_LOGITS = 3;

/** Scripts, lengths and moods apart: what a wrong kernel or tokenizer would read otherwise. */
const GOLDEN_TEXTS = [
  '我的快递到哪了',
  'I ordered two mugs on Monday and only one came, can you send the other one before my sister’s birthday?',
  '送料はいくらですか？',
  'Где мой заказ FR2611-04817?!',
  'سعر الشحن كام',
  'ยกเลิกคำสั่งซื้อได้ไหม',
  'Điều kiện đổi trả thế nào ạ',
  'ok',
];

const files: ModelFile[] = [];
for (const path of FILES) {
  const bytes = await readModelFile(FOLDER, path);
  files.push({ path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
}
const id = createHash('sha256')
  .update(files.map(({ sha256 }) => sha256).join(''))
  .digest('hex')
  .slice(0, 12);
const manifest: EncoderManifest = {
  id,
  files,
  temperatures: { intent: 1, emotion: 1 },
  outOfScopeThreshold: 1,
  golden: [],
};
const encoder = await Encoder.load({ manifest, read: (path) => readModelFile(FOLDER, path) });

const calibration = await calibrate();
const golden: GoldenReading[] = [];
for (const text of GOLDEN_TEXTS) golden.push(goldenOf(text, await encoder.outputs(text)));
writeFileSync(
  new URL('manifest.json', FOLDER),
  `${JSON.stringify({ ...manifest, ...calibration, golden } satisfies EncoderManifest)}\n`,
);
process.stdout.write(`encoder ${id}: ${JSON.stringify(calibration)}\n`);

/** What the development messages say about the confidences; without them the outputs are taken as they are. */
async function calibrate(): Promise<Pick<EncoderManifest, 'temperatures' | 'outOfScopeThreshold'>> {
  const messages = readMessages('dev');
  if (messages.length === 0) {
    process.stderr.write(
      'models/training/corpus/dev holds no messages: temperatures and threshold stay at 1, NOT FITTED\n',
    );
    return { temperatures: { intent: 1, emotion: 1 }, outOfScopeThreshold: 1 };
  }
  const intents: Held[] = [];
  const emotions: Held[] = [];
  for (const { text, intent, emotion } of messages) {
    const outputs = await encoder.outputs(text);
    intents.push({ outputs: outputs.intents, label: encoder.intents.indexOf(intent) });
    emotions.push({ outputs: outputs.emotions, label: encoder.emotions.indexOf(emotion) });
  }
  const temperatures = { intent: rounded(fitTemperature(intents)), emotion: rounded(fitTemperature(emotions)) };
  const { threshold, recall, refused } = fitRefusal(
    intents,
    encoder.intents.indexOf('oos'),
    temperatures.intent,
    MOST_REFUSED,
  );
  process.stdout.write(
    `${messages.length} messages; calibration error ${rounded(calibrationError(intents))} intent, ` +
      `${rounded(calibrationError(emotions))} emotion; out of scope: recall ${rounded(recall)}, ` +
      `${rounded(refused)} of the others refused\n`,
  );
  return { temperatures, outOfScopeThreshold: rounded(threshold) };
}

function goldenOf(text: string, { intents, vector }: EncoderOutputs): GoldenReading {
  const ranked = [...intents.entries()]
    .sort(([, a], [, b]) => b - a)
    .map(([at, logit]) => [encoder.intents[at] ?? '', rounded(logit)] as const);
  return {
    text,
    intent: ranked[0]?.[0] ?? '',
    logits: Object.fromEntries(ranked.slice(0, GOLDEN_LOGITS)),
    vector: Array.from(vector, rounded),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
