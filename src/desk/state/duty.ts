import type { DeskPresence } from '#merchant/generated/protocol.ts';
import type { DeskClient } from '../client/desk-client.ts';
import { toldFault } from './told-fault.ts';

export type DutyFault = 'presence' | 'full' | 'not-sent';

/** Whether this agent takes conversations, as the others see it, and whom they help next. */
export class Duty {
  readonly #client: DeskClient;
  readonly #agentId: string;
  readonly #changed: () => void;
  /** Null until the first lists came. */
  me: DeskPresence | null = null;
  fault: DutyFault | null = null;

  constructor(client: DeskClient, agentId: string, changed: () => void) {
    this.#client = client;
    this.#agentId = agentId;
    this.#changed = changed;
  }

  async setPresence(change: Partial<Pick<DeskPresence, 'state' | 'skills' | 'capacity'>>): Promise<void> {
    const before = this.me;
    if (!before) return;
    this.me = { ...before, ...change };
    this.#say(null);
    try {
      const { state, skills, capacity } = this.me;
      await this.#client.setPresence({ state, skills, capacity });
    } catch (cause) {
      toldFault(cause);
      this.me = before;
      this.#say('presence');
    }
  }

  /** Takes who is to be helped next; null where nobody waits, or that failed. */
  async takeNext(): Promise<string | null> {
    try {
      return await this.#client.next();
    } catch (cause) {
      this.#say(toldFault(cause).code === 'conflict' ? 'full' : 'not-sent');
      return null;
    }
  }

  /** The colleagues, to pass a conversation on to. */
  async peers(): Promise<DeskPresence[]> {
    const all = await this.#client.agents();
    return all.filter(({ agent }) => agent.id !== this.#agentId);
  }

  #say(fault: DutyFault | null): void {
    this.fault = fault;
    this.#changed();
  }
}
