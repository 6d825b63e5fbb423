import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';
import { manifestSchema } from '#knowledge/pack-schema.ts';
import type { SourceFiles } from '#publish/source-files.ts';
import type { Publisher } from '../publish/publisher.ts';
import type { LivePacks } from '../state/live-packs.ts';
import type { ReadLive } from './rehearsals.ts';

/** What tells of the pack that is live. */
export interface LiveSource {
  publishing: { load(): Promise<void>; published: SourceFiles | null };
  publisher: Pick<Publisher, 'build'>;
  sources: { shop: string };
  live: LivePacks;
}

/** What was published last from this browser, built again from its sources; else what lies on the Studio's own site. */
export function liveReader(source: LiveSource): ReadLive {
  return async (signal) => {
    await source.publishing.load();
    const { published } = source.publishing;
    if (published) {
      const options = { publishedAt: new Date().toISOString(), withVectors: false };
      return (await source.publisher.build(published, options, { signal })).files;
    }
    const address = source.live[source.sources.shop]?.pack;
    return address === undefined ? null : readServed(address.replace(/\/$/, ''), signal);
  };
}

/**
 * Null where the site says that nothing lies there. Rejects with `network-offline`, `pack-unreachable` and `pack-invalid`; the
 * rehearsing thread checks the hashes.
 */
async function readServed(folder: string, signal: AbortSignal): Promise<Map<string, Uint8Array> | null> {
  const bytes = await fetchBytes(`${folder}/manifest.json`, signal);
  if (bytes === null) return null;
  const manifest = v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), new TextDecoder().decode(bytes));
  if (!manifest.success) throw new AppError('pack-invalid', { path: `${folder}/manifest.json` });
  const files = new Map([['manifest.json', bytes]]);
  for (const { file } of manifest.output.chunks) {
    const chunk = await fetchBytes(`${folder}/${file}`, signal);
    if (chunk === null) throw new AppError('pack-invalid', { path: `${folder}/${file}`, reason: 'missing' });
    files.set(file, chunk);
  }
  return files;
}

/** Statuses that say that nothing is there; any other leaves open what is live, and may not count as nothing. */
const NOTHING: readonly number[] = [404, 410];

async function fetchBytes(url: string, signal: AbortSignal): Promise<Uint8Array | null> {
  const lost = (cause: unknown): never => {
    throw new AppError(signal.aborted ? 'cancelled' : 'network-offline', { url }, { cause });
  };
  const response = await fetch(url, { signal, cache: 'no-cache', credentials: 'omit' }).catch(lost);
  if (NOTHING.includes(response.status)) return null;
  if (!response.ok) throw new AppError('pack-unreachable', { url, status: response.status });
  return new Uint8Array(await response.arrayBuffer().catch(lost));
}
