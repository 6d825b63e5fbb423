import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { urgentEntry } from './urgent-entry.ts';

const NOW = Date.parse('2026-02-01T12:00:00Z');
const UNTIL = '2026-02-03T00:00:00.000Z';
const FEE = `- id: fee
  intent: shipping.fee
  en:
    title: Delivery fee
    questions: [what is delivery]
    answer: |
      Free from 59.
`;
const FILES = new Map([
  ['pack.yaml', 'locales: [en]\n'],
  ['answers/delivery.yaml', FEE],
  ['locales/fr.yaml', 'answers:\n  fee:\n    title: Frais\n    questions: [combien]\n    answer: Gratuit.\n'],
]);
const WORDS = {
  id: 'fee',
  intent: 'shipping.fee',
  untilMs: Date.parse(UNTIL),
  texts: {
    en: { title: 'No delivery', questions: 'is there delivery\n\n', text: 'Tomorrow again.' },
    fr: { title: 'Pas de livraison', questions: 'livrez-vous', text: 'Demain.' },
  },
};
const BY = { by: 'Li', now: NOW };

describe('an urgent answer in the sources', () => {
  it('leaves the entry whose place it takes as it is, for afterwards', () => {
    const edits = urgentEntry(FILES, WORDS, BY);
    expect(edits['answers/delivery.yaml']).toContain('Free from 59.');
    expect(parse(edits['answers/delivery.yaml'] ?? '')).toEqual([{ ...parse(FEE)[0], validFrom: UNTIL }]);
    expect(parse(edits['answers/urgent.yaml'] ?? '')).toEqual([
      {
        id: 'fee.urgent',
        intent: 'shipping.fee',
        validUntil: UNTIL,
        origin: { kind: 'emergency', at: '2026-02-01T12:00:00.000Z', by: 'Li' },
        en: {
          title: 'No delivery',
          questions: ['is there delivery', 'what is delivery'],
          answer: 'Tomorrow again.\n',
        },
      },
    ]);
  });

  it('has languages of a file of their own there', () => {
    const edits = urgentEntry(FILES, WORDS, BY);
    expect(edits['locales/fr.yaml']).toBeUndefined();
    expect(parse(edits['locales/fr.urgent.yaml'] ?? '')).toEqual({
      answers: {
        'fee.urgent': { title: 'Pas de livraison', questions: ['livrez-vous', 'combien'], answer: 'Demain.\n' },
      },
    });
  });

  it('takes the place of an earlier one, and lets the entry begin when the later one ends', () => {
    const first = new Map([...FILES, ...Object.entries(urgentEntry(FILES, WORDS, BY))]);
    const sooner = '2026-02-02T00:00:00.000Z';
    const { fr: _, ...texts } = WORDS.texts;
    const edits = urgentEntry(first, { ...WORDS, texts, untilMs: Date.parse(sooner) }, BY);
    expect(parse(edits['answers/urgent.yaml'] ?? '')).toMatchObject([{ id: 'fee.urgent', validUntil: sooner }]);
    expect(parse(edits['answers/delivery.yaml'] ?? '')).toMatchObject([{ id: 'fee', validFrom: sooner }]);
    // What the earlier one said in a language that this one leaves out is out of date.
    expect(parse(edits['locales/fr.urgent.yaml'] ?? '')).toEqual({ answers: {} });
  });

  it('does not make an entry that ends before begin after its end', () => {
    const ending = FEE.replace('  en:', '  validUntil: "2026-02-02T00:00:00.000Z"\n  en:');
    const edits = urgentEntry(new Map([...FILES, ['answers/delivery.yaml', ending]]), WORDS, BY);
    expect(edits['answers/delivery.yaml']).toBeUndefined();
  });

  it('is a new entry where none has its id', () => {
    const edits = urgentEntry(FILES, { ...WORDS, id: 'storm' }, BY);
    expect(parse(edits['answers/urgent.yaml'] ?? '')).toMatchObject([{ id: 'storm', validUntil: UNTIL }]);
    expect(edits['answers/delivery.yaml']).toBeUndefined();
  });
});
