/// <reference types="vite/client" />

import { runTask } from '#app/generator/run-task.ts';
import { RunningEngine } from '#app/generator/running-engine.ts';
import { startWorker } from '#app/start-worker.ts';
import type { GeneratorModel } from '#llm/model.ts';
import type { GeneratorTask } from '#llm/tasks.ts';
import llmUrl from '#workers/llm/llm.worker.ts?worker&url';
import type { LlmApi } from '#workers/llm/llm-api.ts';

/** Of one text, in milliseconds after it was asked for; by the pieces in which it came. */
export interface WrittenTimes {
  firstMs: number;
  lastMs: number;
  pieces: number;
}

export interface GeneratedTimes {
  /** From files that are on the device to the first text that can be asked for. */
  startMs: number;
  texts: WrittenTimes[];
  /** Tasks that came to nothing before the guards could judge, by reason. */
  refused: Record<string, number>;
  /** Of tasks of the page's own thread that took more than 50 ms while texts came. */
  longTasksMs: number[];
}

const PATIENT = { firstMs: 120_000, wholeMs: 120_000 };

/** Resolves once the model's files are on this device. */
export async function bring(model: GeneratorModel): Promise<void> {
  const { engine } = start(model);
  await engine.ready;
  engine.close();
}

/** Has the tasks done as a leading tab does: by the generating thread, with the guards on the page's own. */
export async function measure({
  model,
  tasks,
}: {
  model: GeneratorModel;
  tasks: GeneratorTask[];
}): Promise<GeneratedTimes> {
  const { engine, startedAt } = start(model);
  const source = await engine.ready;
  const startMs = performance.now() - startedAt;
  const longTasksMs: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasksMs.push(duration);
  });
  observer.observe({ type: 'longtask' });
  const texts: WrittenTimes[] = [];
  const refused: Record<string, number> = {};
  const timed: typeof source = {
    ...source,
    async generate(request, onText, signal) {
      const from = performance.now();
      const times: number[] = [];
      const hear = (piece: string): void => {
        times.push(performance.now() - from);
        onText(piece);
      };
      try {
        await source.generate(request, hear, signal);
      } finally {
        const [firstMs] = times;
        const lastMs = times.at(-1);
        if (firstMs !== undefined && lastMs !== undefined) texts.push({ firstMs, lastMs, pieces: times.length });
      }
    },
  };
  for (const task of tasks) {
    const { receipt } = await runTask(timed, {
      task,
      names: [],
      seed: 1,
      signal: new AbortController().signal,
      ...PATIENT,
    });
    if (receipt.reason) refused[receipt.reason] = (refused[receipt.reason] ?? 0) + 1;
  }
  observer.disconnect();
  return { startMs, texts, refused, longTasksMs };
}

function start(model: GeneratorModel): { engine: RunningEngine; startedAt: number } {
  const startedAt = performance.now();
  const parts = {
    startThread: (onDeath: () => void) => startWorker<LlmApi>(llmUrl, onDeath),
    createBuiltin: () => Promise.reject(new Error('no browser’s own here')),
    prepare: () => Promise.resolve(),
    record() {},
  };
  const watch = {
    onProgress() {},
    onStarting() {},
    onGone: (reason: string) => console.error(reason),
  };
  return { engine: new RunningEngine(model, 'en', parts, watch), startedAt };
}
