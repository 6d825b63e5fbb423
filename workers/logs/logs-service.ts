import { AppError } from '#core/app-error.ts';
import type { LogSpeaker } from '#insight/log/conversation-log.ts';
import { Gatherer } from '#insight/log/gather-conversations.ts';
import { type ImportCounts, noCounts } from '#insight/log/import-tools.ts';
import { zoneClock } from '#insight/sql/load/shop-clock.ts';
import { type TextInsight, textInsight } from '#insight/text/text-insight.ts';
import { loadNano, type NanoReader } from '#nlu/nano-reader.ts';
import { digest } from '../shared/digest.ts';
import { nextTask } from '../shared/next-task.ts';
import { Faults } from './faults.ts';
import { languageReader } from './language-of.ts';
import type {
  ImportReport,
  ImportRequest,
  ImportWatch,
  InsightRequest,
  InsightWatch,
  LogLook,
  LogsApi,
  ReadOptions,
} from './logs-api.ts';
import { lookAt } from './look-at.ts';
import { openLogFile } from './open-log-file.ts';
import { questionReader } from './question-reader.ts';
import { readLog } from './read-log.ts';
import { timeReading } from './time-reading.ts';

/** Messages of one import: what of them is kept in memory until they are conversations is about 1 GB then. */
const MAX_MESSAGES = 2_000_000;
/** A message longer than this is a document. UTF-16 units. */
const MAX_TEXT = 20_000;
const PORTION = 200;
const MINUTE_MS = 60_000;
/** As often as that the page hears how far it is, and may cancel. ms. */
const BREATH_MS = 50;

const partName = (file: number, within: number): string => `${file}.${within}`;

/** Reads logs. Knows no thread: a page that may not start workers uses it directly. */
export class LogsService implements LogsApi {
  #nano: NanoReader | null = null;
  readonly #cancelled = new Set<string>();

  async open({ model, sha256 }: { model: ArrayBuffer; sha256: string }): Promise<void> {
    const bytes = new Uint8Array(model);
    if ((await digest(bytes)) !== sha256.toLowerCase())
      throw new AppError('model-invalid', { path: 'nano.bin › sha256' });
    this.#nano = loadNano(bytes);
  }

  async look(files: readonly File[], options: ReadOptions): Promise<LogLook[]> {
    const opened = await Promise.all(files.map(openLogFile));
    return Promise.all(
      opened.flatMap((logs, file) => logs.map((log, within) => lookAt(log, partName(file, within), options))),
    );
  }

  async import(request: ImportRequest, watch: ImportWatch): Promise<ImportReport> {
    const startedAt = performance.now();
    const faults = new Faults();
    const counts = noCounts();
    const breathe = this.#breath(request.id);
    const gatherer = new Gatherer();
    let taken: readonly File[] = [];
    try {
      taken = await this.#read(request, gatherer, counts, faults, watch, breathe);
      await this.#finish(request, gatherer, counts, faults, watch, breathe);
    } finally {
      this.#cancelled.delete(request.id);
    }
    return {
      files: taken.map(({ name }) => gatherer.fileName(name)),
      counts,
      // What is wrong with a file is known before it is known who is in it.
      faults: faults.listed.map((fault) => ({ ...fault, file: gatherer.fileName(fault.file) })),
      faultCounts: faults.counts,
      tookMs: performance.now() - startedAt,
    };
  }

