import type { MinedCluster, MinedEntry, MinedLog } from '#insight/mine/mined-log.ts';

/** What a run found in a small log. For tests. */
export function sampleMined(): MinedLog {
  return {
    method: 'meaning',
    vectorsBy: 'encoder',
    questions: 60,
    distinct: 30,
    noise: 3,
    clusters: [
      cluster('q-ice', 'can I reuse the ice packs', 'product.info', 40),
      cluster('q-fee', 'how much is delivery', 'shipping.fee', 17),
    ],
    quality: {
      meaning: { silhouette: 0.31, stability: 0.8, groups: 2 },
      words: { silhouette: 0.12, stability: 0.4, groups: 2 },
    },
    entries: [
      entry('mined-ice', 'q-ice', 'product.info', 'Ice packs', 'can I reuse the ice packs', 'Yes, freeze them again.'),
      {
        ...entry('mined-fee', 'q-fee', 'shipping.fee', 'Delivery fee', 'how much is delivery', 'Free from ¥59.'),
        relation: {
          kind: 'covered',
          entry: { id: 'shipping-fee', file: 'answers/delivery.yaml' },
          similarity: 0.7,
          figures: [],
        },
        wordings: {
          en: {
            title: 'Delivery fee',
            questions: ['how much is delivery'],
            answer: 'Free from ¥59.',
            facts: [{ kind: 'amount', text: '¥59' }],
          },
        },
      },
    ],
    chains: [{ topics: ['q-ice', 'q-fee'], support: 22, confidence: 0.61, lift: 3.2, chance: 1e-9, examples: ['c1'] }],
    scripts: [
      {
        id: 'script-a',
        kind: 'soothe-angry',
        template: 'I quite understand.',
        language: 'en',
        topic: null,
        evidence: { times: 30, agents: 3, conversations: ['c1'] },
        outcome: 0.8,
        expected: 0.6,
        atLeast: 0.1,
      },
    ],
    agents: 4,
  };
}

function cluster(id: string, central: string, intent: string, size: number): MinedCluster {
  return {
    id,
    terms: central.split(' ').slice(-2),
    central,
    share: size / 60,
    weeks: [
      { weekMs: Date.UTC(2026, 5, 1), count: size - 10 },
      { weekMs: Date.UTC(2026, 5, 8), count: 10 },
    ],
    trend: 1.4,
    languages: { en: size },
    answered: 0.9,
    intent: { label: intent, share: 0.8 },
    size,
    asked: [{ text: central, times: size, conversationId: 'c1' }],
    answers: [{ text: 'Two days in the fridge.', conversationId: 'c1', agentScore: 0.8 }],
    point: [size / 60, 0.2],
  };
}

function entry(id: string, of: string, intent: string, title: string, question: string, answer: string): MinedEntry {
  return {
    id,
    cluster: of,
    intent,
    wordings: { en: { title, questions: [question], answer, facts: [] } },
    confidence: 0.8,
    evidence: { conversations: 12, agents: 2, examples: ['c1'] },
    relation: { kind: 'new', entry: null, similarity: 0.1, figures: [] },
  };
}
