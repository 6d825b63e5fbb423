import { type ChildProcess, fork } from 'node:child_process';

/**
 * Processes that run one module, which answers each message with one. A process is started when a task finds none free,
 * up to `most`. Processes, not threads: tsx does not reach into threads, and a native runtime that dies takes only its own
 * process along.
 */
export class ProcessPool<Task extends object, Result> {
  readonly #module: URL;
  readonly #data: object;
  readonly #most: number;
  readonly #free: ChildProcess[] = [];
  readonly #all = new Set<ChildProcess>();
  readonly #waiting: ((child: ChildProcess) => void)[] = [];

  /** @param data The first message that each process gets; it gives no answer. */
  constructor(module: URL, data: object, most: number) {
    this.#module = module;
    this.#data = data;
    this.#most = most;
  }

  /** Rejects where the process failed or ended over the task. */
  async run(task: Task): Promise<Result> {
    const child = await this.#take();
    return new Promise<Result>((resolve, reject) => {
      const settle = (): void => {
        child.off('message', done).off('error', fail).off('exit', ended);
        if (this.#all.has(child)) this.#free.push(child);
        const next = this.#waiting.shift();
        if (next) next(this.#free.pop() ?? this.#start());
      };
      const done = (result: unknown): void => {
        settle();
        resolve(result as Result);
      };
      const fail = (cause: Error): void => {
        this.#all.delete(child);
        settle();
        reject(cause);
      };
      const ended = (code: number | null): void => fail(new Error(`a reading process ended with code ${code}`));
      child.on('message', done).on('error', fail).on('exit', ended);
      child.send(task);
    });
  }

  /** Ends the processes. What was still asked of them never settles. */
  close(): void {
    this.#waiting.length = 0;
    for (const child of this.#all) {
      child.removeAllListeners();
      child.kill();
    }
    this.#all.clear();
  }

  async #take(): Promise<ChildProcess> {
    const free = this.#free.pop();
    if (free) return free;
    if (this.#all.size < this.#most) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #start(): ChildProcess {
    const child = fork(this.#module, { serialization: 'advanced' });
    this.#all.add(child);
    child.send(this.#data);
    return child;
  }
}
