import { NO_RECEIPT, type Receipt } from '#llm/receipt.ts';
import type { AssistantMessage } from './state.ts';

/** How the text of a reply came about; what has no receipt was said by the template. */
export const receiptOf = ({ receipt }: Pick<AssistantMessage, 'receipt'>): Receipt => receipt ?? NO_RECEIPT;
