import { expect, it } from 'vitest';
import { DEFAULT_POLICY } from '#dialogue/policy.ts';
import type { Rules } from '#knowledge/rules-schema.ts';
import { checkRules } from './check-rules.ts';
import type { PackSources } from './read-source.ts';

const wording = { title: 't', questions: ['q'], answer: 'a' };
const source: PackSources = {
  pack: { shop: 's', name: { en: 'S' }, locales: ['en'] },
  answers: [{ value: { id: 'fee', intent: 'shipping.fee', en: wording }, file: 'answers/a.yaml', entry: 'fee' }],
  policies: [],
  partly: [],
  specialists: {},
  promotions: [
    {
      value: {
        id: 'spring',
        from: '2026-01-01T00:00:00Z',
        until: '2026-02-01T00:00:00Z',
        en: { title: 't', text: 'x' },
      },
      file: 'promotions.yaml',
      entry: 'spring',
    },
  ],
  attributes: {},
  products: [],
  lexicon: { synonyms: [], terms: {}, orderNumbers: ['A\\d+'], orderNumberExample: 'A1' },
  examples: [],
  flowExamples: [],
  scripts: { en: { 'ask-shipping.time': ['How long?'] } },
  rules: {},
  flows: [],
};
const intents = new Set(['shipping.fee', 'shipping.time', 'payment.failed']);
const faultsOf = (rules: Partial<Rules>) =>
  checkRules({ ...DEFAULT_POLICY, starters: [], ...rules }, source, intents).filter(
    ({ field }) => !field.startsWith('priceSensitive'),
  );
const next = (from: string, intent: string): Partial<Rules> => ({
  followUps: { choices: 2, minProbability: 0.1, next: { [from]: [{ intent, probability: 0.5 }] } },
});

it('rules that name what the pack has have no faults', () => {
  const offers = [{ promotion: 'spring', when: { intents: ['shipping.fee'] }, oncePerConversation: true }];
  const escalations = [{ when: { intent: 'payment.failed' }, do: 'person' as const, reason: 'r' }];
  expect(faultsOf({ offers, escalations, ...next('shipping.fee', 'shipping.time') })).toEqual([]);
  expect(faultsOf(next('fee', 'shipping.time'))).toEqual([]);
});

it.each<[string, Partial<Rules>, string]>([
  ['a promotion', { offers: [{ promotion: 'autumn', when: {}, oncePerConversation: true }] }, 'offers.0.promotion'],
  [
    'an intent of an offer',
    { offers: [{ promotion: 'spring', when: { intents: ['no.such'] }, oncePerConversation: true }] },
    'offers.0.when.intents',
  ],
  [
    'an intent of an escalation',
    { escalations: [{ when: { intent: 'no.such' }, do: 'person', reason: 'r' }] },
    'escalations.0.when.intent',
  ],
  ['what comes before', next('nothing', 'shipping.time'), 'next.nothing'],
  ['what comes next', next('fee', 'no.such'), 'next.fee'],
  ['words for what comes next', next('fee', 'payment.failed'), 'next.fee'],
])('rules that name %s which the pack has not are faulty there', (_, rules, field) => {
  expect(faultsOf(rules).map((fault) => fault.field)).toContain(field);
});
