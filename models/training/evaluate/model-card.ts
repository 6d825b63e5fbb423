import { readFileSync, writeFileSync } from 'node:fs';
import type { TIERS, Tier } from '#scripts/open-reader.ts';
import { readIntentLabels } from '../prepare/corpus.ts';
import { cardTables } from './card-tables.ts';
import { confusionPicture } from './confusion-picture.ts';
import type { Evaluation } from './evaluate-tier.ts';
import { filled } from './fill-in.ts';

const CONFUSIONS_KEPT = 40;

/** `models/TIER/card.json`: which model, and how it reads the development messages. */
export interface ModelCard {
  /** The nano model's version or the encoder's id. */
  version: string;
  /** Of everything that is fetched, unpacked. */
  bytes: number;
  evaluation: Evaluation;
}

export function readCard(tier: Tier): ModelCard {
  return JSON.parse(readFileSync(fileOf(tier, 'card.json'), 'utf8')) as ModelCard;
}

/** Writes a tier's card, its picture of confusions, and the tables of its README. */
export function writeCard(tier: Tier, version: string, evaluation: Evaluation): void {
  const card: ModelCard = {
    version,
    bytes: bytesOf(tier),
    evaluation: { ...evaluation, confusions: evaluation.confusions.slice(0, CONFUSIONS_KEPT) },
  };
  writeFileSync(fileOf(tier, 'card.json'), `${JSON.stringify(card, null, 1)}\n`);
  writeFileSync(fileOf(tier, 'confusions.svg'), confusionPicture(evaluation, readIntentLabels()));
  writeFileSync(fileOf(tier, 'README.md'), filledReadme(tier, card));
}

/** The README with the card's figures in the place that it keeps for them. */
export function filledReadme(tier: Tier, card: ModelCard): string {
  return filled(readFileSync(fileOf(tier, 'README.md'), 'utf8'), 'figures', cardTables(card));
}

function bytesOf(tier: Tier): number {
  const manifest = JSON.parse(readFileSync(fileOf(tier, 'manifest.json'), 'utf8')) as {
    sizeBytes?: number;
    files?: { bytes: number }[];
  };
  return manifest.sizeBytes ?? manifest.files?.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
}

function fileOf(tier: (typeof TIERS)[number], name: string): URL {
  return new URL(`../../${tier}/${name}`, import.meta.url);
}
