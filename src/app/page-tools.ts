import * as v from 'valibot';
import { PAGE_TOOLS, type PageTool, type ToolCall, type ToolOutcome } from '#commerce/page-tool.ts';
import { AppError } from '#core/app-error.ts';
import { inTime } from './in-time.ts';

/** What a tool of the page may give back; nothing at all means done. */
export type ToolAnswer = { done: true; note?: string } | { done: false; reason?: string } | undefined;

/** The merchant's own functions. Each is called after the shopper asked for it by a tap or a plain yes, never before. */
export interface PageToolFunctions {
  addToCart?: (call: { sku: string; quantity: number }) => ToolAnswer | Promise<ToolAnswer>;
  applyCoupon?: (call: { code: string }) => ToolAnswer | Promise<ToolAnswer>;
  openProduct?: (call: { sku: string }) => ToolAnswer | Promise<ToolAnswer>;
  startCheckout?: () => ToolAnswer | Promise<ToolAnswer>;
}

const NAMES = {
  'add-to-cart': 'addToCart',
  'apply-coupon': 'applyCoupon',
  'open-product': 'openProduct',
  'start-checkout': 'startCheckout',
} as const satisfies Record<PageTool, keyof PageToolFunctions>;

/** A page that says nothing for so long has not done it. */
const TOOL_WITHIN_MS = 10_000;

const words = v.optional(v.pipe(v.string(), v.maxLength(300)));
const answerSchema = v.optional(
  v.union([v.object({ done: v.literal(true), note: words }), v.object({ done: v.literal(false), reason: words })]),
);

/** The tools that this page registered. */
export class PageTools {
  #functions: PageToolFunctions = {};

  /** Names of what there is, in the order of `PAGE_TOOLS`. */
  get names(): PageTool[] {
    return PAGE_TOOLS.filter((name) => this.#functions[NAMES[name]] !== undefined);
  }

  /** Takes the place of what was registered before. Throws `settings-invalid` with the path of what is no function. */
  register(functions: unknown): void {
    const known: readonly string[] = Object.values(NAMES);
    if (typeof functions !== 'object' || functions === null) throw invalid('tools', 'an object of functions');
    for (const [name, run] of Object.entries(functions)) {
      if (!known.includes(name)) throw invalid(`tools.${name}`, `one of ${known.join(', ')}`);
      if (typeof run !== 'function') throw invalid(`tools.${name}`, 'a function');
    }
    this.#functions = { ...functions };
  }

  /** Never rejects: what a page's code does wrong is an outcome. */
  async run(call: ToolCall): Promise<ToolOutcome> {
    const { tool, ...given } = call;
    const run = this.#functions[NAMES[tool]] as ((given: object) => unknown) | undefined;
    if (!run) return { status: 'absent' };
    try {
      const read = v.safeParse(answerSchema, await inTime(Promise.resolve(run(given)), TOOL_WITHIN_MS));
      if (!read.success) return { status: 'failed' };
      const { output } = read;
      if (!output || output.done) return { status: 'done', ...(output?.note && { note: output.note }) };
      return { status: 'refused', ...(output.reason && { reason: output.reason }) };
    } catch (cause) {
      // It is the merchant's code: they look for it in the console.
      console.error(cause);
      return { status: 'failed' };
    }
  }
}

const invalid = (path: string, expected: string): AppError =>
  new AppError('settings-invalid', { path, reason: `expected ${expected}` });
