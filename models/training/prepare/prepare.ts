import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { FEATURES_VERSION, featurise } from '../../../src/nlu/features.ts';
import { prepareText } from '../../../src/nlu/prepare-text.ts';
import { augment, collectFrames } from './augment.ts';
import { type Message, readMessages, readPublicTexts, readTranslations } from './corpus.ts';
import { readOutside } from './outside.ts';
import { createSeededRandom } from './seeded-random.ts';

// First step of `npm run train`: writes what the Python trainers read to `models/training/.work/`. Text is folded and
// features are counted here by the same code as in the browser, so training and serving cannot drift apart.
//
// messages.jsonl  one row a message, {text (folded), intent, emotion, language, variety, file, part, of}: part is train,
//                 augmented, outside or dev; `of` is the row of the original of an augmented message
// features.u32    the 32-bit hashes of all messages one after another; features.offsets.u32 where each begins
// texts.jsonl     folded public text without labels; translations.jsonl the same thing in several languages;
// pairs.jsonl     some of the translations with their feature hashes, {texts, features}

const WORK = new URL('../.work/', import.meta.url);
const VARIANTS = 3;
/** Every fifth translation teaches the sentence vector: the projection is small. */
const PAIRS_EVERY = 5;
const HASH_BITS = 22;

const random = createSeededRandom(1);
mkdirSync(WORK, { recursive: true });

const train = readMessages('train');
const dev = readMessages('dev');
const frames = collectFrames(train);
const rows: (Message & { part: string; of: number })[] = train.map((message, of) => ({
  ...message,
  part: 'train',
  of,
}));
for (const [of, message] of train.entries()) {
  const own = frames.get(message.language);
  if (own === undefined) continue;
  for (let n = 0; n < VARIANTS; n++) {
    rows.push({ ...message, text: augment(message, own, random), part: 'augmented', of });
  }
}
for (const message of readOutside(random)) rows.push({ ...message, part: 'outside', of: rows.length });
for (const message of dev) rows.push({ ...message, part: 'dev', of: rows.length });

const features = openSync(new URL('features.u32', WORK), 'w');
const offsets = new Uint32Array(rows.length + 1);
for (const [at, { text }] of rows.entries()) {
  const found = featurise(text);
  writeSync(features, found);
  offsets[at + 1] = (offsets[at] ?? 0) + found.length;
}
closeSync(features);
writeFileSync(new URL('features.offsets.u32', WORK), offsets);
writeFileSync(new URL('features.version', WORK), String(FEATURES_VERSION));
writeLines(
  'messages.jsonl',
  rows.map((row) => ({ ...row, text: prepareText(row.text).folded })),
);

const sets = ['assistants', 'multidogo', 'small-talk', 'dialogue', 'social', 'faq'];
writeLines('texts.jsonl', [
  ...sets.flatMap((set) =>
    readPublicTexts(set).map(({ text, language }) => ({ text: prepareText(text).folded, language })),
  ),
]);
const translations = ['tatoeba', 'commerce'].flatMap((set) =>
  readTranslations(set).map((texts) =>
    Object.fromEntries(Object.entries(texts).map(([language, text]) => [language, prepareText(text).folded])),
  ),
);
writeLines('translations.jsonl', translations);
writeLines(
  'pairs.jsonl',
  translations
    .filter((_, at) => at % PAIRS_EVERY === 0)
    .map((texts) => {
      const some = Object.values(texts).slice(0, 4);
      return {
        texts: some,
        features: some.map((text) => Array.from(featurise(text), (hash) => hash % 2 ** HASH_BITS)),
      };
    }),
);
const count = (part: string): number => rows.filter((row) => row.part === part).length;
process.stdout.write(
  `${count('train')} messages, ${count('augmented')} variants, ${count('outside')} public out of scope, ${count('dev')} for development\n`,
);

function writeLines(name: string, values: readonly object[]): void {
  writeFileSync(new URL(name, WORK), `${values.map((value) => JSON.stringify(value)).join('\n')}\n`);
}
