import { QUANTITY } from './decide-change.ts';
import { problemOf } from './decide-claim.ts';
import type { PastAction } from './order-file.ts';

/** Of the fields of a past action those that its order and later decisions rest on; nothing that a shopper put in words. */
export function withoutWords(fields: PastAction['fields']): PastAction['fields'] {
  const { quantity = '' } = fields;
  const problem = problemOf({ fields });
  return { ...(QUANTITY.test(quantity) && { quantity }), ...(problem !== null && { problem }) };
}
