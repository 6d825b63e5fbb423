import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '#core/app-error.ts';
import type { MiningProgress } from '#insight/mine/progress.ts';
import { conversation } from '#insight/mine/testing/conversation.ts';
import { sha256 } from '#models/nano/manifest.json';
import type { MiningRequest } from './mining-api.ts';
import { MiningService } from './mining-service.ts';

const ASKED = [
  ['how much is delivery', 'Delivery is free from ¥59, otherwise ¥6.'],
  ['what does shipping cost', 'It is free from ¥59, otherwise ¥6.'],
  ['is delivery free', 'Delivery is free from ¥59.'],
  ['can I change my address', 'You can change it on the order page until it is picked up.'],
  ['I gave the wrong address', 'Change it on the order page until the rider has it.'],
  ['deliver it to another address please', 'Change the address on the order page.'],
] as const;

const conversations = Array.from({ length: 90 }, (_, at) => {
  const [question = '', answer = ''] = ASKED[at % ASKED.length] ?? [];
  return conversation({
    id: `c${at}`,
    agent: `a${at % 3}`,
    question: at % 2 ? question : `hello, ${question}`,
    answer,
    outcome: { rating: 4 },
  });
});

const request = (change: Partial<MiningRequest> = {}): MiningRequest => ({
  id: 'run',
  conversations,
  entries: [],
  products: [],
  options: { method: 'meaning', seed: 1, fineness: 1, groups: null },
  curation: { merged: [], split: [] },
  ...change,
});

let service: MiningService;

beforeAll(async () => {
  const bytes = readFileSync('models/nano/nano.bin');
  const model = new Uint8Array(bytes).buffer;
  service = new MiningService(null);
  await service.open({ model, sha256 });
});

describe('the mining thread', () => {
  it('mines with the small reader where there is no encoder, the same each time', async () => {
    const mined = await service.mine(request(), () => {});
    expect(mined).toMatchObject({ vectorsBy: 'nano', questions: 90, distinct: 6 });
    expect(mined.clusters.reduce((sum, { size }) => sum + size, 0) + mined.noise).toBe(90);
    expect(await service.mine(request(), () => {})).toEqual(mined);
    expect(structuredClone(mined)).toEqual(mined);
  });

  it('merges and parts groups as a person wants', async () => {
    const options = { ...request().options, method: 'words', groups: 2 } as const;
    const { clusters } = await service.mine(request({ options }), () => {});
    expect(clusters.length).toBeGreaterThan(1);
    const merged = await service.mine(
      request({ options, curation: { merged: [clusters.map(({ id }) => id)], split: [] } }),
      () => {},
    );
    expect(merged.clusters).toHaveLength(1);
  });

  it('stops between two steps', async () => {
    const seen: MiningProgress[] = [];
    const many = Array.from({ length: 4000 }, (_, at) =>
      conversation({ id: `m${at}`, question: `question number ${at} about ${at % 17}` }),
    );
    const run = service.mine(request({ id: 'long', conversations: many }), (progress) => {
      seen.push(progress);
      if (progress.done > 0) void service.cancel('long');
    });
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(seen.some(({ stage }) => stage === 'proposing')).toBe(false);
  });

  it('takes a log without anything in it', async () => {
    expect(await service.mine(request({ conversations: [] }), () => {})).toMatchObject({
      questions: 0,
      clusters: [],
      entries: [],
      chains: [],
      scripts: [],
    });
  });

  it('refuses to run without a reader, and a reader that is another', async () => {
    const other = new MiningService(null);
    await expect(other.mine(request(), () => {})).rejects.toBeInstanceOf(AppError);
    await expect(other.open({ model: new ArrayBuffer(8), sha256 })).rejects.toMatchObject({ code: 'model-invalid' });
  });
});
