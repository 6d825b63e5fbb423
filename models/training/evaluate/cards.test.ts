import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openReader, TIERS } from '#scripts/open-reader.ts';
import { readMessages } from '../prepare/corpus.ts';
import { filledCorpusReadme } from './corpus-table.ts';
import { evaluateTier } from './evaluate-tier.ts';
import { judge } from './judge.ts';
import { filledReadme, readCard } from './model-card.ts';

const page = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the nano card', () => {
  it('has the figures that the shipped model has through the runtime', { timeout: 120_000 }, async () => {
    const { opine, version } = await openReader('nano');
    const found = evaluateTier(await judge(readMessages('dev'), opine), true);
    const { version: ofCard, evaluation: card } = readCard('nano');
    expect(version).toBe(ofCard);
    expect(found.messages).toBe(card.messages);
    expect(found.accuracy).toBeCloseTo(card.accuracy, 3);
    expect(found.byLanguage).toEqual(card.byLanguage);
    expect(found.emotion).toEqual(card.emotion);
    expect(found.language).toEqual(card.language);
    expect(found.outOfScope.recall).toBeCloseTo(card.outOfScope.recall, 2);
    expect(found.confidence.error).toBeCloseTo(card.confidence.error, 2);
  });
});

describe('the encoder card', () => {
  it('is of the encoder that ships', () => {
    const { id } = JSON.parse(page('encoder/manifest.json')) as { id: string };
    expect(readCard('encoder').version).toBe(id);
  });
});

describe('the pages', () => {
  it.each(TIERS)('of the %s model show the figures of its card', (tier) => {
    expect(page(`${tier}/README.md`)).toBe(filledReadme(tier, readCard(tier)));
  });

  it('of the corpus counts what is there', () => {
    expect(page('training/corpus/README.md')).toBe(filledCorpusReadme());
  });
});
