/** What a shopper is known by, in the order in which it is shown. */
export const AXES = ['skin', 'style', 'budget'] as const;
export type Axis = (typeof AXES)[number];

export const BUDGETS = ['saving', 'middle', 'generous'] as const;
export type Budget = (typeof BUDGETS)[number];

/**
 * One thing that speaks for a taste. `id` is made of what it is and the day (UTC), so that the same thing is noted once a day;
 * `at` is epoch ms.
 */
export type Evidence = { id: string; at: number } & (
  | { kind: 'viewed' | 'favourited' | 'added'; sku: string }
  /** Looked at for so long in all, at most `MOST_SECONDS`. */
  | { kind: 'dwelt'; sku: string; seconds: number }
  /** `price`: what one piece cost, where that is known. */
  | { kind: 'bought'; sku: string; price?: number }
  /** The shopper said so in the chat. */
  | { kind: 'told'; axis: Axis; value: string }
);

/** Most pieces that are kept. */
export const EVIDENCE_KEPT = 100;

/** A page that lies open tells nothing more after this long. */
export const MOST_SECONDS = 600;
