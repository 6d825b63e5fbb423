import type { Fitness, GenerateRequest } from '#llm/engine.ts';
import type { GeneratorModel } from '#llm/model.ts';
import { refusal } from '#llm/refusal.ts';
import type { LlmApi, LlmWatch } from '#workers/llm/llm-api.ts';

type Request = Omit<GenerateRequest, 'signal'>;

/** Pieces of text, a step that a test holds, or a refusal. */
export type Script = (request: Request) => readonly (string | Promise<unknown> | Error)[];

/** A generating thread that says what a test has it say. */
export class ScriptedLlm implements LlmApi {
  script: Script;
  /** What was asked of it, in order. */
  readonly calls: string[] = [];
  readonly requests: Request[] = [];
  readonly watches: LlmWatch[] = [];
  /** A test may hold or break what it stands for. */
  fetching: (watch: LlmWatch) => Promise<void> = async () => {};
  starting: () => Promise<void> = async () => {};
  readonly #cancelled = new Map<string, () => void>();

  constructor(script: Script = () => []) {
    this.script = script;
  }

  async probe(): Promise<Fitness> {
    return { fits: true };
  }

  async fetch({ id }: GeneratorModel, watch: LlmWatch): Promise<void> {
    this.calls.push(`fetch ${id}`);
    this.watches.push(watch);
    await this.fetching(watch);
  }

  async start({ id }: GeneratorModel): Promise<void> {
    this.calls.push(`start ${id}`);
    await this.starting();
  }

  async generate(id: string, request: Request, onText: (piece: string) => void): Promise<void> {
    this.calls.push('generate');
    this.requests.push(request);
    const cancelled = new Promise<never>((_, reject) => this.#cancelled.set(id, () => reject(refusal('cancelled'))));
    cancelled.catch(() => {});
    for (const step of this.script(request)) {
      if (step instanceof Error) throw step;
      if (typeof step === 'string') onText(step);
      // As between two threads: what was told arrives before the next piece is made.
      await Promise.race([typeof step === 'string' ? Promise.resolve() : step, cancelled]);
    }
  }

  async cancel(id: string): Promise<void> {
    this.calls.push('cancel');
    this.#cancelled.get(id)?.();
  }

  async stop(): Promise<void> {
    this.calls.push('stop');
  }

  async storedBytes(): Promise<number> {
    return 0;
  }

  async deleteAll(): Promise<void> {
    this.calls.push('deleteAll');
  }
}
