import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import { toQuestions } from '#insight/log/to-questions.ts';
import type { MinedLog } from '#insight/mine/mined-log.ts';
import { knownEntries } from '#insight/mine/pack/known-entries.ts';
import { sha256 } from '#models/nano/manifest.json';
import { MiningService } from '#workers/mining/mining-service.ts';
import { openEncoder } from '../open-encoder.ts';
import { SAMPLE_PRODUCTS, SAMPLE_TOPICS } from './sample-topics.ts';
import { type RawConversation, type SimulatedTruth, simulateLog } from './simulate-log.ts';

const ANSWERS = 'examples/packs/fresh/answers/';

/** As the import hands it on: masked, with pseudonyms. */
function logged(raw: RawConversation): LogConversation {
  return {
    id: raw.id,
    source: { file: 'helpdesk.jsonl', line: 1 },
    startedAtMs: raw.turns[0]?.atMs ?? null,
    channel: raw.channel,
    group: raw.group,
    shopper: raw.customer,
    language: raw.turns.some(({ role, text }) => role === 'customer' && /\p{Script=Han}/u.test(text))
      ? 'zh-Hans'
      : 'en',
    tags: [],
    outcome: { resolved: raw.resolved, rating: raw.rating, handedOver: null, converted: raw.ordered },
    turns: raw.turns.map(({ role, name, text, atMs }) => ({
      speaker: role === 'customer' ? 'shopper' : role,
      text: text
        .replace(/FR\d+/g, '[order]')
        .replace(/138\d{8}|\+44[\d ]+/g, '[phone]')
        .replace(/[\w.]+@[\w.]+/g, '[email]'),
      atMs,
      agent: role === 'agent' ? name : null,
    })),
  };
}

let mined: MinedLog;
let truth: SimulatedTruth;
let conversations: LogConversation[];

beforeAll(async () => {
  const simulated = simulateLog({ seed: 21, conversations: 1500, days: 56 });
  truth = simulated.truth;
  conversations = simulated.conversations.map(logged);
  const encoder = await openEncoder();
  const service = new MiningService(async () => ({ fetch: async () => {}, start: async () => encoder }));
  await service.open({ model: new Uint8Array(readFileSync('models/nano/nano.bin')).buffer, sha256 });
  mined = await service.mine(
    {
      id: 'test',
      conversations,
      entries: knownEntries(
        new Map(readdirSync(ANSWERS).map((file) => [`answers/${file}`, readFileSync(ANSWERS + file, 'utf8')])),
      ),
      products: [...SAMPLE_PRODUCTS['zh-Hans'], ...SAMPLE_PRODUCTS.en],
      options: { method: 'meaning', seed: 1, fineness: 1, groups: null },
      curation: { merged: [], split: [] },
    },
    () => {},
  );
  await encoder.dispose();
}, 120_000);

/** The planted topic that most of a cluster's shown questions belong to. */
function topicOf(id: string): string | undefined {
  const counts = new Map<string, number>();
  for (const { conversationId, times, text } of mined.clusters.find((cluster) => cluster.id === id)?.asked ?? []) {
    const own = conversations.find((one) => one.id === conversationId);
    const at = own ? toQuestions(own).findIndex((question) => question.text.includes(text.replace(/[?？]$/u, ''))) : -1;
    const topic = truth.topics[conversationId]?.[Math.max(0, at)]?.topic;
    if (topic !== undefined) counts.set(topic, (counts.get(topic) ?? 0) + times);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

describe('a log with planted truth', () => {
  it('gives groups that are better and steadier than those of words alone', () => {
    const { meaning, words } = mined.quality;
    expect(meaning.silhouette).toBeGreaterThan(words.silhouette);
    expect(meaning.stability).toBeGreaterThan(words.stability);
  });

  it('gives the chains that most shoppers went', () => {
    const steps = new Set(mined.chains.map(({ topics }) => topics.map(topicOf).join(' → ')));
    expect([...steps]).toEqual(
      expect.arrayContaining(['shelf-life → storage', 'spoiled → refund', 'delivery-time → address']),
    );
  });

  it('proposes the wording of good answers, never of poor ones, with real questions and without personal data', () => {
    const poor = SAMPLE_TOPICS.flatMap((topic) => [...topic['zh-Hans'].poor, ...topic.en.poor]);
    expect(mined.entries.length).toBeGreaterThan(8);
    for (const { wordings, evidence } of mined.entries) {
      expect(evidence.conversations).toBeGreaterThan(0);
      for (const { answer, questions } of Object.values(wordings)) {
        expect(poor).not.toContain(answer);
        expect(questions.join()).not.toMatch(/\[[a-z]+\]/);
        for (const personal of truth.personal) expect(answer + questions.join()).not.toContain(personal);
      }
    }
  });

  it('knows what the pack answers already, and what it does not', () => {
    const invoice = mined.entries.filter(({ cluster }) => topicOf(cluster) === 'invoice');
    expect(invoice.some(({ relation }) => relation.kind !== 'new' && /invoice/.test(relation.entry?.id ?? ''))).toBe(
      true,
    );
    expect(mined.entries.some(({ relation }) => relation.kind === 'new')).toBe(true);
  });

  it('finds the words that good agents soothe with', () => {
    expect(mined.scripts.map(({ template }) => template)).toContain('非常理解您的心情，换成我也会着急。');
    const answers = SAMPLE_TOPICS.flatMap((topic) => [...topic['zh-Hans'].poor, ...topic.en.poor]);
    for (const { template } of mined.scripts) expect(answers).not.toContain(template);
  });
});
