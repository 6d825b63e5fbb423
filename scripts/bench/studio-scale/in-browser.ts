import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { withBenchPage } from '../bench-page.ts';
import type { LoadTime, QueryTime } from './page.ts';

const PAGE = new URL('page.ts', import.meta.url);

export interface BrowserFigures {
  csv: LoadTime;
  json: LoadTime;
  csvWithTerms: LoadTime;
  /** Of the page's process, its engine's thread and files included, MB: the most it ever held, once CSV was loaded and asked. */
  peakMb: number;
  answers: Record<string, QueryTime>;
}

/** Loads and asks in Chromium, with the engine as it ships. */
export function measureInBrowser(folder: string, csv: string, json: string, times: number): Promise<BrowserFigures> {
  return withBenchPage(
    PAGE,
    async ({ browser, url, call }) => {
      const load = (name: string, terms: boolean) => call<LoadTime>('load', { url: `${url}logs/${name}`, name, terms });
      const loaded = await load(csv, false);
      const withoutTerms = await call<Record<string, QueryTime>>('ask', { times });
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      const peakMb = Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peakOf(id)));
      const fromJson = await load(json, false);
      const csvWithTerms = await load(csv, true);
      const withTerms = await call<Record<string, QueryTime>>('ask', { times });
      const terms = withTerms['weekly-terms'];
      const answers = { ...withoutTerms, ...(terms && { 'weekly-terms': terms }) };
      return { csv: loaded, json: fromJson, csvWithTerms, peakMb, answers };
    },
    { '/logs/': pathToFileURL(`${folder}/`) },
  );
}

/** High-water mark of a process's resident memory, MB, as Linux keeps it. */
function peakOf(pid: number): number {
  const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round((Number(kb) * 1024) / 1e6);
}
