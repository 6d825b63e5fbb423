import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const CORNER = 'tests/fixtures/packs/corner';

function replay(lines: unknown[]) {
  return spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', 'scripts/replay.ts', '--pack', CORNER, '--in', '-'],
    {
      input: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
      encoding: 'utf8',
    },
  );
}

describe('replay', { timeout: 60_000 }, () => {
  it('runs turns with readings, replies and effects, the same each time', () => {
    const conversation = { id: 'a', at: 1_000, turns: ['how much is delivery', 'I want to talk to a person'] };
    const { stdout, status } = replay([conversation]);
    expect(status).toBe(0);
    const { id, turns } = JSON.parse(stdout);
    expect(id).toBe('a');
    expect(turns).toMatchObject([
      {
        reading: { intent: 'shipping.fee' },
        replies: [
          { citations: [{ id: 'delivery-fee' }], receipt: { engine: 'none', model: null, seed: null, guard: null } },
        ],
        effects: [],
      },
      { reading: { intent: 'human.agent' }, effects: [{ type: 'request-handoff', packet: { topic: 'shipping.fee' } }] },
    ]);
    expect(replay([conversation]).stdout).toBe(stdout);
  });

  it('folds a log of a device', () => {
    const log = [
      { id: 'e0', at: 1, type: 'started', conversationId: 'c', locale: 'en', online: false, pageUrl: null },
      { id: 'e1', at: 2, type: 'person-asked', reason: 'shopper_asked' },
      { id: 'e2', at: 3, type: 'packet-approved', summary: null, leftOut: [], unmasked: false },
      { id: 'e3', at: 4, type: 'said', text: 'it is late' },
    ];
    const { turns } = JSON.parse(replay([{ log }]).stdout);
    expect(turns.map(({ effects }: { effects: { type: string }[] }) => effects.map(({ type }) => type))).toEqual([
      [],
      [],
      ['request-handoff'],
      ['understand'],
    ]);
  });

  it('gives back what a generator said on the device, with its receipt', () => {
    const receipt = {
      ...{ engine: 'wllama', model: 'm-1', modelHash: 'ab'.repeat(32), seed: 5 },
      guard: { verdict: 'kept', sentences: 1, faults: [] },
    };
    const hit = {
      ...{
        kind: 'answer',
        id: 'delivery-fee',
        locale: 'en',
        title: 'Fee',
        intent: 'shipping.fee',
        score: 1,
        confidence: 0.9,
      },
      blocks: [{ type: 'paragraph', children: [{ type: 'text', text: 'It is free.' }] }],
    };
    const reading = {
      ...{ intent: 'shipping.fee', confidence: 0.9, band: 'answer', emotion: 'neutral', emotionConfidence: 0.9 },
      ...{ candidates: [{ intent: 'shipping.fee', confidence: 0.9 }], language: 'en', entities: [], tier: 'nano' },
    };
    const log = [
      { id: 'e0', at: 1, type: 'started', conversationId: 'c', locale: 'en', online: true, pageUrl: null },
      {
        ...{ id: 'e1', at: 2, type: 'generator-changed' },
        generator: { engine: 'wllama', model: 'm-1', modelHash: 'ab'.repeat(32), locales: ['en'] },
      },
      { id: 'e2', at: 3, type: 'said', text: 'how much is delivery' },
      { id: 'e3', at: 4, type: 'understood', turnId: 'e2', reading, hits: [hit] },
      { id: 'e4', at: 5, type: 'worded', key: 'word.e2', text: 'Delivery costs nothing.', receipt },
    ];
    const { stdout } = replay([{ log }]);
    const { turns } = JSON.parse(stdout);
    expect(turns[3]).toMatchObject({ event: 'understood', replies: [], effects: [{ type: 'word-answer' }] });
    expect(turns[4].replies).toMatchObject([
      {
        id: 'e3.1',
        parts: [{ type: 'worded', text: 'Delivery costs nothing.' }],
        packVersion: expect.any(String),
        receipt,
      },
    ]);
    expect(replay([{ log }]).stdout).toBe(stdout);
  });

  it('names the line that is no conversation', () => {
    const { stderr, status } = replay([{ turns: [] }, '{"turns": 7}']);
    expect(status).toBe(2);
    expect(stderr).toContain('line 2');
  });
});
