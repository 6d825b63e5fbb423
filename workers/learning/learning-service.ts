import { AppError } from '#core/app-error.ts';
import { findFailures } from '#insight/improve/find-failures.ts';
import { measureLearning } from '#insight/improve/measure-learning.ts';
import type { LogConversation } from '#insight/log/conversation-log.ts';
import { toQuestions } from '#insight/log/to-questions.ts';
import { createEntityFinder } from '#nlu/entities.ts';
import { type LabelledMessage, learn } from '#nlu/learning/learn.ts';
import { loadNano, type NanoReader } from '#nlu/nano-reader.ts';
import type { Opinion } from '#nlu/opinion.ts';
import { readMessage } from '#nlu/read-message.ts';
import type { RunningEncoder } from '../nlu/encoder-host.ts';
import type { LearningApi, LearningProgress, TaughtMessage } from './learning-api.ts';

/** Where the models and the messages of other shops come from. */
export interface LearningHost {
  nano(): Promise<Uint8Array>;
  encoder(): Promise<RunningEncoder>;
  /** Rows of intent, emotion and text of messages that trained no model, in the two languages of the development set. */
  general(): Promise<readonly string[]>;
}

type Watch = (progress: LearningProgress) => void;

/** Messages of other shops that harm is looked for in. */
const GENERAL = 600;
/** Read between two turns of the thread, so that `cancel` is heard. */
const SLICE = 32;

export class LearningService implements LearningApi {
  readonly #host: LearningHost;
  readonly #opinions = { nano: new Map<string, Opinion>(), encoder: new Map<string, Opinion>() };
  #nano: Promise<NanoReader> | null = null;
  #encoder: Promise<RunningEncoder | null> | null = null;
  /** Grows with each cancel: work that began before it ends. */
  #era = 0;

  constructor(host: LearningHost) {
    this.#host = host;
  }

  async failures(
    conversations: readonly LogConversation[],
    { known, bands }: Parameters<LearningApi['failures']>[1],
    watch: Watch,
  ): Promise<Awaited<ReturnType<LearningApi['failures']>>> {
    const era = this.#era;
    const by = (await this.#ready(watch)) ? 'encoder' : 'nano';
    const questions = conversations.flatMap(toQuestions);
    const texts = [...new Set(questions.map(({ text }) => text))];
    const taught = learn(await this.#labelled(by, known, era));
    const opinions = await this.#readAll(by, texts, era, watch);
    const findEntities = createEntityFinder({ products: [], terms: {}, orderNumbers: [] });
    const readings = new Map(
      texts.map((text, at) => {
        const opinion = opinions[at] as Opinion;
        return [text, readMessage(text, { opinion: taught?.adjust(text, opinion) ?? opinion, findEntities, bands })];
      }),
    );
    const failures = findFailures({
      conversations,
      questions,
      readingOf: ({ text }) => {
        const reading = readings.get(text);
        if (!reading) throw new AppError('backend-invalid', { path: text });
        const { intent, confidence, band, candidates, language } = reading;
        return { intent, confidence, band, candidates, language };
      },
    });
    return { failures, questions: questions.length, by };
  }

  async measure(
    { known, added }: Parameters<LearningApi['measure']>[0],
    watch: Watch,
  ): ReturnType<LearningApi['measure']> {
    const era = this.#era;
    const hasEncoder = await this.#ready(watch);
    const rows = await this.#host.general();
    const general = rows.flatMap((row) => {
      const [intent = '', , text = ''] = row.split('\t');
      return text === '' ? [] : [{ intent, text }];
    });
    const step = Math.max(1, general.length / GENERAL);
    const sample = Array.from({ length: Math.min(GENERAL, general.length) }, (_, at) => general[Math.floor(at * step)]);
    const others = sample.filter((message) => message !== undefined);
    const reports: Awaited<ReturnType<LearningApi['measure']>> = {};
    for (const tier of hasEncoder ? (['nano', 'encoder'] as const) : (['nano'] as const)) {
      const grounds = {
        known: await this.#labelled(tier, known, era),
        added: await this.#labelled(tier, added, era),
        general: await this.#labelled(tier, others, era, watch),
      };
      watch({ stage: 'learn', done: 0, total: null });
      await this.#turn(era);
      reports[tier] = measureLearning(grounds);
    }
    return reports;
  }

  async cancel(): Promise<void> {
    this.#era += 1;
  }

  /** Whether the encoder runs too: without it the small reader does. */
  async #ready(watch: Watch): Promise<boolean> {
    watch({ stage: 'reader', done: 0, total: null });
    this.#nano ??= this.#host.nano().then(loadNano);
    // Tried again the next time: it may have been the network.
    this.#nano.catch(() => {
      this.#nano = null;
    });
    await this.#nano;
    this.#encoder ??= this.#host.encoder().catch(() => null);
    return (await this.#encoder) !== null;
  }

  async #labelled(
    tier: 'nano' | 'encoder',
    messages: readonly TaughtMessage[],
    era: number,
    watch: Watch = () => {},
  ): Promise<LabelledMessage[]> {
    const texts = messages.map(({ text }) => text);
    const opinions = await this.#readAll(tier, texts, era, watch);
    return messages.map((message, at) => ({ ...message, opinion: opinions[at] as Opinion }));
  }

  async #readAll(tier: 'nano' | 'encoder', texts: readonly string[], era: number, watch: Watch): Promise<Opinion[]> {
    const kept = this.#opinions[tier];
    const opinions: Opinion[] = [];
    for (const [at, text] of texts.entries()) {
      if (at % SLICE === 0) {
        watch({ stage: 'read', done: at, total: texts.length });
        await this.#turn(era);
      }
      const opinion = kept.get(text) ?? (await this.#opine(tier, text));
      kept.set(text, opinion);
      opinions.push(opinion);
    }
    return opinions;
  }

  async #opine(tier: 'nano' | 'encoder', text: string): Promise<Opinion> {
    const nano = (await this.#nano)?.opine(text);
    const encoder = tier === 'encoder' ? await this.#encoder : null;
    if (!nano) throw new AppError('model-invalid', { path: 'nano.bin' });
    return encoder ? encoder.opine(text, nano.languages) : nano;
  }

  async #turn(era: number): Promise<void> {
    await new Promise((resume) => setTimeout(resume));
    if (era !== this.#era) throw new AppError('cancelled');
  }
}
