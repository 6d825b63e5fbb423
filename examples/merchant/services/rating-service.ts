import type { Rating, RatingRequest } from '#merchant/generated/protocol.ts';
import type { Database } from '../database/database.ts';
import { encodeNotice, NOTICE_CHANNEL } from '../handoff-notice.ts';
import { Problem } from '../problem.ts';
import { noteDeed } from '../repository/audit-repository.ts';
import { handoffById, rateHandoff } from '../repository/handoff-repository.ts';

export interface RatingService {
  /** `again`: the same was said under the same key before. */
  rate(handoffId: string, said: RatingRequest, key: string): Promise<{ rating: Rating; again: boolean }>;
}

export function createRatingService(options: { database: Database; now: () => number }): RatingService {
  const { database, now } = options;
  return {
    rate: (handoffId, { score, comment }, key) =>
      database.transaction(async (transaction) => {
        const handoff = await handoffById(transaction, handoffId);
        if (!handoff) throw new Problem('handoff-not-found');
        const at = new Date(now()).toISOString();
        const said = { score, ...(comment !== undefined && { comment }) };
        const kept = await rateHandoff(transaction, handoffId, { ...said, at, key });
        if (!kept) throw new Problem('handoff-not-found');
        if (kept.key !== key || kept.score !== score || kept.comment !== comment) throw new Problem('already-rated');
        const again = handoff.rating !== null;
        if (!again) {
          const { shop, agentId } = handoff;
          await noteDeed(transaction, {
            at,
            actor: 'shopper',
            action: 'handoff-rated',
            shop,
            subject: handoffId,
            facts: { score },
          });
          await transaction.notify(NOTICE_CHANNEL, [encodeNotice({ kind: 'desk', handoffId, agentId })]);
        }
        return { rating: { ...said, at: kept.at }, again };
      }),
  };
}
