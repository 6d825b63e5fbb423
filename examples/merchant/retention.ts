/** Days that things are kept. */
export interface Retention {
  /** Closed conversations, with notes and ratings, since anything happened in them. */
  handoffs: number;
  /** Closed tickets. */
  tickets: number;
  /** As the shops' privacy pages promise. */
  photos: number;
  /** After that, the same request counts as a new one. */
  idempotencyKeys: number;
  audit: number;
  /** Noisy counts of devices, since the Monday of their week. */
  insight: number;
}

export const DEFAULT_RETENTION: Retention = {
  handoffs: 180,
  tickets: 365,
  photos: 90,
  idempotencyKeys: 30,
  audit: 730,
  insight: 400,
};
