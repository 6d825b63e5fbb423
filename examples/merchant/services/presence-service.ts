import type { DeskAgent, DeskPresence } from '#merchant/generated/protocol.ts';
import type { Database } from '../database/database.ts';
import { encodeNotice, NOTICE_CHANNEL } from '../handoff-notice.ts';
import { presenceOf, presences, seeAgent, setAgent } from '../repository/agent-repository.ts';
import { noteDeed } from '../repository/audit-repository.ts';

/** Who is at a desk, what they can do and how much they have. */
export interface PresenceService {
  /** Notes that the agent is there; how they stand. */
  see(agent: DeskAgent): Promise<DeskPresence>;
  set(agent: DeskAgent, said: Pick<DeskPresence, 'state' | 'skills' | 'capacity'>): Promise<DeskPresence>;
  all(): Promise<DeskPresence[]>;
}

export function createPresenceService(options: { database: Database; now: () => number }): PresenceService {
  const { database, now } = options;

  async function see(agent: DeskAgent): Promise<DeskPresence> {
    await seeAgent(database, agent, new Date(now()).toISOString());
    const known = await presenceOf(database, agent.id, now());
    if (!known) throw new Error('an agent who was just seen is not known');
    return known;
  }

  return {
    see,
    async set(agent, said) {
      await see(agent);
      await database.transaction(async (transaction) => {
        await setAgent(transaction, agent.id, said);
        await noteDeed(transaction, {
          at: new Date(now()).toISOString(),
          actor: agent.id,
          action: 'presence-set',
          facts: { state: said.state, skills: said.skills.join(' '), capacity: said.capacity },
        });
        await transaction.notify(NOTICE_CHANNEL, [encodeNotice({ kind: 'desk', handoffId: '', agentId: agent.id })]);
      });
      return see(agent);
    },
    all: () => presences(database, now()),
  };
}
