import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/app-error.ts';
import { packKeyOf } from '#publish/pack-key.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import { Draft } from '../state/draft.ts';
import { StudioDatabase } from '../state/studio-database.ts';
import { Gates, type GateVerdict } from './gates.ts';
import { Publishing } from './publishing.ts';

const sourcesOf = (shop: string, text = 'a') =>
  new Map([
    ['pack.yaml', `shop: ${shop}\n`],
    ['answers/a.yaml', text],
  ]);
const keys = [1, 2].map((byte) => packKeyOf(new Uint8Array(32).fill(byte)));
const [key, other] = keys as [(typeof keys)[number], (typeof keys)[number]];
const fails: GateVerdict = { passed: false, blocking: true, lines: ['1 fell'] };
let db: StudioDatabase;
let draft: Draft;
let gates: Gates;
let stop: AbortController;
/** What is done while a pack is being built. */
let meanwhile: () => void;
let check: () => Promise<never[]>;
let live: Record<string, { pack: string; key: string }>;
let publishing: Publishing;

const shopIn = (files: SourceFiles) => files.get('pack.yaml')?.match(/shop: (\w+)/)?.[1] ?? 'shop';
/** Stands for the thread of the compiler, which has tests of its own. */
const publisher = {
  check: () => check(),
  build: async (files: SourceFiles, { publishedAt }: { publishedAt: string }) => {
    meanwhile();
    const manifest = { shop: shopIn(files), version: files.get('answers/a.yaml') ?? '', publishedAt };
    return { manifest, files: new Map() } as never;
  },
};
const task = () => ({ signal: stop.signal, progress: () => {} });
const build = () => publishing.build(task(), { withVectors: false, note: () => '' });
const publish = async (files: SourceFiles, target: string) => {
  await draft.replace(files);
  await publishing.check();
  const pack = await build();
  await publishing.record(pack, { by: 'Ana', note: '', target });
  return Date.parse(pack.manifest.publishedAt);
};
const edit = () => draft.change('edit', { 'answers/a.yaml': `${draft.files.get('answers/a.yaml')}+` });

beforeEach(async () => {
  db = new StudioDatabase(`publishing-${crypto.randomUUID()}`);
  [draft, gates, stop, live, meanwhile] = [new Draft(() => db), new Gates(), new AbortController(), {}, () => {}];
  check = async () => [];
  const sources = {
    get shop() {
      return shopIn(draft.files);
    },
  };
  publishing = new Publishing({ draft, publisher, gates, sources, live }, () => db);
  await publishing.load();
  await publishing.useKey(key, false);
  await draft.replace(sourcesOf('corner'));
  await publishing.check();
});
afterEach(() => void vi.useRealTimers());

describe('what was published', () => {
  it('is told for each shop by itself, also after the page was opened again', async () => {
    const first = await publish(sourcesOf('corner'), 'a.zip');
    await draft.replace(sourcesOf('beauty'));
    expect(publishing.published).toBeNull();
    expect(publishing.history).toEqual([]);
    expect(publishing.changes.map(({ kind }) => kind)).toEqual(['added', 'added']);
    await publish(sourcesOf('beauty', 'b'), 'b.zip');
    expect(publishing.history).toMatchObject([{ shop: 'beauty', counts: { added: 2, removed: 0 } }]);
    // Another shop in between does not make it another publication, nor put its clock forward.
    expect(await publish(sourcesOf('corner', 'c'), 'c.zip')).toBeGreaterThanOrEqual(first + 1000);
    const again = new Publishing({ draft, publisher, gates, sources: { shop: 'corner' }, live }, () => db);
    await again.load();
    expect(again.history.map(({ target }) => target)).toEqual(['a.zip', 'c.zip']);
    expect(again.published).toEqual(sourcesOf('corner', 'c'));
  });

  it('keeps the sources of the last fifty versions of a shop, and every version', async () => {
    await publish(sourcesOf('beauty', 'b'), 'b.zip');
    for (let at = 0; at < 52; at++) await publish(sourcesOf('corner', `${at}`), 'a.zip');
    const again = new Publishing({ draft, publisher, gates, sources: { shop: 'corner' }, live }, () => db);
    await again.load();
    for (const { history } of [publishing, again]) {
      expect(history.map(({ files }) => files?.['answers/a.yaml'] ?? null)).toEqual([
        null,
        null,
        ...Array.from({ length: 50 }, (_, at) => `${at + 2}`),
      ]);
    }
    const [oldest] = again.history;
    if (oldest) await again.rollBack(oldest, 'back');
    expect(draft.files).toEqual(sourcesOf('corner', '51'));
    await draft.replace(sourcesOf('beauty'));
    expect(publishing.published).toEqual(sourcesOf('beauty', 'b'));
  });

  it('stands in the order of its making, though an older pack arrived after a newer one', async () => {
    const older = await build();
    vi.setSystemTime(Date.now() + 1000);
    await edit();
    await publishing.check();
    await publishing.record(await build(), { by: 'Ana', note: '', target: 'b.zip' });
    await publishing.record(older, { by: 'Ana', note: '', target: 'a.zip' });
    expect(publishing.history.map(({ target }) => target)).toEqual(['a.zip', 'b.zip']);
    expect(publishing.published).toEqual(draft.files);
  });

  it('takes its reviewers from the last version of the same shop', async () => {
    const rules = (name: string) => `required: false\nreviewers: [{ name: ${name}, key: "${key.publicKey}" }]\n`;
    await publish(new Map([...sourcesOf('beauty'), ['reviewers.yaml', rules('Zoe')]]), 'b.zip');
    await draft.replace(new Map([...sourcesOf('corner'), ['reviewers.yaml', rules('Mia')]]));
    expect(publishing.rules.reviewers.map(({ name }) => name)).toEqual(['Mia']);
  });
});

