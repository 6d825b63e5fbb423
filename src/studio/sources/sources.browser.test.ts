import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { studioDatabase } from '../state/studio-database.ts';
import { type MountedView, mountView } from '../testing/mount-edit-view.ts';
import { readFolder, writeFile } from './folder.ts';
import { Sources } from './sources.ts';
import './studio-sources.ts';

const shop = new Map([
  ['pack.yaml', 'shop: corner\n'],
  ['answers/a.yaml', '- id: fee\n'],
]);
let root: FileSystemDirectoryHandle;
let folder: FileSystemDirectoryHandle;
let view: MountedView;

beforeEach(async () => {
  root = await navigator.storage.getDirectory();
  folder = await root.getDirectoryHandle('aisle-sources-test', { create: true });
  await studioDatabase().things.clear();
  view = await mountView('studio-sources', shop);
});
afterEach(async () => {
  Reflect.deleteProperty(window, 'showDirectoryPicker');
  document.body.replaceChildren();
  await root.removeEntry('aisle-sources-test', { recursive: true });
});

describe('saving to a folder', () => {
  it('writes the draft into an empty one, and leaves alone what is no file of the shop', async () => {
    await writeFile(folder, 'notes.txt', 'ours');
    const { sources } = view.workshop;
    const read = vi.spyOn(FileSystemFileHandle.prototype, 'getFile');
    expect(await sources.saveTo(folder)).toEqual({ written: ['pack.yaml', 'answers/a.yaml'], conflicts: [] });
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
    expect(await readFolder(folder)).toEqual(new Map([...shop, ['notes.txt', 'ours']]));
    expect(await sources.save()).toEqual({ written: [], conflicts: [] });
  });

  it('asks before it writes over a file of another shop, and writes what was said', async () => {
    await writeFile(folder, 'pack.yaml', 'shop: beauty\n');
    const { sources, draft } = view.workshop;
    const conflicts = [{ path: 'pack.yaml', theirs: 'shop: beauty\n', ours: 'shop: corner\n' }];
    expect(await sources.saveTo(folder)).toEqual({ written: [], conflicts });
    expect(await readFolder(folder)).toEqual(new Map([['pack.yaml', 'shop: beauty\n']]));
    expect(sources.origin?.folder ?? null).toBeNull();
    // What changed there while the person thought about it was not asked of them.
    await writeFile(folder, 'pack.yaml', 'shop: global\n');
    const answer = { asked: conflicts, keep: new Set<string>(), label: 'theirs' };
    const [later] = (await sources.saveTo(folder, answer)).conflicts;
    expect(later?.theirs).toBe('shop: global\n');
    const keep = new Set(['pack.yaml']);
    const saved = await sources.saveTo(folder, { asked: later ? [later] : [], keep, label: 'theirs' });
    expect(saved).toEqual({ written: ['answers/a.yaml'], conflicts: [] });
    expect(draft.files.get('pack.yaml')).toBe('shop: global\n');
    expect(sources.origin?.name).toBe(folder.name);
  });

  it('finds what somebody changed there after it was written, also between the question and the answer', async () => {
    const { sources, draft } = view.workshop;
    await sources.saveTo(folder);
    await draft.change('edit', { 'answers/a.yaml': '- id: mine\n' });
    await writeFile(folder, 'answers/a.yaml', '- id: theirs\n');
    const { conflicts } = await sources.save();
    expect(conflicts).toEqual([{ path: 'answers/a.yaml', theirs: '- id: theirs\n', ours: '- id: mine\n' }]);
    await sources.save({ asked: conflicts, keep: new Set(), label: 'theirs' });
    expect((await readFolder(folder)).get('answers/a.yaml')).toBe('- id: mine\n');
  });

  it('takes away there what the draft took away, unless somebody changed it meanwhile', async () => {
    const { sources, draft } = view.workshop;
    await draft.change('edit', { 'answers/b.yaml': '- id: b\n' });
    await sources.saveTo(folder);
    await draft.change('edit', { 'answers/a.yaml': null, 'answers/b.yaml': null });
    await writeFile(folder, 'answers/a.yaml', '- id: theirs\n');
    const { conflicts } = await sources.save();
    expect(conflicts).toEqual([{ path: 'answers/a.yaml', theirs: '- id: theirs\n', ours: null }]);
    const keep = new Set(['answers/a.yaml']);
    expect((await sources.save({ asked: conflicts, keep, label: 'theirs' })).written).toEqual(['answers/b.yaml']);
    expect([...(await readFolder(folder)).keys()]).toEqual(['pack.yaml', 'answers/a.yaml']);
  });

  it('shows both texts on the page, and no word of them is lost when one thinks better of it', async () => {
    await writeFile(folder, 'pack.yaml', 'shop: beauty\n');
    Object.assign(window, { showDirectoryPicker: async () => folder });
    view = await mountView('studio-sources', shop);
    view.button('Save to a folder').click();
    await expect
      .poll(() => view.all('studio-conflicts pre').map((one) => one.textContent))
      .toEqual(['shop: beauty\n', 'shop: corner\n']);
    view.all<HTMLButtonElement>('studio-conflicts button').at(-1)?.click();
    await view.settled();
    expect(view.all('studio-conflicts')).toEqual([]);
    expect((await readFolder(folder)).get('pack.yaml')).toBe('shop: beauty\n');
    view.button('Save to a folder').click();
    await expect.poll(() => view.all('studio-conflicts input').length).toBe(2);
    view.all<HTMLInputElement>('studio-conflicts input').at(-1)?.click();
    view.all<HTMLButtonElement>('studio-conflicts button').at(0)?.click();
    await expect.poll(async () => readFolder(folder)).toEqual(shop);
  });
});

it('keeps the files with where they came from, or neither', async () => {
  const { sources, draft } = view.workshop;
  await sources.saveTo(folder);
  const found = { root: 'x/', files: new Map([['pack.yaml', 'shop: x\n']]), missing: null };
  // What cannot be cloned cannot be kept.
  const broken = { kind: 'zip', name: (() => {}) as unknown as string, folder: null } as const;
  await expect(sources.open(found, broken)).rejects.toThrow();
  const again = new Sources(draft);
  await again.load();
  expect(again.origin?.name).toBe(folder.name);
  expect(new Map((await studioDatabase().files.toArray()).map(({ path, text }) => [path, text]))).toEqual(shop);
});
