import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { NluService } from '#workers/nlu/nlu-service.ts';

const MODEL = new URL('../../nano/nano.bin', import.meta.url);
const manifest: { sha256: string; sizeBytes: number } = JSON.parse(
  readFileSync(new URL('../../nano/manifest.json', import.meta.url), 'utf8'),
);
const bands = { answer: 0.7, clarify: 0.6 };
const model = (): ArrayBuffer => new Uint8Array(readFileSync(MODEL)).buffer;

describe('NluService', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('reads by rules until the model is there, then by the model', async () => {
    const service = new NluService();
    expect((await service.read({ text: '转人工', bands })).reading).toMatchObject({
      intent: 'human.agent',
      tier: 'lexical',
    });
    await service.open({ model: model(), sha256: manifest.sha256 });
    expect((await service.read({ text: '转人工', bands })).reading).toMatchObject({
      intent: 'human.agent',
      tier: 'nano',
    });
  });

  it('ships the model that the manifest names', () => {
    const bytes = new Uint8Array(model());
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(manifest.sha256);
    expect(bytes.length).toBe(manifest.sizeBytes);
  });

  it('refuses other bytes and stays with the rules', async () => {
    const service = new NluService();
    const html = new TextEncoder().encode('<!doctype html>').buffer;
    await expect(service.open({ model: html, sha256: manifest.sha256 })).rejects.toMatchObject({
      code: 'model-invalid',
      details: { path: 'nano.bin › sha256' },
    });
    expect((await service.read({ text: 'hello', bands })).reading).toMatchObject({ tier: 'lexical' });
  });

  it('checks the hash without WebCrypto too', async () => {
    vi.stubGlobal('crypto', undefined);
    const service = new NluService();
    await expect(service.open({ model: model(), sha256: '0'.repeat(64) })).rejects.toMatchObject({
      code: 'model-invalid',
    });
    await service.open({ model: model(), sha256: manifest.sha256.toUpperCase() });
    expect((await service.read({ text: 'hello', bands })).reading).toMatchObject({ tier: 'nano' });
  });

  it('names what the shop sells once it has its words', async () => {
    const service = new NluService();
    expect((await service.read({ text: '大红袍多少钱', bands })).reading.entities).toEqual([]);
    await service.setVocabulary({
      products: [{ sku: 'TEA-1', names: ['大红袍'] }],
      terms: {},
      orderNumbers: ['FR-\\d{8}'],
    });
    expect((await service.read({ text: '大红袍多少钱', bands })).reading.entities).toEqual([
      { type: 'product', text: '大红袍', value: 'TEA-1', start: 0, end: 3 },
    ]);
  });
});