describe('a check that is passed over', () => {
  const taken = { gate: 'set', by: 'Ana', reason: 'known' };
  beforeEach(() => void gates.add({ id: 'set', name: () => 'Set', run: async () => fails }));

  it('is one that was run, and holds for these files alone', async () => {
    publishing.override(taken);
    expect(publishing.overrideOf('set')).toBeNull();
    await publishing.runGate('set', task());
    publishing.override(taken);
    expect(publishing.obstacles).toEqual([]);
    await edit();
    await publishing.check();
    expect(publishing.overrideOf('set')).toBeNull();
    expect(publishing.obstacles).toEqual(['gate']);
    await publishing.runGate('set', task());
    expect(publishing.obstacles).toEqual(['gate']);
  });

  it('stands in the history of the pack that was built with it, and of no other', async () => {
    await publishing.runGate('set', task());
    publishing.override(taken);
    const passedOver = await build();
    await edit();
    await publishing.check();
    await publishing.runGate('set', task());
    publishing.override({ ...taken, by: 'Mia' });
    const later = await build();
    // What is written down is the pack that arrived, whatever was built and which key was forgotten since.
    await publishing.useKey(null, false);
    await publishing.record(passedOver, { by: 'Ana', note: '', target: 'a.zip' });
    expect(publishing.history.at(-1)?.overrides).toEqual([taken]);
    await publishing.record(later, { by: 'Ana', note: '', target: 'b.zip' });
    expect(publishing.history.at(-1)).toMatchObject({ target: 'b.zip', overrides: [{ ...taken, by: 'Mia' }] });
    expect(publishing.published).toEqual(draft.files);
  });

  it('is passed over by nobody where it passes, or does by now', async () => {
    await publishing.runGate('set', task());
    publishing.override(taken);
    gates.add({ id: 'set', name: () => 'Set', run: async () => ({ ...fails, passed: true }) });
    await publishing.runGate('set', task());
    publishing.override({ ...taken, by: 'Mia' });
    expect(publishing.overrideOf('set')).toBeNull();
    await publishing.record(await build(), { by: 'Ana', note: '', target: 'a.zip' });
    expect(publishing.history.at(-1)?.overrides).toEqual([]);
  });
});

describe('a check', () => {
  it('that cannot be made has not passed, says why, and can be passed over', async () => {
    const died = () => {
      throw new Error('the thread died');
    };
    for (const run of [died, async () => died()]) {
      gates.add({ id: 'set', name: () => 'Set', run });
      await publishing.runGate('set', task());
      expect(publishing.verdictOf('set')).toEqual({ passed: false, blocking: true, lines: ['the thread died'] });
      publishing.override({ gate: 'set', by: 'Ana', reason: 'known' });
      expect(publishing.obstacles).toEqual([]);
      await edit();
      await publishing.check();
    }
  });

  it('says nothing once it was cancelled, however it ends', async () => {
    const ends = [
      async () => fails,
      () => Promise.reject(new Error('late')),
      () => Promise.reject(new AppError('cancelled')),
    ];
    for (const end of ends) {
      const run = (): Promise<GateVerdict> => {
        stop.abort();
        return end();
      };
      gates.add({ id: 'set', name: () => 'Set', run });
      await expect(publishing.runGate('set', task())).rejects.toThrow();
      expect(publishing.verdictOf('set')).toBeNull();
    }
  });
});

it('keeps what the newest check found, though an older one ends after it', async () => {
  const ends: ((faults: never[]) => void)[] = [];
  check = () => new Promise((end) => ends.push(end));
  const older = publishing.check();
  await edit();
  const newer = publishing.check();
  ends[1]?.([]);
  await newer;
  ends[0]?.([]);
  await older;
  expect(publishing.faults).toEqual([]);
});

it('tells why the draft could not be checked, until it is', async () => {
  await edit();
  const fault = new Error('the thread died');
  check = () => Promise.reject(fault);
  await expect(publishing.check()).rejects.toBe(fault);
  expect([publishing.faults, publishing.checkFault, publishing.obstacles]).toEqual([null, fault, ['unchecked']]);
  check = async () => [];
  await publishing.check();
  expect([publishing.faults, publishing.checkFault, publishing.obstacles]).toEqual([[], null, []]);
});

it('keeps no pack whose building was cancelled', async () => {
  meanwhile = () => stop.abort();
  await expect(build()).rejects.toThrow();
  expect(publishing.built).toBeNull();
});

describe('the key', () => {
  it('that is not that of what is live of this shop needs a word of the person, which holds for this key alone', async () => {
    live.corner = { pack: '/packs/corner', key: key.publicKey };
    live.beauty = { pack: '/packs/beauty', key: other.publicKey };
    expect(publishing.obstacles).toEqual([]);
    await publishing.useKey(other, false);
    expect(publishing.otherLiveKey).toBe(key.publicKey);
    expect(publishing.obstacles).toEqual(['otherKey']);
    publishing.isOtherKeyMeant = true;
    expect(publishing.obstacles).toEqual([]);
    await publishing.useKey(packKeyOf(new Uint8Array(32).fill(3)), false);
    expect(publishing.obstacles).toEqual(['otherKey']);
  });

  it('is told to be kept when it is', async () => {
    expect(publishing.isKeyKept).toBe(false);
    await publishing.useKey(key, true);
    const again = new Publishing({ draft, publisher, gates, sources: { shop: 'corner' }, live }, () => db);
    await again.load();
    expect([again.isKeyKept, again.key]).toEqual([true, key]);
    await again.useKey(key, false);
    expect([again.isKeyKept, await db.things.count()]).toEqual([false, 0]);
  });
});
