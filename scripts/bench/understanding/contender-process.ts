import { liveBytes, percentile, usedMs } from '../retrieval/measure.ts';
import { benchMessages } from './bench-messages.ts';
import type { BenchLanguage, BenchMessage, Contender, ContenderFigures } from './contender.ts';

// A process of `npm run bench -- understanding`: one contender alone, so that no other's garbage is counted to it.

/** What is asked of the process; answered by one message. */
export interface ContenderTask {
  work: 'train' | 'nlpjs' | 'nano' | 'encoder';
  short: boolean;
  /** Where nlp.js's model is kept between training and reading. */
  file: string;
}

const WARM_UP = 100;

process.once('message', async (task: ContenderTask) => {
  process.send?.(await answer(task), () => process.disconnect());
});

async function answer({ work, short, file }: ContenderTask): Promise<object> {
  const { train, dev } = benchMessages(short);
  // The libraries are loaded before memory is first looked at: code is not the model.
  if (work === 'train') return (await import('./nlpjs.ts')).trainNlpjs(train, file);
  if (work === 'nlpjs') {
    const { loadNlpjs } = await import('./nlpjs.ts');
    return measure(() => loadNlpjs(file), dev, liveBytes);
  }
  const { loadOwn } = await import('./own-models.ts');
  // The encoder's memory is its native runtime's.
  return measure(() => loadOwn(work), dev, work === 'encoder' ? residentBytes : liveBytes);
}

async function measure(
  load: () => Promise<Contender>,
  messages: readonly BenchMessage[],
  memoryInUse: () => number,
): Promise<Omit<ContenderFigures, 'trainSeconds' | 'modelBytes' | 'modelBrotliBytes'>> {
  const before = memoryInUse();
  const contender = await load();
  for (const message of messages.slice(0, WARM_UP)) await contender.read(message);
  const memoryBytes = memoryInUse() - before;
  const times: number[] = [];
  const right: BenchMessage[] = [];
  for (const message of messages) {
    const from = process.cpuUsage();
    const intent = await contender.read(message);
    times.push(usedMs(from));
    if (intent === message.intent) right.push(message);
  }
  const accuracyOf = (language: BenchLanguage): number =>
    rounded(right.filter((one) => one.language === language).length / count(messages, language));
  return {
    accuracy: rounded(right.length / messages.length),
    accuracyByLanguage: { zh: accuracyOf('zh'), en: accuracyOf('en') },
    p50Ms: rounded(percentile(times, 0.5)),
    p95Ms: rounded(percentile(times, 0.95)),
    memoryBytes,
  };
}

function count(messages: readonly BenchMessage[], language: BenchLanguage): number {
  return messages.filter((one) => one.language === language).length;
}

function residentBytes(): number {
  liveBytes();
  return process.memoryUsage.rss();
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
