import type { AgentSkill } from '#merchant/generated/protocol.ts';
import type { Queryable } from '../database/database.ts';
import { appendEvent } from '../repository/handoff-event-repository.ts';
import { movedPlaces, takePlace } from '../repository/queue-repository.ts';

/** Tells who came into the queue where they stand, and the others that they moved. The transaction must hold its lock. */
export async function tellNewPlace(
  db: Queryable,
  { id, shop, skill }: { id: string; shop: string; skill: AgentSkill },
  at: string,
): Promise<void> {
  const place = await takePlace(db, id);
  await appendEvent(db, id, { type: 'status', at, status: 'queued', queue_position: place });
  await tellQueuePositions(db, shop, skill, at);
}

/** Tells those who wait in a skill group that they moved. The transaction must hold the queue's lock. */
export async function tellQueuePositions(db: Queryable, shop: string, skill: AgentSkill, at: string): Promise<void> {
  for (const { id, place } of await movedPlaces(db, shop, skill)) {
    await appendEvent(db, id, { type: 'status', at, status: 'queued', queue_position: place });
  }
}
