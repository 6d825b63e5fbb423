import { afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#core/app-error.ts';
import { erasePhotos } from './kept-photos.ts';
import { keepPhoto, readPhoto, readPhotos } from './photo-store.ts';

const NAME = 'photo-store-test';
const photo = (text: string) => new Blob([text], { type: 'image/jpeg' });

afterEach(async () => {
  vi.restoreAllMocks();
  await erasePhotos(NAME);
});

describe('photos on this device', () => {
  it('come back as they were kept, in the order asked for', async () => {
    const [a, b] = [await keepPhoto(NAME, photo('first')), await keepPhoto(NAME, photo('second'))];
    expect(a).toEqual({ id: a.id, mediaType: 'image/jpeg', sizeBytes: 5 });
    expect(a.id).not.toBe(b.id);
    const found = await readPhotos(NAME, [b.id, 'nothing', a.id]);
    expect(found.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual(['second', 'first']);
    const shown = await readPhoto(NAME, a.id);
    expect([shown?.type, await shown?.text()]).toEqual(['image/jpeg', 'first']);
  });

  it('are erased whole, also while one is being read', async () => {
    const { id } = await keepPhoto(NAME, photo('x'));
    await Promise.all([readPhoto(NAME, id), erasePhotos(NAME)]);
    expect(await readPhoto(NAME, id)).toBeNull();
  });

  it('are not kept where there is no room or no storage, and nothing else breaks', async () => {
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError');
    });
    await expect(keepPhoto(NAME, photo('x'))).rejects.toMatchObject({ code: 'storage-full' });
    vi.restoreAllMocks();
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    const failed = keepPhoto(NAME, photo('x')).catch((cause: unknown) => cause);
    expect(await failed).toBeInstanceOf(AppError);
    expect(await failed).toMatchObject({ code: 'storage-unavailable' });
    expect(await readPhoto(NAME, 'x')).toBeNull();
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
      throw new DOMException('refused', 'SecurityError');
    });
    await expect(erasePhotos(NAME)).resolves.toBeUndefined();
  });
});
