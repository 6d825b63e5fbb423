import { AppError } from '#core/app-error.ts';
import { type MinedHistory, mineFiles } from '#insight/associations/mine-history.ts';
import { toQuestions } from '#insight/log/to-questions.ts';
import { type MinedRead, mineLog } from '#insight/mine/mine-log.ts';
import type { MinedLog } from '#insight/mine/mined-log.ts';
import type { MiningProgress, Work } from '#insight/mine/progress.ts';
import { turnKey } from '#insight/mine/scripts/spoken-replies.ts';
import { distinctQuestions } from '#insight/mine/topics/distinct-questions.ts';
import { loadNano } from '#nlu/nano-reader.ts';
import type { EncoderHost } from '../nlu/encoder-host.ts';
import { digest } from '../shared/digest.ts';
import { nextTask } from '../shared/next-task.ts';
import type { AssociationRequest, MiningApi, MiningRequest } from './mining-api.ts';
import { QuestionReader, type ReadQuestion } from './question-reader.ts';

/** Work at a stretch before a wish to stop is heard. */
const SLICE_MS = 40;

/** Mines logs. Knows no thread: tests and tools use it as it is. */
export class MiningService implements MiningApi {
  readonly #loadHost: (() => Promise<EncoderHost>) | null;
  readonly #cancelled = new Set<string>();
  #reader: QuestionReader | null = null;

  /** @param loadHost Gives the encoder's code and files when they are first wanted; null where there is none. */
  constructor(loadHost: (() => Promise<EncoderHost>) | null = null) {
    this.#loadHost = loadHost;
  }

  async open({ model, sha256: expected }: { model: ArrayBuffer; sha256: string }): Promise<void> {
    const bytes = new Uint8Array(model);
    if ((await digest(bytes)) !== expected.toLowerCase()) {
      throw new AppError('model-invalid', { path: 'nano.bin › sha256', sizeBytes: bytes.length });
    }
    this.#reader = new QuestionReader(loadNano(bytes), this.#loadHost);
  }

  async mine(request: MiningRequest, watch: (progress: MiningProgress) => void): Promise<MinedLog> {
    const reader = this.#reader;
    if (!reader) throw new AppError('model-invalid', { path: 'nano.bin' });
    try {
      const slices = new Slices(watch, () => this.#cancelled.has(request.id));
      await slices.pause({ stage: 'reading', done: 0, total: 1 });
      await reader.start();
      const read = await this.#read(request, reader, slices);
      return await slices.run(mineLog({ ...request, ...read, vectorsBy: reader.by }));
    } finally {
      this.#cancelled.delete(request.id);
    }
  }

  async cancel(id: string): Promise<void> {
    this.#cancelled.add(id);
  }

  async associate({ orders, chats, ...shop }: AssociationRequest): Promise<MinedHistory> {
    return mineFiles(orders, chats, shop);
  }

  async #read(
    { conversations, entries, products }: MiningRequest,
    reader: QuestionReader,
    slices: Slices,
  ): Promise<MinedRead> {
    const questions = conversations.flatMap(toQuestions);
    const distinct = distinctQuestions(questions, products);
    const known = entries.flatMap((entry) => entry.questions);
    const total = distinct.texts.length + known.length;
    const readAll = async (texts: readonly string[], before: number): Promise<ReadQuestion[]> => {
      const read: ReadQuestion[] = [];
      for (const [at, text] of texts.entries()) {
        read.push(await reader.read(text));
        await slices.pause({ stage: 'reading', done: before + at, total });
      }
      return read;
    };
    const own = await readAll(distinct.texts, 0);
    const theirs = await readAll(known, distinct.texts.length);
    const moods = new Map<string, string>();
    for (const { id, turns } of conversations) {
      for (const [position, { speaker, text }] of turns.entries()) {
        if (speaker === 'shopper') moods.set(turnKey(id, position), reader.moodOf(text));
      }
      await slices.pause({ stage: 'reading', done: total, total });
    }
    // Words around a matter are no question of their own.
    const kept = own.flatMap(({ reading }, row) => (reading.isSmallTalk ? [] : [row]));
    const members = kept.map((row) => distinct.members[row] ?? []);
    const languages = new Map(conversations.map(({ id, language }) => [id, language]));
    return {
      questions,
      distinct: {
        texts: kept.map((row) => distinct.texts[row] ?? ''),
        bare: kept.map((row) => distinct.bare[row] ?? ''),
        members,
      },
      moods,
      vectors: kept.flatMap((row) => own[row]?.vector ?? []),
      // A whole conversation tells its language better than one question.
      readings: kept.flatMap((row, at) => {
        const first = questions[members[at]?.[0] ?? -1];
        const reading = own[row]?.reading;
        return reading
          ? [{ ...reading, language: languages.get(first?.conversationId ?? '') ?? reading.language }]
          : [];
      }),
      knownVectors: new Map(known.map((text, at) => [text, theirs[at]?.vector ?? new Float32Array()])),
    };
  }
}

/** Long work in slices: between two of them messages come in, and with them the wish to stop. */
class Slices {
  readonly #watch: (progress: MiningProgress) => void;
  readonly #isCancelled: () => boolean;
  #endMs = 0;

  constructor(watch: (progress: MiningProgress) => void, isCancelled: () => boolean) {
    this.#watch = watch;
    this.#isCancelled = isCancelled;
  }

  async pause(progress: MiningProgress): Promise<void> {
    if (performance.now() < this.#endMs) return;
    this.#watch(progress);
    await nextTask();
    if (this.#isCancelled()) throw new AppError('cancelled', { stage: progress.stage });
    this.#endMs = performance.now() + SLICE_MS;
  }

  async run<T>(work: Work<T>): Promise<T> {
    for (;;) {
      const step = work.next();
      if (step.done === true) return step.value;
      await this.pause(step.value);
    }
  }
}
