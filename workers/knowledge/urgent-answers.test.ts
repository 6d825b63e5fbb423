import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { plainText } from '#core/plain-text.ts';
import { type Overlay, overlaySchema, type UrgentAnswer } from '#knowledge/overlay-schema.ts';
import { PACK_FORMAT, type PackManifest } from '#knowledge/pack-schema.ts';
import type { SearchQuery } from './knowledge-api.ts';
import { LoadedPack } from './loaded-pack.ts';
import { cornerChunks } from './testing/corner-chunks.ts';
import { overlayOf } from './testing/publish-overlay.ts';

const NOW = Date.parse('2026-02-01T00:30:00Z');
const LATER = Date.parse('2026-02-01T00:50:00Z');
const CHUNKS = cornerChunks();
const MANIFEST: PackManifest = {
  format: PACK_FORMAT,
  shop: 'corner',
  name: { 'zh-Hans': '街角小店', en: 'Corner Shop' },
  version: '0123456789abcdef',
  publishedAt: '2026-02-01T00:00:00.000Z',
  locales: ['zh-Hans', 'en'],
  chunks: CHUNKS.map(({ kind, locale }, at) => ({
    kind,
    locale,
    file: `${at}.json`,
    sha256: String(at),
    sizeBytes: 1,
  })),
};

const told = (intent: string, title: string, questions: string[], text: string) => ({
  intent,
  title,
  questions,
  blocks: [{ type: 'paragraph' as const, children: [{ type: 'text' as const, text }] }],
});

const STORM: UrgentAnswer = {
  id: 'storm',
  until: '2026-02-01T00:45:00.000Z',
  texts: {
    'zh-Hans': told(
      'shipping.time',
      '台风停送',
      ['台风天还送货吗', '今天暴雨能送吗'],
      '台风期间暂停配送，订单顺延一天。',
    ),
    en: told(
      'shipping.time',
      'No delivery in the storm',
      ['do you deliver in the typhoon', 'delivery in the storm'],
      'We deliver again tomorrow.',
    ),
  },
};
const FREE: UrgentAnswer = {
  id: 'delivery-fee',
  until: '2026-02-01T00:45:00.000Z',
  texts: { en: told('shipping.fee', 'Delivery is free today', ['is delivery free'], 'Free for all, today only.') },
};

function packWith(overlay: Partial<Overlay>): LoadedPack {
  const pack = new LoadedPack(MANIFEST, {
    readChunk: async (sha256) => JSON.stringify(CHUNKS[Number(sha256)]),
    indexes: null,
  });
  pack.lay(v.parse(overlaySchema, overlayOf(overlay)));
  return pack;
}

const query = (text: string, locale: SearchQuery['locale'], now = NOW): SearchQuery => ({
  text,
  locale,
  limit: 3,
  now,
  reading: null,
});

describe('an urgent answer', () => {
  it('is found like any other, in each language it has', async () => {
    const pack = packWith({ answers: [STORM] });
    const [asked] = await pack.find(query('台风还送不送', 'zh-Hans'));
    expect(asked).toMatchObject({ id: 'storm', title: '台风停送' });
    const [own] = await pack.find(query('今天暴雨能送吗', 'zh-Hans'));
    expect(own?.confidence).toBeGreaterThanOrEqual(0.7);
    const [en] = await pack.find(query('do you deliver in the storm', 'en'));
    expect(en).toMatchObject({ id: 'storm', title: 'No delivery in the storm' });
  });

  it('comes into a search that was already in use, and goes at its time', async () => {
    const pack = packWith({});
    const asked = '台风天还送货吗';
    expect((await pack.find(query(asked, 'zh-Hans'))).map(({ id }) => id)).not.toContain('storm');
    pack.lay(overlayOf({ answers: [STORM] }));
    expect((await pack.find(query(asked, 'zh-Hans')))[0]?.id).toBe('storm');
    expect((await pack.find(query(asked, 'zh-Hans', LATER))).map(({ id }) => id)).not.toContain('storm');
    expect(await pack.entry('storm', 'zh-Hans', LATER)).toBeNull();
  });

  it('takes the place of the entry with its id, however that is asked for, until its time', async () => {
    const pack = packWith({ answers: [FREE] });
    for (const hit of [
      (await pack.find(query('how much is delivery', 'en')))[0],
      await pack.entry('delivery-fee', 'en', NOW),
      await pack.entryAbout('shipping.fee', 'en', NOW),
    ]) {
      expect(hit && plainText(hit.blocks)).toBe('Free for all, today only.');
    }
    const after = await pack.entry('delivery-fee', 'en', LATER);
    expect(after && plainText(after.blocks)).toBe('Delivery is free from ¥59.');
  });

  it('is told before any other of what it is about', async () => {
    const fee: UrgentAnswer = { ...FREE, id: 'fee-now' };
    const pack = packWith({ answers: [fee] });
    expect((await pack.entryAbout('shipping.fee', 'en', NOW))?.id).toBe('fee-now');
    expect((await pack.entryAbout('shipping.fee', 'en', LATER))?.id).toBe('delivery-fee');
  });

  it('is in no index that is kept, also where it came while one was built', async () => {
    let readOn: () => void = () => {};
    const reading = new Promise<void>((resolve) => {
      readOn = resolve;
    });
    const kept: unknown[] = [];
    const pack = new LoadedPack(MANIFEST, {
      readChunk: async (sha256) => {
        await reading;
        return JSON.stringify(CHUNKS[Number(sha256)]);
      },
      indexes: {
        readIndex: async () => null,
        keepIndex: async (_hashes, index) => void kept.push(index),
      },
    });
    const first = pack.find(query('is shipping free', 'en'), ['en']);
    pack.lay(overlayOf({ answers: [STORM] }));
    const second = pack.find(query('delivery in the storm', 'en'), ['en']);
    readOn();
    expect((await first).map(({ id }) => id)).not.toContain('storm');
    expect((await second)[0]?.id).toBe('storm');
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toMatch(/storm|typhoon/);
  });

  it('leaves nothing of the old answer in a language that it lacks', async () => {
    const pack = packWith({ answers: [FREE] });
    const [hit] = await pack.find(query('运费多少', 'zh-Hans'));
    expect(hit === undefined || plainText(hit.blocks) !== '满 ¥59 免运费。').toBe(true);
    expect((await pack.entry('delivery-fee', 'zh-Hans', NOW))?.locale).toBe('en');
  });

  it('must have an id, a time and a language', () => {
    const broken = { ...overlayOf({}), answers: [{ id: 'storm', until: 'soon', texts: {} }] };
    const { issues } = v.safeParse(overlaySchema, broken);
    expect(issues?.map((issue) => v.getDotPath(issue))).toEqual(['answers.0.until', 'answers.0.texts']);
  });
});
