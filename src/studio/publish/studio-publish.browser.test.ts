import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { atOnce } from '#knowledge/at-once.ts';
import { decodeBase64 } from '#knowledge/decode-base64.ts';
import { signEd25519, verifyEd25519 } from '#publish/ed25519.ts';
import { packKeyOf } from '#publish/pack-key.ts';
import { readReviewVerdict, reviewVerdict, type Signer } from '#publish/review/review-file.ts';
import { treeHash } from '#publish/review/tree-hash.ts';
import { BrowserPublishHost } from '#workers/publish/browser-host.ts';
import { PublishService } from '#workers/publish/publish-service.ts';
import { studioDatabase } from '../state/studio-database.ts';
import { type MountedView, mountView } from '../testing/mount-edit-view.ts';
import { cornerShop } from '../try/testing/corner-shop.ts';
import { Publisher } from './publisher.ts';
import './studio-publish.ts';
import '../sources/studio-sources.ts';

const shop = await cornerShop();
const FILE = 'answers/delivery.yaml';
let view: MountedView;

beforeEach(async () => {
  await Promise.all([studioDatabase().publications.clear(), studioDatabase().things.clear()]);
});
afterEach(() => document.body.replaceChildren());

/** With faults known: the compiler has looked at the files, on the page's thread, as the Studio's test frame has it. */
const open = async (options?: Parameters<typeof mountView>[2]) => {
  view = await mountView('studio-publish', shop, options);
  const api = new PublishService(new BrowserPublishHost());
  Object.assign(view.workshop, { publisher: new Publisher(async () => ({ api, close: () => {} })) });
  await checked();
  await view.settled();
};
/** All that the Studio finds out by itself is found out: the shop has no regression cases. */
const checked = async () => {
  await view.workshop.publishing.check();
  await view.workshop.publishing.runGate('regression', task);
};
/** Has a pack of these sources live at any address. */
const putLive = async (files: Map<string, string>) => {
  const options = { publishedAt: new Date().toISOString(), withVectors: false };
  const pack = await view.workshop.publisher.build(files, options);
  vi.stubGlobal('fetch', async (url: string) => {
    const bytes = pack.files.get(new URL(url).pathname.split('/').at(-1) ?? '');
    return new Response(bytes && new Uint8Array(bytes), { status: bytes ? 200 : 404 });
  });
};
const task = { signal: new AbortController().signal, progress: () => {} };
const signer = (byte: number): Signer => {
  const { seed, publicKey } = packKeyOf(new Uint8Array(32).fill(byte));
  return { name: 'Mia', key: publicKey, sign: async (bytes) => signEd25519(bytes, seed) };
};

describe('accessibility', () => {
  it.each(['light', 'dark'] as const)('has no violation on the way, %s', async (theme) => {
    await open({ theme, language: theme === 'dark' ? 'zh-Hans' : 'en' });
    view.workshop.gates.add({
      id: 'set',
      name: () => 'Regression set',
      run: async () => ({ passed: false, blocking: true, lines: ['1 fell'] }),
    });
    await view.workshop.publishing.runGate('set', task);
    for (const details of view.all<HTMLDetailsElement>('details')) details.open = true;
    await view.settled();
    expect(await view.violations()).toEqual([]);
  });

  it('has no violation without a shop, and fits a phone', async () => {
    view = await mountView('studio-publish', new Map());
    expect(await view.violations()).toEqual([]);
    await open({ width: 360 });
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    view = await mountView('studio-sources', shop, { width: 360 });
    view.button('New shop').click();
    await view.settled();
    expect(await view.violations()).toEqual([]);
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
  });
});

