import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { openReader, TIERS, type Tier } from '#scripts/open-reader.ts';
import { readIntentLabels, readMessages } from '../prepare/corpus.ts';
import { confusionPicture } from './confusion-picture.ts';
import { writeCorpusReadme } from './corpus-table.ts';
import { type Evaluation, evaluateTier } from './evaluate-tier.ts';
import { judge, type TestMessage } from './judge.ts';
import { writeCard } from './model-card.ts';
import { printedEvaluation } from './print-evaluation.ts';
import { readTestMessages } from './test-messages.ts';

const USAGE = `Judges the shipped models on labelled messages.

  npm run eval -- [--in FILE …] [--tier nano|encoder|both] [--out FILE.json] [--cards]

  --in     .tsv (intent, emotion, text, variety; the name begins with the language) or .jsonl {text, intent, emotion?,
           language?, variety?}; without it the development messages of models/training/corpus/dev
  --tier   which model (default: both)
  --out    also write the figures to FILE.json, and what is taken for what to FILE-TIER.svg
  --cards  write models/TIER/card.json and confusions.svg and the tables of the READMEs; for the development messages

Temperatures and the out-of-scope threshold are fitted on the development messages, so there what depends on them is fitted
on one half and measured on the other. On other messages everything is as shipped.
`;

class UsageError extends Error {}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      in: { type: 'string', multiple: true, default: [] },
      tier: { type: 'string', default: 'both' },
      out: { type: 'string' },
      cards: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  const tiers = TIERS.filter((tier) => values.tier === tier || values.tier === 'both');
  if (tiers.length === 0) throw new UsageError(`--tier ${values.tier}: say nano, encoder or both`);
  const isFitted = values.in.length === 0;
  if (values.cards && !isFitted) throw new UsageError('--cards is for the development messages: leave out --in');
  const messages = isFitted ? readMessages('dev') : values.in.flatMap(readTestMessages);

  const evaluations: Partial<Record<Tier, Evaluation>> = {};
  for (const tier of tiers) {
    const { version, evaluation } = await evaluate(tier, messages, isFitted);
    process.stdout.write(`${printedEvaluation(`${tier} ${version}`, evaluation)}\n`);
    evaluations[tier] = evaluation;
    if (values.cards) writeCard(tier, version, evaluation);
    if (values.out === undefined) continue;
    writeFileSync(`${values.out.replace(/\.json$/, '')}-${tier}.svg`, confusionPicture(evaluation, readIntentLabels()));
  }
  if (values.cards) writeCorpusReadme();
  if (values.out !== undefined) writeFileSync(values.out, `${JSON.stringify(evaluations, null, 1)}\n`);
}

async function evaluate(tier: Tier, messages: readonly TestMessage[], isFitted: boolean) {
  const reader = await openReader(tier);
  try {
    const judged = await judge(messages, reader.opine);
    return { version: reader.version, evaluation: evaluateTier(judged, isFitted) };
  } finally {
    await reader.dispose();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
