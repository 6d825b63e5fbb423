import type { Queryable } from '../database/database.ts';
import { appendEvent } from '../repository/handoff-event-repository.ts';
import { queueOf } from '../repository/handoff-repository.ts';

/** Further back nobody is told of every step: it would be one write per waiting shopper for every one who leaves. */
const TOLD_PLACES = 20;

/** Tells those who wait that they moved up. The transaction must hold the queue's lock. */
export async function tellQueuePositions(db: Queryable, shop: string, at: string): Promise<void> {
  const queue = await queueOf(db, shop, TOLD_PLACES);
  for (const [index, id] of queue.entries()) {
    await appendEvent(db, id, { type: 'status', at, status: 'queued', queue_position: index + 1 });
  }
}
