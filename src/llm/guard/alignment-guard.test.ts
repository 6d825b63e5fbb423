import { describe, expect, it } from 'vitest';
import { createAlignmentGuard } from './alignment-guard.ts';

const cases = (texts: readonly string[], rows: readonly (readonly [string, string | null])[]): void => {
  const unaligned = createAlignmentGuard(texts);
  it.each(rows)('%s → %s', (sentence, kind) => expect(unaligned(sentence)?.kind ?? null).toBe(kind));
};

describe('what an English sentence puts together', () => {
  cases(
    [
      'Parcels up to 2 kg cost $5.20. Heavy parcels cost $17.40 and are never free.\nUnworn boots can be returned within 20 days. Worn boots cannot be returned unless a seam is torn. For a refund send us a photo.\nThe watch is dust-proof but not waterproof. It leaves us on the day of payment.',
    ],
    [
      ['Heavy parcels cost $17.40.', null],
      ['Heavy parcels cost $5.20.', 'price'],
      ['Worn boots can be returned.', 'ungrounded'],
      ['Worn boots cannot be returned.', null],
      ['Sorry, worn boots cannot be returned unless a seam is torn.', null],
      ['Unworn boots can be returned within 20 days, worn boots cannot.', null],
      ['The watch is dust-proof and waterproof.', 'ungrounded'],
      ['The watch is dust-proof.', null],
      ['We take it back even without a photo.', 'ungrounded'],
    ],
  );
  cases(
    ['Paid orders leave us on the day of payment.'],
    [['Paid orders leave us on the day before payment.', 'ungrounded']],
  );
});

describe('what a Chinese sentence puts together', () => {
  cases(
    [
      '普通包裹每件 9 元，满 88 元包邮。冷链专送每件 25 元，不参加包邮。\n孕妇和哺乳期的妈妈不能用。解冻之后不要再次冷冻。签收后请拍照联系我们。',
    ],
    [
      ['冷链专送每件 25 元。', null],
      ['冷链专送每件 9 元。', 'price'],
      ['孕妇和哺乳期的妈妈能用。', 'ungrounded'],
      ['抱歉，孕妇和哺乳期的妈妈不能用。', null],
      ['解冻之后可以再次冷冻。', 'ungrounded'],
      ['没拍照也能退。', 'ungrounded'],
    ],
  );
});
