import { readFile } from 'node:fs/promises';

/** Prints what was measured beside the committed baseline, so that a failing budget says what grew. */
export async function printGrowth(suite: string, measured: Record<string, number>): Promise<void> {
  const baseline = JSON.parse(await readFile(new URL('./baseline.json', import.meta.url), 'utf8'))[suite] ?? {};
  for (const [name, value] of Object.entries(measured)) {
    const before = baseline[name];
    const change = before
      ? ` (${value >= before ? '+' : ''}${(((value - before) / before) * 100).toFixed(1)} % against ${before})`
      : '';
    console.log(`${suite}.${name}: ${value}${change}`);
  }
}
