import { describe, expect, it } from 'vitest';
import { seededRandom } from '#core/seeded-random.ts';
import { shortHash } from '../short-hash.ts';
import { conversation } from '../testing/conversation.ts';
import { generalise } from './generalise.ts';
import { goldenScripts } from './golden-scripts.ts';
import { type SpokenSentence, spokenReplies, turnKey } from './spoken-replies.ts';

const RANKING = Array.from({ length: 10 }, (_, at) => `a${at}`);
const options = { idOf: shortHash };

/** Agents of falling skill, five topics, sentences by chance; what each adds to the outcome is planted. */
function spoken(seed: number, gains: Readonly<Record<string, number>>): SpokenSentence[] {
  const random = seededRandom(seed);
  return Array.from({ length: 1200 }, (_, at) => {
    const agent = Math.floor(random() * RANKING.length);
    const topic = Math.floor(random() * 5);
    const templates = Object.keys(gains);
    const template = templates[Math.floor(random() * templates.length)] ?? '';
    const chance = 0.6 - 0.03 * agent - 0.05 * topic + (gains[template] ?? 0);
    return {
      kind: 'soothe-angry',
      template,
      conversationId: `c${at}`,
      agent: `a${agent}`,
      topic: `t${topic}`,
      outcome: Number(random() < chance),
      language: 'en',
    };
  });
}

describe('golden words', () => {
  it('are those after which things went better than agent and topic let expect', () => {
    const gains = {
      'I understand, I will see to it myself.': 0.3,
      'Please calm down.': -0.2,
      'One moment.': 0,
      'Noted.': 0,
      'Sure.': 0,
    };
    for (const seed of [1, 2, 3]) {
      const [first, ...others] = goldenScripts(spoken(seed, gains), RANKING, options);
      expect(first).toMatchObject({ template: 'I understand, I will see to it myself.', topic: null });
      expect(first?.atLeast).toBeGreaterThan(0.05);
      expect(others.map(({ template }) => template)).not.toContain('Please calm down.');
    }
  });

  it('are hardly ever found where words make no difference', () => {
    const gains = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`Sentence ${at}.`, 0]));
    const withAny = Array.from({ length: 30 }, (_, seed) =>
      goldenScripts(spoken(50 + seed, gains), RANKING, options),
    ).filter((found) => found.length > 0);
    expect(withAny.length).toBeLessThanOrEqual(3);
  });

  it('are no answer to one matter, where they are to soothe', () => {
    const one = spoken(1, { 'Your parcel comes today.': 0.3, 'Noted.': 0 }).map((sentence) =>
      sentence.template.startsWith('Your') ? { ...sentence, topic: 't0' } : sentence,
    );
    expect(goldenScripts(one, RANKING, options).map(({ template }) => template)).not.toContain(
      'Your parcel comes today.',
    );
  });

  it('come from the best tenth of the agents', () => {
    const gains = { 'Golden.': 0.3, 'Noted.': 0 };
    const without = spoken(1, gains).filter(({ agent, template }) => agent !== 'a0' || template !== 'Golden.');
    expect(goldenScripts(without, RANKING, options).map(({ template }) => template)).not.toContain('Golden.');
  });
});

describe('golden words of an agent who gets one hard topic', () => {
  it('are not those that only sound so because so little is expected of both', () => {
    const random = seededRandom(4);
    const spokenBy = (agent: string, topic: string, chance: number) =>
      Array.from(
        { length: 200 },
        (_, at): SpokenSentence => ({
          kind: 'decide',
          template: random() < 0.5 ? `Words of ${agent}.` : 'Noted.',
          conversationId: `${agent} ${at}`,
          agent,
          topic,
          outcome: Number(random() < chance),
          language: 'en',
        }),
      );
    const others = RANKING.slice(1).flatMap((agent, at) => spokenBy(agent, `t${1 + (at % 4)}`, 0.8));
    expect(goldenScripts([...spokenBy('a0', 't0', 0.4), ...others], RANKING, options)).toEqual([]);
  });
});

describe('golden words count conversations', () => {
  const noted = spoken(1, { 'Noted.': 0, 'Sure.': 0 });
  const said = (conversationId: string, agent: string): SpokenSentence => ({
    kind: 'decide',
    template: 'One moment please.',
    conversationId,
    agent,
    topic: 't0',
    outcome: 1,
    language: 'en',
  });
  const found = (uses: readonly SpokenSentence[]) =>
    goldenScripts(
      [...noted.map((one): SpokenSentence => ({ ...one, kind: 'decide' })), ...uses],
      RANKING,
      options,
    ).find(({ template }) => template === 'One moment please.');

  it('once each, however often the words fall in one', () => {
    expect(found(Array.from({ length: 12 }, () => said('x', 'a0')))).toBeUndefined();
    const uses = Array.from({ length: 12 }, (_, at) => said(`x${at}`, 'a0'));
    expect(found([...uses, ...uses])?.evidence).toEqual({
      times: 12,
      agents: 1,
      conversations: ['x0', 'x1', 'x2', 'x3', 'x4'],
    });
  });

  it('of agents who had several, where few agents say it', () => {
    const seven = Array.from({ length: 7 }, (_, at) => said(`x${at}`, 'a0'));
    expect(found([...seven, said('y', 'a1')])).toBeUndefined();
    expect(found([...seven, said('y', 'a1'), said('z', 'a2')])?.evidence).toMatchObject({ times: 9, agents: 3 });
  });
});

describe('what was said in a conversation', () => {
  it('belongs to the last turn of the shopper before it', () => {
    const talk = conversation({
      id: 'c',
      outcome: { converted: true },
      turns: [
        { speaker: 'shopper', text: 'hello', atMs: null, agent: null },
        { speaker: 'shopper', text: 'is it fresh', atMs: null, agent: null },
        { speaker: 'agent', text: 'It came this morning.', atMs: null, agent: 'a' },
      ],
    });
    const readings = new Map(
      [0, 1].map((at) => [turnKey('c', at), { emotion: 'neutral', topic: `t${at}`, language: 'en' }]),
    );
    expect(spokenReplies([talk], readings, { products: [] }).map(({ topic }) => topic)).toEqual(['t1']);
  });

  it('is read with the mood after it', () => {
    const talk = conversation({
      id: 'c',
      outcome: { rating: 5 },
      turns: [
        { speaker: 'shopper', text: 'late again!!', atMs: null, agent: null },
        { speaker: 'agent', text: 'So sorry, [name]! I will send [order] now.', atMs: null, agent: 'a' },
        { speaker: 'shopper', text: 'thank you', atMs: null, agent: null },
      ],
    });
    const readings = new Map([
      [turnKey('c', 0), { emotion: 'angry', topic: 't', language: 'en' }],
      [turnKey('c', 2), { emotion: 'satisfied', topic: null, language: 'en' }],
    ]);
    expect(spokenReplies([talk], readings, { products: [] })).toMatchObject([
      { kind: 'soothe-angry', template: 'So sorry, {name}!', outcome: 1, agent: 'a', topic: 't' },
      { kind: 'soothe-angry', template: 'I will send {number} now.', outcome: 1 },
    ]);
  });
});

it('makes templates of names, numbers, amounts and goods', () => {
  expect(generalise('[name]，您的大闸蟹（[order]）退 128 元。', { products: ['大闸蟹'] })).toBe(
    '{name}，您的{subject}（{number}）退 {total}。',
  );
  expect(generalise('Your milk was $4.20, [phone] is right.', { products: ['milk'] })).toBe(
    'Your {subject} was {total}, {detail} is right.',
  );
});