describe('the page', () => {
  it('ticks “keep” where the key is kept, and asks before a key signs that is not the live one', async () => {
    const [key, other] = [8, 9].map((byte) => packKeyOf(new Uint8Array(32).fill(byte)));
    if (!key || !other) return;
    await studioDatabase().things.put({ key: 'publish/pack-key', value: key });
    await open();
    await vi.waitFor(() => expect(view.workshop.publishing.key).toEqual(key));
    await view.settled();
    expect(view.find<HTMLInputElement>('publish-key [name=keep]').checked).toBe(true);
    view.workshop.live = { [view.workshop.sources.shop]: { pack: '/nowhere', key: other.publicKey } };
    view.workshop.settings.set({});
    await view.settled();
    expect(view.workshop.publishing.obstacles).toContain('otherKey');
    expect(view.find('publish-key').shadowRoot?.textContent).toContain(other.publicKey);
    expect(await view.violations()).toEqual([]);
    view.find<HTMLInputElement>('publish-key [name=meant]').click();
    await view.settled();
    expect(view.workshop.publishing.obstacles).not.toContain('otherKey');
    view.find<HTMLInputElement>('publish-key [name=keep]').click();
    await vi.waitFor(async () => expect(await studioDatabase().things.get('publish/pack-key')).toBeUndefined());
    await view.settled();
    expect(view.find<HTMLInputElement>('publish-key [name=keep]').checked).toBe(false);
  });

  it('compares with what is live where nothing was published from here, and folds what is inherited', async () => {
    await open();
    const { sources } = view.workshop;
    const [inherited] = view.all<HTMLElement>('publish-changes .inherited summary');
    const count = [...shop.keys()].filter((path) => path.startsWith('../')).length;
    expect(inherited?.textContent).toBe(`${count} files of what the shop extends`);
    await putLive(new Map([...shop, [FILE, '[]']]));
    try {
      view.workshop.live = { [sources.shop]: { pack: 'https://shop.example/packs/corner', key: 'k' } };
      view.workshop.settings.set({});
      await vi.waitFor(() => expect(view.all('publish-live li').length).toBeGreaterThan(0), 15_000);
      expect(view.all('publish-live li').every((one) => one.textContent?.includes('answers.'))).toBe(true);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});

describe('publishing', () => {
  it('compares with what is live too where that is another version than what was published last from here', async () => {
    await open();
    const { draft, publishing, sources } = view.workshop;
    const key = packKeyOf(new Uint8Array(32).fill(9));
    await publishing.useKey(key, false);
    await putLive(new Map([...shop, [FILE, '[]']]));
    const publish = async () => {
      await checked();
      const pack = await publishing.build(task, { withVectors: false, note: () => '' });
      await publishing.record(pack, { by: 'Ana', note: '', target: 'a.zip' });
    };
    const told = () => view.find('[aria-labelledby=step-changes]').textContent;
    const other = 'another version than what was published last';
    try {
      view.workshop.live = { [sources.shop]: { pack: 'https://shop.example/packs/corner', key: key.publicKey } };
      await publish();
      await vi.waitFor(() => expect(told()).toContain(other), 15_000);
      await vi.waitFor(() => expect(view.all('publish-live li').length).toBeGreaterThan(0), 15_000);
      await draft.change('as it is live', { [FILE]: '[]' });
      await publish();
      await vi.waitFor(() => expect(told()).toContain('Nothing differs from what was published last'), 15_000);
      expect(told()).not.toContain(other);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('says why the draft could not be checked, and checks it again when asked', async () => {
    await open();
    const { publishing, publisher, draft } = view.workshop;
    const check = vi.spyOn(publisher, 'check').mockRejectedValue(new Error('the thread died'));
    await draft.change('x', { [FILE]: `# note\n${shop.get(FILE)}` });
    await vi.waitFor(() => expect(publishing.checkFault).not.toBeNull());
    await view.settled();
    expect(view.find('publish-faults [role=alert]').textContent).toContain('the thread died');
    check.mockRestore();
    view.find('publish-faults button').click();
    await vi.waitFor(() => expect(publishing.faults).toEqual([]));
  });

  it('names what stands in the way, and leads to the place of a fault', async () => {
    await open();
    await view.workshop.draft.change('x', {
      [FILE]: `${shop.get(FILE)}\n- id: broken\n  intent: no.such\n  en: { title: T, questions: [q], answer: A }\n`,
    });
    await vi.waitFor(() => expect(view.workshop.publishing.obstacles).toContain('faults'), 15_000);
    await view.settled();
    const [link] = view.all<HTMLAnchorElement>('publish-faults a').filter((one) => one.textContent?.includes('broken'));
    expect(link?.getAttribute('href')).toBe('#edit?file=answers%2Fdelivery.yaml&entry=broken&field=intent');
  });

  it('builds a signed pack, writes it down, and shows what changed since', async () => {
    await open();
    const { publishing, draft } = view.workshop;
    const key = packKeyOf(new Uint8Array(32).fill(9));
    await publishing.useKey(key, false);
    expect((await studioDatabase().things.get('publish/pack-key'))?.value).toBeUndefined();
    expect(publishing.obstacles).toEqual([]);
    const pack = await publishing.build(task, { withVectors: false, note: () => '' });
    const signature = atOnce(decodeBase64(new TextDecoder().decode(pack.files.get('manifest.sig'))));
    const manifest = pack.files.get('manifest.json') ?? new Uint8Array();
    expect(verifyEd25519(atOnce(decodeBase64(key.publicKey)), signature, manifest)).toBe(true);
    const told = () => view.find('publish-build').shadowRoot?.textContent ?? '';
    await vi.waitFor(() => expect(told()).toContain('nowhere but here'));
    await publishing.record(pack, { by: 'Ana', note: 'first', target: 'a.zip' });
    await vi.waitFor(() => expect(told()).not.toContain('nowhere but here'));
    expect(told()).toContain(pack.manifest.version);
    await publishing.record(pack, { by: 'Ana', note: 'first', target: 'cdn.example' });
    expect(publishing.history).toMatchObject([{ target: 'a.zip, cdn.example', version: pack.manifest.version }]);
    expect(publishing.changes).toEqual([]);
    const older = publishing.history[0];
    await draft.change('edit', { [FILE]: `# note\n${shop.get(FILE)}` });
    expect(publishing.changes.map(({ file }) => file)).toEqual([FILE]);
    expect(publishing.built).toBeNull();
    if (older) await publishing.rollBack(older, 'back');
    expect(draft.files.get(FILE)).toBe(shop.get(FILE));
    await draft.undo();
    expect(draft.files.get(FILE)).toContain('# note');
    await draft.redo();
    await checked();
    const again = await publishing.build(task, { withVectors: false, note: () => '' });
    expect(again.manifest.version).toBe(pack.manifest.version);
    expect(Date.parse(again.manifest.publishedAt)).toBeGreaterThan(Date.parse(pack.manifest.publishedAt));
  });

  it('is held up by a check that does not pass, until a person takes it on themselves', async () => {
    await open();
    const { publishing, gates } = view.workshop;
    await publishing.useKey(packKeyOf(new Uint8Array(32).fill(9)), false);
    gates.add({
      id: 'set',
      name: () => 'Regression set',
      run: async () => ({ passed: false, blocking: true, lines: [] }),
    });
    expect(publishing.obstacles).toEqual(['gate']);
    await publishing.runGate('set', task);
    expect(publishing.obstacles).toEqual(['gate']);
    await expect(publishing.build(task, { withVectors: false, note: () => '' })).rejects.toThrow('gate');
    publishing.override({ gate: 'set', by: 'Ana', reason: 'known' });
    expect(publishing.obstacles).toEqual([]);
    const pack = await publishing.build(task, { withVectors: false, note: () => '' });
    await publishing.record(pack, { by: 'Ana', note: '', target: 'a.zip' });
    expect(publishing.history.at(-1)?.overrides).toEqual([{ gate: 'set', by: 'Ana', reason: 'known' }]);
  });

  it('waits for a second person where the shop demands it, whose word ends with the next change', async () => {
    await open();
    const { publishing, draft } = view.workshop;
    await publishing.useKey(packKeyOf(new Uint8Array(32).fill(9)), false);
    const mia = signer(2);
    await draft.change('rules', {
      'reviewers.yaml': `required: true\nreviewers: [{ name: Mia, key: "${mia.key}" }]\n`,
    });
    await checked();
    expect(publishing.faults).toEqual([]);
    expect(publishing.obstacles).toEqual(['review']);
    const nobody = 'names nobody but you';
    expect(view.find('publish-review').shadowRoot?.textContent).not.toContain(nobody);
    publishing.authorKey = mia.key;
    await view.settled();
    expect(view.find('publish-review').shadowRoot?.textContent).toContain(nobody);
    publishing.authorKey = signer(3).key;
    const what = {
      tree: treeHash(draft.files),
      base: treeHash(new Map()),
      verdict: 'approved',
      comment: 'Fine',
      at: new Date().toISOString(),
    } as const;
    publishing.verdict = readReviewVerdict(await reviewVerdict(what, mia));
    expect(publishing.obstacles).toEqual([]);
    await draft.change('edit', { [FILE]: `# note\n${shop.get(FILE)}` });
    await checked();
    expect(publishing.obstacles).toEqual(['review']);
  });
});
