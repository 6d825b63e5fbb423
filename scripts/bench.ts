import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import type { BenchSuite } from './bench/suite.ts';

/** Suites are loaded when asked for: each brings libraries that the others do not need. */
const SUITES: Readonly<Record<string, () => Promise<BenchSuite>>> = {
  advice: async () => (await import('./bench/advice.ts')).benchAdvice,
  clusters: async () => (await import('./bench/studio-clusters.ts')).benchStudioClusters,
  dialogue: async () => (await import('./bench/dialogue.ts')).benchDialogue,
  generation: async () => (await import('./bench/generation.ts')).benchGeneration,
  guards: async () => (await import('./bench/guards.ts')).benchGuards,
  handoff: async () => (await import('./bench/handoff.ts')).benchHandoff,
  languages: async () => (await import('./bench/languages.ts')).benchLanguages,
  'private-insight': async () => (await import('./bench/private-insight.ts')).benchPrivateInsight,
  retrieval: async () => (await import('./bench/retrieval.ts')).benchRetrieval,
  'studio-import': async () => (await import('./bench/studio-import.ts')).benchStudioImport,
  'studio-scale': async () => (await import('./bench/studio-scale.ts')).benchStudioScale,
  'script-lab': async () => (await import('./bench/script-lab.ts')).benchScriptLab,
  understanding: async () => (await import('./bench/understanding.ts')).benchUnderstanding,
};

const USAGE = `Runs a benchmark suite and prints its figures as JSON. Times are processor time of this machine: compare ratios.

  npm run bench -- SUITE [--short] [--browser] [--out [FILE]]

  SUITE      ${Object.keys(SUITES).join(', ')}
  --short    small sizes, for continuous integration
  --browser  understanding, generation: also times of the worker in Chromium
  --out      also write the figures to FILE, or without FILE to the baseline tests/budgets/bench-SUITE.json
`;

class UsageError extends Error {}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  // Alone, --out means the baseline.
  const bare = args.findIndex((arg, at) => arg === '--out' && (args[at + 1] ?? '-').startsWith('-'));
  if (bare !== -1) args[bare] = '--out=';
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      short: { type: 'boolean', default: false },
      browser: { type: 'boolean', default: false },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true) {
    console.log(USAGE);
    return;
  }
  const [name, ...rest] = positionals;
  const load = name === undefined ? undefined : SUITES[name];
  if (load === undefined || rest.length > 0) throw new UsageError(USAGE);
  const run = await load();
  const figures = `${JSON.stringify(await run({ short: values.short, browser: values.browser }), null, 2)}\n`;
  process.stdout.write(figures);
  if (values.out === undefined) return;
  const file = values.out === '' ? `tests/budgets/bench-${name}.json` : values.out;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, figures);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
