import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { FEATURES_VERSION } from '../../../src/nlu/features.ts';
import { loadNano } from '../../../src/nlu/nano-reader.ts';
import { EMOTION_LABELS, type Example, FOLDS, LANGUAGE_LABELS, readCorpus, readIntentLabels } from './corpus.ts';
import {
  bandFigures,
  calibrationError,
  candidateRecall,
  emotionMacroF1,
  fitOutOfScope,
  fitTemperature,
  type HeldOut,
  intentAccuracy,
  intentAccuracyByFile,
  languageAccuracy,
  readHeldOut,
} from './evaluate.ts';
import { packModel } from './pack-model.ts';
import { type Recipe, trainModel } from './train-model.ts';

// Trains the nano model: `npm run train:nano`. First the rotation, for the figures and the calibration; then the model
// that ships, on all messages. `--check` stops after the rotation and writes nothing.

const VERSION = '1';
const MAX_BROTLI_BYTES = 250_000;
const MAX_REFUSED_SHARE = 0.05;
const OUT = new URL('../../nano/', import.meta.url);

const RECIPE: Recipe = {
  seed: 1,
  width: 64,
  rows: 23_200,
  hashBits: 22,
  fullEpochs: 5,
  binaryEpochs: 8,
  fullDropout: 0.5,
  binaryDropout: 0.5,
  rowRate: 0.3,
  outputRate: 0.05,
  smoothing: 0.05,
  emotionWeight: 0.5,
  languageWeight: 0.3,
  keepPower: 0.5,
  binaryScale: 0.5,
};

const intents = readIntentLabels();
const sizes = [intents.length, EMOTION_LABELS.length, LANGUAGE_LABELS.length];
const corpus = readCorpus(intents);
const outOfScope = intents.indexOf('oos');

interface Calibration {
  temperatures: { intent: number; emotion: number; language: number };
  outOfScopeThreshold: number;
}

const heldOut = [...Array(FOLDS).keys()].flatMap((fold) => {
  const examples = corpus.filter((example) => example.fold === fold);
  const bytes = train(
    corpus.filter((example) => example.fold !== fold),
    { temperatures: { intent: 1, emotion: 1, language: 1 }, outOfScopeThreshold: 1 },
  );
  const read = readHeldOut(loadNano(bytes), examples, fold);
  console.error(`fold ${fold}: ${examples.length} held out, intent ${percent(intentAccuracy(read))}`);
  return read;
});

const temperatures = {
  intent: fitTemperature(
    heldOut.map((one) => one.intents),
    heldOut.map((one) => one.example.intent),
  ),
  emotion: fitTemperature(
    heldOut.map((one) => one.emotions),
    heldOut.map((one) => one.example.emotion),
  ),
  language: fitTemperature(
    heldOut.map((one) => one.languages),
    heldOut.map((one) => one.example.language),
  ),
};
const refusal = fitOutOfScope(heldOut, outOfScope, temperatures.intent, MAX_REFUSED_SHARE);
const figures = {
  heldOutMessages: heldOut.length,
  intentAccuracy: { ...byLanguage(heldOut), all: round(intentAccuracy(heldOut)) },
  intentAccuracyByFile: rounded(intentAccuracyByFile(heldOut)),
  rightIntentAmongFive: round(candidateRecall(heldOut)),
  emotionMacroF1: round(emotionMacroF1(heldOut)),
  languageAccuracy: round(languageAccuracy(heldOut)),
  expectedCalibrationError: round(calibrationError(heldOut)),
  bands: {
    answer: rounded(bandFigures(heldOut, temperatures.intent, 0.7, 2)),
    clarify: rounded(bandFigures(heldOut, temperatures.intent, 0.6, 0.7)),
    preset: rounded(bandFigures(heldOut, temperatures.intent, 0, 0.6)),
  },
  outOfScope: rounded({ recall: refusal.recall, inScopeRefused: refusal.refused }),
};
console.log(JSON.stringify(figures, null, 2));

if (!process.argv.includes('--check')) {
  const bytes = train(corpus, { temperatures, outOfScopeThreshold: refusal.threshold });
  const { header } = loadNano(bytes);
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length;
  if (brotli > MAX_BROTLI_BYTES) throw new Error(`nano.bin: ${brotli} bytes of brotli, at most ${MAX_BROTLI_BYTES}`);
  const manifest = {
    file: 'nano.bin',
    version: VERSION,
    featuresVersion: FEATURES_VERSION,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
    brotliBytes: brotli,
  };
  mkdirSync(OUT, { recursive: true });
  writeFileSync(new URL('nano.bin', OUT), bytes);
  // The manifest goes into the page's code, so what only people read stands beside it.
  writeFileSync(new URL('manifest.json', OUT), `${JSON.stringify(manifest, null, 2)}\n`);
  writeFileSync(new URL('card.json', OUT), `${JSON.stringify({ header, recipe: RECIPE, figures }, null, 2)}\n`);
  console.error(`nano.bin: ${bytes.length} bytes, ${brotli} as brotli`);
}

function train(examples: readonly Example[], calibration: Calibration): Uint8Array {
  return packModel(trainModel(examples, sizes, RECIPE), {
    version: VERSION,
    hashBits: RECIPE.hashBits,
    intents,
    emotions: EMOTION_LABELS,
    languages: LANGUAGE_LABELS,
    ...calibration,
  });
}

function byLanguage(read: readonly HeldOut[]): Record<string, number> {
  return Object.fromEntries(
    LANGUAGE_LABELS.map((language, at) => [
      language,
      round(intentAccuracy(read.filter((one) => one.example.language === at))),
    ]),
  );
}

function rounded(values: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, round(value)]));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function percent(value: number): string {
  return `${(value * 100).toFixed(1)} %`;
}