  async insight({ id, conversations, products, zone }: InsightRequest, watch: InsightWatch): Promise<TextInsight> {
    const clock = zoneClock(zone);
    const breathe = this.#breath(id);
    const work = textInsight(conversations, {
      products,
      offsetAt: (atMs) => clock(atMs) * MINUTE_MS,
      read: questionReader(this.#nano),
    });
    try {
      for (;;) {
        const step = work.next();
        if (step.done === true) return step.value;
        if (await breathe()) await watch({ done: step.value, total: conversations.length });
      }
    } finally {
      this.#cancelled.delete(id);
    }
  }

  async cancel(id: string): Promise<void> {
    this.#cancelled.add(id);
  }

  async #read(
    { files, leftOut, columns, options }: ImportRequest,
    gatherer: Gatherer,
    counts: ImportCounts,
    faults: Faults,
    watch: ImportWatch,
    breathe: () => Promise<boolean>,
  ): Promise<File[]> {
    const taken: File[] = [];
    const out = new Set(leftOut);
    const total = files.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    let messages = 0;
    for (const [at, file] of files.entries()) {
      const before = done;
      const logs = await openLogFile(file);
      const wanted = logs.filter((_, within) => !out.has(partName(at, within)));
      // An empty zip has no part that could be left out.
      if (wanted.length > 0 || logs.length === 0) taken.push(file);
      for (const log of wanted) {
        if (log.kind === 'fault') {
          faults.add({ file: log.name, line: 0, reason: log.reason, detail: log.detail });
          continue;
        }
        counts.files += 1;
        const reading = readLog(log, { time: timeReading(options), columns });
        const { mapping, kind } = reading;
        const isFlat = (kind === 'table' || kind === 'objects') && reading.columns.length > 0;
        if (isFlat && !mapping.text && !mapping.transcript && !mapping.answer) {
          faults.add({ file: log.name, line: 0, reason: 'no-text-column', detail: '' });
          continue;
        }
        const had = messages;
        for await (const { items, records, bytes } of reading.steps()) {
          counts.rows += records.length;
          done += bytes;
          for (const item of items) {
            if ('fault' in item) faults.add({ file: log.name, ...item.fault });
            else if (messages === MAX_MESSAGES)
              faults.add({ file: log.name, line: item.message.line, reason: 'too-many', detail: String(MAX_MESSAGES) });
            else {
              messages += 1;
              const { message } = item;
              if (message.text.length > MAX_TEXT) {
                faults.add({
                  file: log.name,
                  line: message.line,
                  reason: 'text-cut',
                  detail: String(message.text.length),
                });
                message.text = message.text.slice(0, MAX_TEXT);
              }
              gatherer.add(log.name, message);
            }
          }
          if (await breathe()) await watch({ type: 'progress', stage: 'reading', done: Math.min(done, total), total });
        }
        if (messages === had) faults.add({ file: log.name, line: 0, reason: 'file-empty', detail: kind });
      }
      done = before + file.size;
    }
    return taken;
  }

  async #finish(
    { salt, speakers }: ImportRequest,
    gatherer: Gatherer,
    counts: ImportCounts,
    faults: Faults,
    watch: ImportWatch,
    breathe: () => Promise<boolean>,
  ): Promise<void> {
    const total = gatherer.size;
    const tools = {
      salt,
      speakers: speakers as Readonly<Record<string, LogSpeaker>>,
      languageOf: languageReader(this.#nano),
    };
    let done = 0;
    let portion = [];
    for (const finished of gatherer.finish(tools, counts)) {
      done += 1;
      if ('fault' in finished) faults.add(finished.fault);
      else portion.push(finished.conversation);
      if (portion.length === PORTION) {
        await watch({ type: 'conversations', conversations: portion });
        portion = [];
      }
      if (await breathe()) await watch({ type: 'progress', stage: 'cleaning', done, total });
    }
    if (portion.length > 0) await watch({ type: 'conversations', conversations: portion });
    await watch({ type: 'progress', stage: 'cleaning', done: total, total });
  }

  /** Lets messages in now and then, one of which may be `cancel`. True where it did. */
  #breath(id: string): () => Promise<boolean> {
    let last = Number.NEGATIVE_INFINITY;
    return async () => {
      if (performance.now() - last < BREATH_MS) return false;
      await nextTask();
      last = performance.now();
      if (this.#cancelled.has(id)) throw new AppError('cancelled', { id });
      return true;
    };
  }
}
