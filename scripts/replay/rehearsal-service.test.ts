import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { assemblePack } from '#publish/assemble-pack.ts';
import { compilePack } from '#publish/compile-pack.ts';
import { packFiles } from '#publish/pack-files.ts';
import { POC_MEASURES } from '#replay/poc/poc-report.ts';
import { CORNER_FIGURES, CORNER_LOG, CORNER_NOW_MS } from '#replay/poc/testing/corner-log.ts';
import { compareRegression } from '#replay/regression/run-regression.ts';
import type { RunOptions } from '#workers/rehearsal/rehearsal-api.ts';
import { type RehearsalHost, RehearsalService } from '#workers/rehearsal/rehearsal-service.ts';
import { assembleFolder } from '../pack/build-pack.ts';
import { compilerData } from '../pack/compiler-data.ts';
import { readFolder } from '../pack/read-folder.ts';
import { readHeldOutFiles } from '../simulate/open-demo-world.ts';

const CORNER = 'tests/fixtures/packs/corner';
const host: RehearsalHost = {
  nano: async () => new Uint8Array(await readFile('models/nano/nano.bin')),
  heldOut: async (locale) => readHeldOutFiles(locale),
  encoder: () => Promise.reject(new Error('not wanted here')),
};
const service = new RehearsalService(host);
const options: RunOptions = { pack: 'draft', locale: 'en', nowMs: CORNER_NOW_MS };
const watch = () => {};
let files: Map<string, Uint8Array>;

beforeAll(async () => {
  files = packFiles(await assembleFolder({ sourceDir: CORNER, encoder: null }), null);
  await service.open('draft', files, 'nano');
});

describe('the rehearsing thread', () => {
  it('measures on a built pack what is measured on its sources', async () => {
    const { figures } = await service.tryOnLogs(CORNER_LOG, options, watch);
    const counted = Object.fromEntries(POC_MEASURES.map((name) => [name, [figures[name].count, figures[name].of]]));
    expect(counted).toEqual(CORNER_FIGURES);
  });

  it('refuses a pack of which a byte was changed, and names the file', async () => {
    const name = [...files.keys()].find((file) => file.startsWith('answers-en'));
    const changed = new Map(files).set(name ?? '', new TextEncoder().encode('{}'));
    await expect(service.open('other', changed, 'nano')).rejects.toMatchObject({
      code: 'pack-invalid',
      details: { path: `${name} › sha256` },
    });
  });

  it('simulates the same customers from the same seed', async () => {
    const wish = {
      ...options,
      conversations: 12,
      seed: 4,
      locales: ['en' as const, 'zh-Hans' as const],
      characters: [],
    };
    const first = await service.simulate(wish, watch);
    expect(first.played.map(({ exception }) => exception)).toEqual(first.played.map(() => null));
    expect(first.played.some(({ reached }) => reached !== null)).toBe(true);
    expect(await service.simulate(wish, watch)).toEqual(first);
    expect(await service.simulate({ ...wish, seed: 5 }, watch)).not.toEqual(first);
  });

  it('lets only the characters play that were chosen', async () => {
    const wish = { ...options, conversations: 6, seed: 4, locales: ['en' as const], characters: ['impatient'] };
    const { played } = await service.simulate(wish, watch);
    expect(new Set(played.map(({ character }) => character))).toEqual(new Set(['impatient']));
  });

  it('ends a run that is cancelled', async () => {
    const many = Array.from({ length: 2_000 }, (_, index) => ({
      ...CORNER_LOG[0],
      id: String(index),
    })) as typeof CORNER_LOG;
    const run = service.tryOnLogs(many, options, () => void service.cancel());
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('blocks on a planted fall and names the case', async () => {
    const kept = await service.keepRight({ id: 'fee', locale: 'en', turns: ['how much is delivery'] }, options);
    expect(kept.turns).toEqual([
      { say: 'how much is delivery', expect: { reply: ['answer'], facts: ['entry:delivery-fee'], handoff: false } },
    ]);
    const cases = [{ id: 'fee', given: kept }];
    const before = await service.regress(cases, options, watch);
    expect(compareRegression(before, before)).toMatchObject({ blocks: false, falls: [], open: [] });

    const sources = new Map(readFolder(CORNER));
    const delivery = sources.get('answers/delivery.yaml') ?? '';
    sources.set('answers/delivery.yaml', delivery.slice(delivery.indexOf('- id: delivery-time')));
    sources.set('regression/kept.jsonl', `${JSON.stringify(kept)}\n`);
    const worse = await assemblePack(compilePack(sources, compilerData(), 'the draft'), {
      encoder: null,
      publishedAt: '2026-11-18T07:00:00Z',
    });
    await service.open('worse', packFiles(worse, null), 'nano');
    const after = await service.regress(cases, { ...options, pack: 'worse' }, watch);
    const verdict = compareRegression(before, after);
    expect(verdict).toMatchObject({ blocks: true, falls: [{ id: 'fee' }], before: { count: 1 }, after: { count: 0 } });
    expect(verdict.falls[0]?.after.failed?.path).toBe('turns.0.expect.reply');
    expect(verdict.falls[0]?.before.turns[0]?.said).toContain('¥59');
    expect(compareRegression(null, after)).toMatchObject({ blocks: false, open: [{ id: 'fee' }] });
    expect(compareRegression(after, before)).toMatchObject({ blocks: false, mended: ['fee'] });
  });
});
