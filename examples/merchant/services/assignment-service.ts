import type { AgentSkill, DeskAgent } from '#merchant/generated/protocol.ts';
import type { Database, Queryable } from '../database/database.ts';
import { Problem } from '../problem.ts';
import { lockAgent, presenceOf } from '../repository/agent-repository.ts';
import { noteDeed } from '../repository/audit-repository.ts';
import { appendEvent } from '../repository/handoff-event-repository.ts';
import {
  assignHandoff,
  handoffById,
  lockHandoff,
  type StoredHandoff,
  transferHandoff,
} from '../repository/handoff-repository.ts';
import { addNote } from '../repository/note-repository.ts';
import { lockQueue, nextWaiting } from '../repository/queue-repository.ts';
import { refuseUnlessOpen } from './handoff-service.ts';
import type { PresenceService } from './presence-service.ts';
import { tellNewPlace, tellQueuePositions } from './queue-positions.ts';

/** So often others may be faster before one gives up. */
const TRIES = 20;

/** Who has which conversation. */
export interface AssignmentService {
  accept(agent: DeskAgent, handoffId: string): Promise<void>;
  /** Id of the handoff that was taken; null where none waits that fits. */
  acceptNext(agent: DeskAgent): Promise<string | null>;
  transfer(
    agent: DeskAgent,
    handoffId: string,
    to: { agentId: string } | { skill: AgentSkill },
    note: string | undefined,
  ): Promise<void>;
}

export function createAssignmentService(options: {
  database: Database;
  presence: PresenceService;
  now: () => number;
  newId: () => string;
}): AssignmentService {
  const { database, presence, now, newId } = options;

  /** The queue before the handoff, always: whoever locks the other way round waits for ever. */
  async function withHandoff<Result>(
    handoffId: string,
    work: (db: Queryable, handoff: StoredHandoff, at: string) => Promise<Result>,
  ): Promise<Result> {
    const known = await handoffById(database, handoffId);
    if (!known) throw new Problem('handoff-not-found');
    return database.transaction(async (transaction) => {
      await lockQueue(transaction, known.shop);
      const handoff = await lockHandoff(transaction, handoffId);
      if (!handoff) throw new Problem('handoff-not-found');
      return work(transaction, handoff, new Date(now()).toISOString());
    });
  }

  async function accept(agent: DeskAgent, handoffId: string): Promise<void> {
    await presence.see(agent);
    await withHandoff(handoffId, async (db, handoff, at) => {
      const { shop, skill } = handoff;
      if (handoff.status === 'closed') throw new Problem('handoff-closed');
      if (handoff.status === 'assigned') {
        if (handoff.agentId === agent.id) return;
        throw new Problem('handoff-not-yours', { detail: 'another agent has taken it' });
      }
      const hindrance = await hindranceOf(db, agent.id, handoff);
      if (hindrance) throw new Problem(hindrance);
      await assignHandoff(db, handoffId, agent);
      await appendEvent(db, handoffId, { type: 'status', at, status: 'assigned', agent: { name: agent.name } });
      await tellQueuePositions(db, shop, skill, at);
      await noteDeed(db, { at, actor: agent.id, action: 'handoff-accepted', shop, subject: handoffId });
    });
  }

  /** Why this agent cannot take it, once nobody else can give them anything. */
  async function hindranceOf(db: Queryable, agentId: string, { skill, mode }: StoredHandoff) {
    await lockAgent(db, agentId);
    const standing = await presenceOf(db, agentId, now());
    if (!standing?.skills.includes(skill)) return 'skill-missing';
    return mode === 'live' && standing.load >= standing.capacity ? 'agent-at-capacity' : null;
  }

  return {
    accept,

    async acceptNext(agent) {
      const { skills } = await presence.see(agent);
      for (let tried = 0; tried < TRIES; tried += 1) {
        const next = await nextWaiting(database, skills);
        if (!next) return null;
        try {
          await accept(agent, next.id);
          return next.id;
        } catch (error) {
          const faster = error instanceof Problem && /^handoff-/.test(error.kind);
          if (!faster) throw error;
        }
      }
      return null;
    },

    async transfer(agent, handoffId, to, note) {
      await withHandoff(handoffId, async (db, handoff, at) => {
        refuseUnlessOpen(handoff, { from: 'agent', agent });
        const { shop } = handoff;
        if (note !== undefined) await addNote(db, handoffId, agent, { clientId: newId(), text: note, at });
        if ('skill' in to) {
          await transferHandoff(db, handoffId, agent, to.skill);
          if (handoff.mode === 'live') await tellNewPlace(db, { id: handoffId, shop, skill: to.skill }, at);
          else await appendEvent(db, handoffId, { type: 'status', at, status: 'queued' });
        } else {
          const other = await presenceOf(db, to.agentId, now());
          const hindrance =
            other?.state === 'available' && other.online ? await hindranceOf(db, to.agentId, handoff) : 'away';
          if (!other || hindrance)
            throw new Problem('agent-unavailable', { detail: other ? `${hindrance}` : 'unknown' });
          await transferHandoff(db, handoffId, agent, null);
          await assignHandoff(db, handoffId, other.agent);
          await appendEvent(db, handoffId, {
            type: 'status',
            at,
            status: 'assigned',
            agent: { name: other.agent.name },
          });
        }
        const facts = 'skill' in to ? { to_skill: to.skill } : { to_agent: to.agentId };
        await noteDeed(db, { at, actor: agent.id, action: 'handoff-transferred', shop, subject: handoffId, facts });
      });
    },
  };
}
