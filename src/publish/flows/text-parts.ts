/** What any text of a flow may hold in braces besides the flow's slots. */
export const TEXT_PARTS: readonly string[] = ['shop', 'title', 'example'];

/** Known from the order in slot `order`; `amount` is its total until a decision grants another. */
export const ORDER_TEXT_PARTS: readonly string[] = ['order', 'number', 'items', 'eta', 'amount'];

/** Known from what the backend decided. */
export const DECIDED_TEXT_PARTS: readonly string[] = ['amount', 'coupon', 'ticket', 'due', 'reason'];

/** Known from the way of the goods in slot `lines`: the gravest reason, the first three, and what the rules offer. */
export const TRACE_TEXT_PARTS: readonly string[] = ['finding', 'findings', 'offer'];
