import { receiptOf } from '#dialogue/receipt-of.ts';
import type { Message } from '#dialogue/state.ts';
import type { Receipt } from '#llm/receipt.ts';

/** A message as it is written out: every reply tells how its text came about. */
export type WithReceipt = Message & { receipt?: Receipt };

export const withReceipt = (message: Message): WithReceipt =>
  message.role === 'assistant' ? { ...message, receipt: receiptOf(message) } : message;
