/** What the shop's own page can do for the shopper, where the merchant lets it. Nothing of it leaves the device by Aisle. */
export const PAGE_TOOLS = ['add-to-cart', 'apply-coupon', 'open-product', 'start-checkout'] as const;
export type PageTool = (typeof PAGE_TOOLS)[number];

export type ToolCall =
  | { tool: 'add-to-cart'; sku: string; quantity: number }
  | { tool: 'apply-coupon'; code: string }
  | { tool: 'open-product'; sku: string }
  | { tool: 'start-checkout' };

/** What a product's quantity may be in one call. */
export const MOST_PIECES = 99;

/** The page goes elsewhere: what is to be remembered is written before. */
export const NAVIGATES: ReadonlySet<PageTool> = new Set(['open-product', 'start-checkout']);

/**
 * `refused`: the shop would not, for a `reason` in its own words where it gave one. `failed`: the page's code broke or took
 * too long. `absent`: this page cannot do it.
 */
export type ToolOutcome =
  | { status: 'done'; note?: string }
  | { status: 'refused'; reason?: string }
  | { status: 'failed' | 'absent' };
