import type { Closing, DeskAgent, Handoff, MessageRequest } from '#merchant/generated/protocol.ts';
import type { Database, Queryable } from '../database/database.ts';
import type { HandoffEvent } from '../handoff-event.ts';
import { Problem } from '../problem.ts';
import { noteDeed } from '../repository/audit-repository.ts';
import { appendEvent, messageByClientId, tellAgain } from '../repository/handoff-event-repository.ts';
import { closeHandoff, handoffById, lockHandoff, type StoredHandoff } from '../repository/handoff-repository.ts';
import { claimKey } from '../repository/idempotency-repository.ts';
import { lockQueue, queuePosition } from '../repository/queue-repository.ts';
import type { HandoffRequest } from '../schemas/handoff-request.ts';
import type { Shop } from '../shop.ts';
import { fingerprint } from './fingerprint.ts';
import { openHandoff } from './open-handoff.ts';
import { tellQueuePositions } from './queue-positions.ts';
import type { Tokens } from './tokens.ts';

export type Speaker = { from: 'shopper' } | { from: 'agent'; agent: DeskAgent };

export interface HandoffService {
  /** `again`: the same request was made before, and this is the handoff it made, as it stands now. */
  create(
    shop: Shop,
    customerId: string | null,
    request: HandoffRequest,
    idempotencyKey: string,
  ): Promise<{ handoff: Handoff; again: boolean }>;
  /** `again`: this message was taken in before. */
  say(handoffId: string, speaker: Speaker, message: MessageRequest): Promise<{ event: HandoffEvent; again: boolean }>;
  setTyping(handoffId: string, speaker: Speaker, typing: boolean): Promise<void>;
  close(handoffId: string, speaker: Speaker, closing?: Closing): Promise<void>;
}

export function createHandoffService(options: {
  database: Database;
  tokens: Tokens;
  now: () => number;
  newId: () => string;
}): HandoffService {
  const { database, tokens, now, newId } = options;
  const timeNow = () => new Date(now()).toISOString();

  async function view(db: Queryable, shop: Shop, id: string): Promise<Handoff> {
    const stored = await handoffById(db, id);
    if (!stored) throw new Problem('handoff-not-found');
    const { mode, status, ticketNumber, ticketReason } = stored;
    return {
      id,
      token: await tokens.mintHandoff(shop.id, id),
      mode,
      status,
      ...(status === 'queued' && mode === 'live' && { queue_position: await queuePosition(db, id) }),
      ...(ticketNumber !== null && { ticket_number: ticketNumber }),
      ...(ticketReason !== null && { reason: ticketReason }),
    };
  }

  return {
    create: (shop, customerId, request, key) =>
      database.transaction(async (transaction) => {
        const id = `hnd_${newId()}`;
        const nowMs = now();
        const at = new Date(nowMs).toISOString();
        const { order_tokens: _, profile, ...rest } = request;
        const print = fingerprint({ profile, ...rest });
        const claim = {
          shop: shop.id,
          operation: 'create-handoff',
          key,
          fingerprint: print,
          resultId: id,
          at,
        } as const;
        const before = await claimKey(transaction, claim);
        if (before && before.fingerprint !== print) throw new Problem('idempotency-key-reused');
        if (!before) await openHandoff(transaction, tokens, shop, { id, customerId, request, nowMs });
        return { handoff: await view(transaction, shop, before?.resultId ?? id), again: before !== null };
      }),

    say: (handoffId, speaker, message) =>
      database.transaction(async (transaction) => {
        const handoff = await locked(transaction, handoffId);
        const before = await messageByClientId(transaction, handoffId, speaker.from, message.client_id);
        if (before && mayAnswer(handoff, speaker)) {
          await tellAgain(transaction, handoffId, before);
          return { event: before, again: true };
        }
        refuseUnlessOpen(handoff, speaker);
        const event = await appendEvent(transaction, handoffId, {
          type: 'message',
          at: timeNow(),
          from: speaker.from,
          text: message.text,
          client_id: message.client_id,
          ...(speaker.from === 'agent' && { agent: { name: speaker.agent.name } }),
        });
        return { event, again: false };
      }),

    setTyping: (handoffId, speaker, typing) =>
      database.transaction(async (transaction) => {
        refuseUnlessOpen(await locked(transaction, handoffId), speaker);
        await appendEvent(transaction, handoffId, { type: 'typing', at: timeNow(), from: speaker.from, typing });
      }),

    async close(handoffId, speaker, closing) {
      const known = await handoffById(database, handoffId);
      if (!known) throw new Problem('handoff-not-found');
      await database.transaction(async (transaction) => {
        await lockQueue(transaction, known.shop);
        const handoff = await locked(transaction, handoffId);
        if (handoff.status === 'closed') return;
        refuseUnlessOpen(handoff, speaker);
        const at = timeNow();
        await closeHandoff(transaction, handoffId, speaker.from, closing ?? null);
        await appendEvent(transaction, handoffId, {
          type: 'status',
          at,
          status: 'closed',
          ...(closing && { closing }),
        });
        if (handoff.status === 'queued') await tellQueuePositions(transaction, handoff.shop, handoff.skill, at);
        await noteDeed(transaction, {
          at,
          actor: speaker.from === 'agent' ? speaker.agent.id : 'shopper',
          action: 'handoff-closed',
          shop: handoff.shop,
          subject: handoffId,
          ...(closing && { facts: { reason: closing.reason } }),
        });
      });
    },
  };
}

async function locked(db: Queryable, handoffId: string): Promise<StoredHandoff> {
  const handoff = await lockHandoff(db, handoffId);
  if (!handoff) throw new Problem('handoff-not-found');
  return handoff;
}

function mayAnswer(handoff: StoredHandoff, speaker: Speaker): boolean {
  return speaker.from === 'shopper' || handoff.agentId === speaker.agent.id;
}

/** Throws where it is over, or another agent's, or nobody's. */
export function refuseUnlessOpen(handoff: StoredHandoff, speaker: Speaker): void {
  if (handoff.status === 'closed') throw new Problem('handoff-closed');
  if (!mayAnswer(handoff, speaker)) throw new Problem('handoff-not-yours');
}
