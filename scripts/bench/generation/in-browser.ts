import { readFile } from 'node:fs/promises';
import type { Browser } from '@playwright/test';
import { type GeneratorModel, modelBytes } from '#llm/model.ts';
import type { GeneratorTask } from '#llm/tasks.ts';
import { withBenchPage } from '../bench-page.ts';
import { percentile } from '../retrieval/measure.ts';
import type { GeneratedTimes } from './page.ts';

/** The pocket generator in Chromium, by plain WebAssembly in one thread. Times are of this machine. */
export interface BrowserFigures {
  /** Of the model's files; its runtime comes beside. */
  downloadBytes: number;
  startMs: number;
  firstTokenMs: { p50: number; p95: number };
  /** Median over the texts of more than one token. */
  tokensPerSecond: number;
  texts: number;
  /** Tasks that came to nothing before the guards could judge, by reason. */
  refused: Record<string, number>;
  /** Resident memory of the page's process that came with it, the runtime included; null where the system does not tell. */
  memoryMiB: number | null;
  /** Tasks of the page's own thread over 50 ms while texts came. */
  longTasks: number;
}

const PAGE = new URL('page.ts', import.meta.url);

/** @param folder Of the model's files and its `manifest.json`. */
export async function measureInBrowser(folder: URL, tasks: readonly GeneratorTask[]): Promise<BrowserFigures> {
  const { models } = JSON.parse(await readFile(new URL('manifest.json', folder), 'utf8')) as {
    models: GeneratorModel[];
  };
  const [listed] = models;
  if (!listed) throw new Error(`${folder.href}manifest.json lists no model`);
  return withBenchPage(
    PAGE,
    async ({ browser, url, call }) => {
      const model: GeneratorModel = { ...listed, mirrors: [`${url}model/`] };
      const before = await residentMiB(browser);
      await call('bring', model);
      const { startMs, texts, refused, longTasksMs } = await call<GeneratedTimes>('measure', { model, tasks });
      const after = await residentMiB(browser);
      const several = texts.filter(({ pieces }) => pieces > 1);
      const first = texts.map(({ firstMs }) => firstMs);
      const rates = several.map(({ pieces, firstMs, lastMs }) => ((pieces - 1) * 1000) / (lastMs - firstMs));
      return {
        downloadBytes: modelBytes(model),
        startMs: Math.round(startMs),
        firstTokenMs: { p50: Math.round(percentile(first, 0.5)), p95: Math.round(percentile(first, 0.95)) },
        tokensPerSecond: Math.round(percentile(rates, 0.5)),
        texts: texts.length,
        refused,
        memoryMiB: before === null || after === null ? null : Math.round(after - before),
        longTasks: longTasksMs.length,
      };
    },
    { '/model/': folder },
  );
}

/** Of the process that draws the page; Linux tells it. */
async function residentMiB(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sizes = await Promise.all(
    processInfo
      .filter(({ type }) => type === 'renderer')
      .map(async ({ id }) => {
        const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '');
        return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024;
      }),
  );
  const largest = Math.max(...sizes.filter((size) => !Number.isNaN(size)));
  return Number.isFinite(largest) ? largest : null;
}
