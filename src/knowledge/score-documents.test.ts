import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atOnce } from './at-once.ts';
import { type LexicalIndex, LexicalIndexBuilder } from './lexical-index.ts';
import { planQuery, type QueryPlan } from './query-plan.ts';
import { DocumentScorer } from './score-documents.ts';
import { SynonymIndex } from './synonym-index.ts';
import { TypoIndex } from './typo-index.ts';

const NO_SYNONYMS = new SynonymIndex({ synonyms: [], terms: {} });

function build(documents: readonly { asks: string[]; body: string }[]): LexicalIndex {
  const builder = new LexicalIndexBuilder();
  for (const { asks, body } of documents) builder.add(asks, body);
  return atOnce(builder.finish());
}

/** The same sum by walking every posting of every term, without shortcuts. */
function scoresOf(index: LexicalIndex, plan: QueryPlan): number[] {
  const scores = new Array<number>(index.documentCount).fill(0);
  for (const slot of plan.slots) {
    for (const { termId, trust } of slot.matches) {
      for (let at = index.postingStarts[termId] ?? 0; at < (index.postingStarts[termId + 1] ?? 0); at++) {
        const document = index.postingDocuments[at] ?? 0;
        scores[document] = (scores[document] ?? 0) + (slot.weight * trust * (index.postingImpacts[at] ?? 0)) / 255;
      }
    }
  }
  return scores;
}

const word = fc.constantFrom(
  'fee',
  'delivery',
  'return',
  'refund',
  'salmon',
  'crab',
  'the',
  'how',
  '运费',
  '退货',
  '三文鱼',
);
const text = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
const documents = fc.array(fc.record({ asks: fc.array(text, { minLength: 1, maxLength: 3 }), body: text }), {
  minLength: 1,
  maxLength: 60,
});

describe('DocumentScorer', () => {
  it('gives the best entries that a walk over everything gives, in any pack', () => {
    fc.assert(
      fc.property(documents, text, fc.integer({ min: 1, max: 10 }), (entries, query, limit) => {
        const index = build(entries);
        const plan = planQuery(query, index, atOnce(TypoIndex.build(index)), NO_SYNONYMS);
        const wanted = scoresOf(index, plan)
          .filter((score) => score > 0)
          .sort((left, right) => right - left)
          .slice(0, limit);
        const found = new DocumentScorer(index).best(plan, limit, []);
        expect(found).toHaveLength(wanted.length);
        // Scores are kept in 32 bits.
        for (const [at, { score }] of found.entries()) expect(score).toBeCloseTo(wanted[at] ?? 0, 3);
      }),
    );
  });

  it('says which parts of the query an entry has', () => {
    const index = build([
      { asks: ['salmon refund'], body: '' },
      { asks: ['salmon'], body: 'crab' },
    ]);
    const plan = planQuery('salmon refund', index, atOnce(TypoIndex.build(index)), NO_SYNONYMS);
    const [first, second] = new DocumentScorer(index).best(plan, 5, []);
    const termsOf = (matched = 0) => plan.slots.filter((_, at) => matched & (1 << at)).map(({ term }) => term);
    expect(termsOf(first?.matched).sort()).toEqual(['refund', 'salmon']);
    expect(termsOf(second?.matched)).toEqual(['salmon']);
  });

  it('forgets one query before the next', () => {
    const index = build([
      { asks: ['salmon'], body: '' },
      { asks: ['crab'], body: '' },
    ]);
    const scorer = new DocumentScorer(index);
    const plan = (query: string) => planQuery(query, index, atOnce(TypoIndex.build(index)), NO_SYNONYMS);
    const alone = new DocumentScorer(index).best(plan('crab'), 5, []);
    scorer.best(plan('salmon crab'), 5, []);
    expect(scorer.best(plan('crab'), 5, [])).toEqual(alone);
  });

  it('brings in entries that must be looked at whatever they score', () => {
    const index = build([
      { asks: ['salmon'], body: '' },
      { asks: ['crab'], body: '' },
    ]);
    const found = new DocumentScorer(index).best(
      planQuery('salmon', index, atOnce(TypoIndex.build(index)), NO_SYNONYMS),
      5,
      [1, 0],
    );
    expect(found.map(({ document, score }) => [document, score > 0])).toEqual([
      [0, true],
      [1, false],
    ]);
  });
});
