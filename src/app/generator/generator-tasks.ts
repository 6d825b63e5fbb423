import { plainText } from '#core/plain-text.ts';
import type { Effect } from '#dialogue/effect.ts';
import type { EventBody } from '#dialogue/event.ts';
import { seedOf, speaks } from '#dialogue/generator/asking.ts';
import { leansBack } from '#dialogue/generator/leans-back.ts';
import { betterUnderstood, isClear, standAloneTask } from '#dialogue/generator/stand-alone.ts';
import { wordedBlocks } from '#dialogue/generator/worded-blocks.ts';
import type { Playbook } from '#dialogue/playbook.ts';
import type { ConversationState } from '#dialogue/state.ts';
import { isWorthWording } from '#llm/is-worth-wording.ts';
import { NO_RECEIPT, type Receipt } from '#llm/receipt.ts';
import type { Understood } from '../understand.ts';
import { activeOf } from './active-of.ts';
import type { DeadlineOptions } from './deadline.ts';
import { engineOf, runTask, type TaskOutcome, type TaskRun, type TextSource } from './run-task.ts';

type Of<T extends Effect['type']> = Extract<Effect, { type: T }>;

export interface TaskParts {
  /** Null while there is none. */
  source: () => TextSource | null;
  /** Names and SKUs of the shop's products. */
  names: () => Promise<readonly string[]>;
  /** What of an answer is worded so far; null where nothing of it stays. */
  onWording: (wording: { turnId: string; text: string } | null) => void;
  /** How an answer came about that the shopper waited for. */
  onAnswered: (receipt: Receipt) => void;
}

type Limits = Pick<DeadlineOptions, 'firstMs' | 'wholeMs'>;

/** The shopper waits for an answer, and for a message to be understood; a summary comes while they read the packet. */
const ANSWER: Limits = { firstMs: 6_000, wholeMs: 15_000 };
const QUESTION: Limits = { firstMs: 1_500, wholeMs: 1_500 };
const SUMMARY: Limits = { firstMs: 15_000, wholeMs: 30_000 };

/** What the conversation asks of a generator, within the time that the shopper can be kept waiting. Nothing here rejects. */
export class GeneratorTasks {
  readonly #parts: TaskParts;

  constructor(parts: TaskParts) {
    this.#parts = parts;
  }

  async wordAnswer(
    { key, turnId, task, seed, said, reply, place }: Of<'word-answer'>,
    signal: AbortSignal,
  ): Promise<EventBody> {
    const source = this.#parts.source();
    if (source?.model.dialect === 'pocket' && !isWorthWording(task)) {
      const receipt: Receipt = { ...engineOf(source), seed: null, guard: null, reason: 'unsure' };
      return { type: 'worded', key, text: null, receipt };
    }
    const body = reply.parts[place];
    const blocks = body?.type === 'rich' ? body.blocks : [];
    const onPassed = (text: string) =>
      this.#parts.onWording(text === '' ? null : { turnId, text: plainText(wordedBlocks({ text, blocks })) });
    const outcome = await this.#run({ task, seed, unlike: said, onPassed, signal, ...ANSWER });
    // After the answer itself: one that is still held back would be taken back by what comes of it.
    setTimeout(() => this.#parts.onAnswered(outcome.receipt));
    return { type: 'worded', key, ...outcome };
  }

  async summarise({ key, task, grounds, seed }: Of<'summarise'>, signal: AbortSignal): Promise<EventBody> {
    return { type: 'summarised', key, ...(await this.#run({ task, grounds, seed, signal, ...SUMMARY })) };
  }

  /**
   * What a message means that leans on what was said before it: the question that it stands for is made, and looked up as
   * well. As it was understood by itself where there is no such question in time, it is no better, or anything fails.
   */
  async followUp(
    { state, rules }: { state: ConversationState; rules: Playbook['rules'] },
    { turnId, text }: { turnId: string; text: string },
    own: Understood,
    look: (question: string) => Promise<Understood>,
  ): Promise<Understood> {
    const source = this.#parts.source();
    try {
      if (!source || isClear(text, own, rules.bands) || !leansBack(state, turnId, text)) return own;
      if (!speaks(activeOf(source, state.locale), state.replyLocale, state.replyLocale)) return own;
      const question = await this.#standAlone(state, turnId, text);
      if (question === null) return own;
      return betterUnderstood(text, own, { question, ...(await look(question)) }, rules.bands);
    } catch {
      return own;
    }
  }

  async #standAlone(state: ConversationState, turnId: string, text: string): Promise<string | null> {
    const task = standAloneTask(state, turnId, text);
    const { signal } = new AbortController();
    const outcome = await this.#run({ task, seed: seedOf(turnId, 'stand-alone'), signal, ...QUESTION });
    return outcome.text === text.trim() ? null : outcome.text;
  }

  async #run(run: Omit<TaskRun, 'names'>): Promise<TaskOutcome> {
    const source = this.#parts.source();
    if (!source) return { text: null, receipt: { ...NO_RECEIPT, reason: 'not-wanted' } };
    const names = await this.#parts.names().catch(() => []);
    return runTask(source, { ...run, names });
  }
}
