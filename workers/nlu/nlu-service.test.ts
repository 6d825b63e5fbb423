import { describe, expect, it } from 'vitest';
import { AppError } from '#core/app-error.ts';
import type { Opinion } from '#nlu/opinion.ts';
import type { EncoderHost, RunningEncoder } from './encoder-host.ts';
import type { EncoderNews } from './nlu-api.ts';
import { NluService } from './nlu-service.ts';

const bands = { answer: 0.7, clarify: 0.6 };

/** An encoder that finds every message to be one wish. */
function encoderThat(opine: RunningEncoder['opine'] = async (_, languages) => wish(languages)) {
  const log: string[] = [];
  const host: EncoderHost = {
    fetch: async () => void log.push('fetched'),
    start: async () => ({ id: 'abc', opine, dispose: async () => void log.push('disposed') }),
  };
  return { service: new NluService(async () => host), log };
}

function wish(languages: Opinion['languages']): Opinion {
  return {
    tier: 'encoder',
    intents: { labels: ['return.request', 'oos'], probabilities: Float32Array.of(0.9, 0.1) },
    emotions: { labels: ['neutral'], probabilities: Float32Array.of(1) },
    languages,
    outOfScopeThreshold: 0.5,
    vector: Float32Array.of(0.6, 0.8),
  };
}

const read = (service: NluService, text = 'das passt mir nicht') => service.read({ text, bands });

describe('NluService with an encoder', () => {
  it('reads with the encoder while it is up, and gives its vector', async () => {
    const { service, log } = encoderThat();
    expect(await read(service)).toMatchObject({ reading: { tier: 'lexical' }, vector: null });
    await service.fetchEncoder(() => {});
    expect(await read(service)).toMatchObject({ reading: { tier: 'lexical' }, vector: null });
    await service.startEncoder();
    expect(await read(service, '退货')).toMatchObject({
      reading: { tier: 'encoder', intent: 'return.request', band: 'answer', language: 'zh-Hans' },
      vector: { encoder: 'abc', values: Float32Array.of(0.6, 0.8) },
    });
    await service.stopEncoder();
    expect(await read(service)).toMatchObject({ reading: { tier: 'lexical' }, vector: null });
    expect(log).toEqual(['fetched', 'disposed']);
  });

  it('gives an encoder up that fails on a message, says so, and reads that message with what is below', async () => {
    const news: EncoderNews[] = [];
    let runs = 0;
    const { service } = encoderThat(async () => {
      runs += 1;
      throw new RangeError('out of memory');
    });
    await service.fetchEncoder((one) => void news.push(one));
    await service.startEncoder();
    expect(await read(service)).toMatchObject({ reading: { tier: 'lexical' }, vector: null });
    await read(service);
    expect(runs).toBe(1);
    expect(news).toEqual([{ type: 'lost' }]);
  });

  it('stays as it was where the files do not come', async () => {
    const host: EncoderHost = {
      fetch: () => Promise.reject(new AppError('model-invalid', { path: 'x' })),
      start: () => Promise.reject(new Error('not asked')),
    };
    const service = new NluService(async () => host);
    await expect(service.fetchEncoder(() => {})).rejects.toMatchObject({ code: 'model-invalid' });
    expect(await read(service)).toMatchObject({ reading: { tier: 'lexical' } });
  });

  it('takes code that did not come for a line that is down', async () => {
    const service = new NluService(() => Promise.reject(new TypeError('Failed to fetch module')));
    await expect(service.fetchEncoder(() => {})).rejects.toMatchObject({ code: 'network-offline' });
  });

  it('has none on a page that does without workers', async () => {
    await expect(new NluService().fetchEncoder(() => {})).rejects.toMatchObject({ code: 'worker-unavailable' });
  });
});
