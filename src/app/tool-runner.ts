import { NAVIGATES, type PageTool, type ToolOutcome } from '#commerce/page-tool.ts';
import type { Effect } from '#dialogue/effect.ts';
import type { EventBody } from '#dialogue/event.ts';
import { PageTools } from './page-tools.ts';

export interface ToolRunnerOptions {
  dispatch: (body: EventBody) => Promise<void>;
  /** Whether a turn was begun in this tab; true for each turn once: what it asks of the page is done here. */
  takeOwn: (turnId: string) => boolean;
}

/** What this tab's shopper asks the shop's page to do. Code of its own: most pages have no tools. */
export class ToolRunner {
  readonly #options: ToolRunnerOptions;
  readonly #tools = new PageTools();

  constructor(options: ToolRunnerOptions) {
    this.#options = options;
  }

  /** What this page can do. */
  get names(): readonly PageTool[] {
    return this.#tools.names;
  }

  /** Throws `settings-invalid` where that is not functions of the known names. */
  register(functions: unknown): Promise<void> {
    this.#tools.register(functions);
    return this.announce();
  }

  /** Tells the conversation, which may be a new one. */
  announce(): Promise<void> {
    return this.#options.dispatch({ type: 'tools-changed', tools: this.#tools.names });
  }

  run(pending: readonly Effect[]): void {
    for (const effect of pending) {
      if (effect.type === 'use-tool' && this.#options.takeOwn(effect.turnId)) this.#use(effect).catch(() => {});
    }
  }

  /** Where the page leaves, that is written down first. */
  async #use({ turnId, call }: Extract<Effect, { type: 'use-tool' }>): Promise<void> {
    const tell = (outcome: ToolOutcome) => this.#options.dispatch({ type: 'tool-used', turnId, outcome });
    if (!NAVIGATES.has(call.tool) || !this.#tools.names.includes(call.tool)) return tell(await this.#tools.run(call));
    await tell({ status: 'done' });
    await this.#tools.run(call);
  }
}
