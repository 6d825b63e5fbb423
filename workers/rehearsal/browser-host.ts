import { AppError } from '#core/app-error.ts';
import { sha256 as nanoHash } from '#models/nano/manifest.json';
import nanoUrl from '#models/nano/nano.bin?url';
import enUrl from '#models/training/corpus/dev/en.tsv?url';
import enRudeUrl from '#models/training/corpus/dev/en-r.tsv?url';
import zhUrl from '#models/training/corpus/dev/zh.tsv?url';
import zhRudeUrl from '#models/training/corpus/dev/zh-r.tsv?url';
import type { SimulatedLocale } from '#replay/customers/held-out.ts';
import type { RunningEncoder } from '../nlu/encoder-host.ts';
import { digest } from '../shared/digest.ts';
import type { RehearsalHost } from './rehearsal-service.ts';

const HELD_OUT: Record<SimulatedLocale, readonly string[]> = { 'zh-Hans': [zhUrl, zhRudeUrl], en: [enUrl, enRudeUrl] };

/** The shipped files as they lie beside the Studio's own code. */
export const browserHost: RehearsalHost = {
  async nano() {
    const bytes = new Uint8Array(await (await fetchFile(nanoUrl)).arrayBuffer());
    if ((await digest(bytes)) !== nanoHash) throw new AppError('model-invalid', { path: 'nano.bin › sha256' });
    return bytes;
  },
  heldOut: (locale) => Promise.all(HELD_OUT[locale].map(async (url) => (await fetchFile(url)).text())),
  async encoder(): Promise<RunningEncoder> {
    const { browserEncoder } = await import('../nlu/browser-encoder.ts');
    await browserEncoder.fetch(() => {});
    return browserEncoder.start();
  },
};

async function fetchFile(url: string): Promise<Response> {
  const response = await fetch(new URL(url, import.meta.url)).catch((cause) => {
    throw new AppError('network-offline', { url }, { cause });
  });
  if (!response.ok) throw new AppError('model-invalid', { path: url, status: response.status });
  return response;
}
