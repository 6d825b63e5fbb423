import { QUANTITY } from './decide-change.ts';
import { problemOf } from './decide-claim.ts';
import type { PastAction } from './order-file.ts';

/** Names of offers are ids: the budget that was spent, and that the offer is taken, hang on them. */
const OFFER = /^[\x21-\x7e]{1,200}$/;

/** Of the fields of a past action those that its order and later decisions rest on; nothing that a shopper put in words. */
export function withoutWords(fields: PastAction['fields']): PastAction['fields'] {
  const { quantity = '', offer = '' } = fields;
  const problem = problemOf({ fields });
  return {
    ...(QUANTITY.test(quantity) && { quantity }),
    ...(problem !== null && { problem }),
    ...(OFFER.test(offer) && { offer }),
  };
}
