import { withBenchPage } from '../bench-page.ts';
import { percentile } from '../retrieval/measure.ts';
import { benchMessages } from './bench-messages.ts';
import type { BrowserTimes } from './page.ts';

/** Warm times of one call to the understanding worker, there and back, by the page's clock. */
export interface WarmFigures {
  p50Ms: number;
  p95Ms: number;
}

const PAGE = new URL('page.ts', import.meta.url);
const CALLS = { warmUp: 100, measured: 200 };

/** Builds the worker as it ships, runs it in Chromium, and has it read development messages with each model. */
export async function measureInBrowser(): Promise<Record<'nano' | 'encoder', WarmFigures>> {
  const texts = benchMessages(false)
    .dev.slice(0, CALLS.warmUp + CALLS.measured)
    .map(({ text }) => text);
  const { nano, encoder } = await withBenchPage(PAGE, ({ call }) => call<BrowserTimes>('measure', texts));
  return { nano: warm(nano), encoder: warm(encoder) };
}

function warm(times: readonly number[]): WarmFigures {
  const measured = times.slice(CALLS.warmUp);
  return { p50Ms: rounded(percentile(measured, 0.5)), p95Ms: rounded(percentile(measured, 0.95)) };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
