import type { FileCacheHost, FileOwner } from './file-cache.ts';

type Caches = Pick<FileCacheHost, 'caches'>;

/** Bytes that each version of an owner's files takes, half files too; a generator's version is its model's id. */
export async function storedByVersion(owner: FileOwner, host: Caches): Promise<Record<string, number>> {
  const stored: Record<string, number> = {};
  for (const name of await namesOf(owner, host)) {
    const cache = await host.caches.open(name);
    let bytes = 0;
    for (const key of await cache.keys()) {
      bytes += Number((await cache.match(key))?.headers.get('content-length') ?? 0);
    }
    stored[name.slice(prefixOf(owner).length)] = bytes;
  }
  return stored;
}

export async function deleteStored(owner: FileOwner, host: Caches): Promise<void> {
  for (const name of await namesOf(owner, host)) await host.caches.delete(name);
}

const prefixOf = (owner: FileOwner): string => `aisle-${owner}-`;

const namesOf = async (owner: FileOwner, { caches }: Caches): Promise<string[]> =>
  (await caches.keys()).filter((name) => name.startsWith(prefixOf(owner)));
