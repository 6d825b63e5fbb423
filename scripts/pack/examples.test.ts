import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Vocabulary } from '#workers/knowledge/knowledge-api.ts';
import { NluService } from '#workers/nlu/nlu-service.ts';
import { openPack } from '../open-pack.ts';

const bands = { answer: 0.7, clarify: 0.6 };
const model = new Uint8Array(readFileSync('models/nano/nano.bin'));
const { sha256 }: { sha256: string } = JSON.parse(readFileSync('models/nano/manifest.json', 'utf8'));

let vocabulary: Vocabulary;

beforeAll(async () => {
  vocabulary = await (await openPack('examples/packs/fresh')).pack.vocabulary();
});

async function openService(): Promise<NluService> {
  const service = new NluService();
  await service.open({ model: model.slice().buffer, sha256 });
  return service;
}

describe('the labelled messages of a pack', () => {
  it('teach an intent that the model never heard of, and leave the others as they were', async () => {
    const service = await openService();
    const read = async (text: string) => (await service.read({ text, bands })).reading.intent;
    const others = [
      '我的包裹到哪了',
      '怎么开发票',
      'I want my money back',
      'where is my order',
      '转人工',
      '积分怎么用',
    ];
    const before = await Promise.all(others.map(read));
    expect(await read('泡沫箱和冰袋你们收回去吗')).not.toBe('own.box_return');
    await service.setVocabulary(vocabulary);
    // They are learnt in the background, while messages are read.
    await vi.waitFor(async () => expect(await read('泡沫箱和冰袋你们收回去吗')).toBe('own.box_return'), 10_000);
    expect(await read('can the rider take the empty foam boxes back')).toBe('own.box_return');
    expect(await Promise.all(others.map(read))).toEqual(before);
  });

  it('are forgotten with the pack that had them', async () => {
    const service = await openService();
    const read = async () => (await service.read({ text: '泡沫箱和冰袋你们收回去吗', bands })).reading.intent;
    await service.setVocabulary(vocabulary);
    await vi.waitFor(async () => expect(await read()).toBe('own.box_return'), 10_000);
    await service.setVocabulary({ ...vocabulary, examples: [] });
    expect(await read()).not.toBe('own.box_return');
  });
});

describe('the terms of a pack', () => {
  it('are found as soon as a changed pack is there', async () => {
    const service = await openService();
    const terms = async () => (await service.read({ text: '25号还有货吗', bands })).reading.entities;
    expect(await terms()).toEqual([]);
    await service.setVocabulary({ ...vocabulary, terms: { ...vocabulary.terms, '25号': '王菲红' } });
    expect(await terms()).toEqual([{ type: 'term', text: '25号', value: '王菲红', start: 0, end: 3 }]);
  });
});

describe('several wishes in one message', () => {
  it('are read in their order where both are sure', async () => {
    const service = await openService();
    const { reading } = await service.read({ text: '我的包裹到哪了？另外发票怎么开', bands });
    expect(reading.wishes?.map(({ intent }) => intent)).toEqual(['order.track', 'invoice.request']);
    expect((await service.read({ text: '我的包裹到哪了', bands })).reading.wishes).toBe(undefined);
  });
});
