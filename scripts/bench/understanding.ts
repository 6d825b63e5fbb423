import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchSuite } from './suite.ts';
import { benchMessages } from './understanding/bench-messages.ts';
import type { ContenderFigures, Preparation } from './understanding/contender.ts';
import type { ContenderTask } from './understanding/contender-process.ts';
import { ownPreparation } from './understanding/own-models.ts';

const PROCESS = new URL('understanding/contender-process.ts', import.meta.url);
const MOST_HEAP_MIB = 8192;

/**
 * Our two readers against nlp.js trained on the same authored messages, all judged on the development messages, which
 * neither has seen. Ratios say how many times better ours is: above 1 we win.
 */
export const benchUnderstanding: BenchSuite = async ({ short, browser }) => {
  const { train, dev } = benchMessages(short);
  const folder = mkdtempSync(join(tmpdir(), 'aisle-bench-'));
  const ask = <Answer>(work: ContenderTask['work']): Promise<Answer> =>
    inProcess<Answer>({ work, short, file: join(folder, 'nlpjs.json') });
  try {
    const trained = await ask<Preparation>('train');
    const nlpjs: ContenderFigures = { ...trained, ...(await ask<ContenderFigures>('nlpjs')) };
    const nano: ContenderFigures = { ...ownPreparation('nano'), ...(await ask<ContenderFigures>('nano')) };
    const encoder: ContenderFigures = { ...ownPreparation('encoder'), ...(await ask<ContenderFigures>('encoder')) };
    return {
      short,
      trainingMessages: train.length,
      developmentMessages: dev.length,
      contenders: { nlpjs, nano, encoder },
      ratios: { nano: ratios(nano, nlpjs), encoder: ratios(encoder, nlpjs) },
      ...(browser && { browser: await (await import('./understanding/in-browser.ts')).measureInBrowser() }),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

function ratios(ours: ContenderFigures, theirs: ContenderFigures): Record<string, number> {
  const lower = (key: 'p50Ms' | 'p95Ms' | 'modelBytes' | 'modelBrotliBytes' | 'memoryBytes'): number =>
    rounded(theirs[key] / Math.max(ours[key], Number.MIN_VALUE));
  return {
    accuracy: rounded(ours.accuracy / theirs.accuracy),
    errors: rounded((1 - theirs.accuracy) / (1 - ours.accuracy)),
    p50: lower('p50Ms'),
    p95: lower('p95Ms'),
    modelBytes: lower('modelBytes'),
    modelBrotliBytes: lower('modelBrotliBytes'),
    memory: lower('memoryBytes'),
  };
}

/** nlp.js prints its training to standard output, which is the benchmark's own. */
function inProcess<Answer>(task: ContenderTask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = fork(PROCESS, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: [...process.execArgv, `--max-old-space-size=${MOST_HEAP_MIB}`],
    });
    child.once('message', (answer) => resolve(answer as Answer));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${task.work} ended with code ${code}`)));
    child.send(task);
  });
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
