/** Intents that are answered by the order itself. */
export const ORDER_INTENTS: ReadonlySet<string> = new Set(['order.track', 'order.late', 'order.find', 'order.lost']);
