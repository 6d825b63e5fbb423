import { describe, expect, it } from 'vitest';
import type { EntryProposal } from '../entries/propose-entries.ts';
import { compareWithPack } from './compare-with-pack.ts';
import { knownEntries } from './known-entries.ts';
import { productNames } from './product-names.ts';

describe('what the pack says already', () => {
  const files = new Map([
    [
      'answers/a.yaml',
      '- id: fee\n  intent: shipping.fee\n  en:\n    title: Fee\n    questions: [how much is delivery, delivery fee]\n    answer: Free from ¥59, within **2 days**.\n',
    ],
    ['answers/broken.yaml', '- id: [\n'],
    ['products/p.yaml', '- sku: A\n  name: { en: Milk, zh-Hans: 牛奶 }\n  aliases: { en: [whole milk] }\n'],
  ]);
  const proposal = (questions: string[], answer: string): EntryProposal => ({
    id: 'p',
    cluster: 'q',
    intent: null,
    wordings: { en: { title: '', questions, answer, facts: [] } },
    confidence: 0.5,
    evidence: { conversations: 1, agents: 1, examples: [] },
  });
  const relation = (questions: string[], answer: string) =>
    compareWithPack(proposal(questions, answer), knownEntries(files), () => null);

  it('is read from the files that can be read', () => {
    expect(knownEntries(files).map(({ id, language }) => `${id} ${language}`)).toEqual(['fee en']);
    expect(productNames(files)).toEqual(['Milk', '牛奶', 'whole milk']);
  });

  it('covers a proposal, contradicts it, or leaves it new', () => {
    expect(relation(['how much is delivery'], 'Free from ¥59, in 2 days.')).toMatchObject({
      kind: 'covered',
      entry: { id: 'fee', file: 'answers/a.yaml' },
    });
    expect(relation(['delivery fee'], 'It takes 5 days.')).toMatchObject({
      kind: 'contradicts',
      figures: [{ theirs: '2 days', ours: '5 days' }],
    });
    expect(relation(['is the crab alive'], 'Yes.')).toMatchObject({ kind: 'new', entry: null });
  });
});
