import { bareFrom, errorOf } from './read-stanza.ts';
import * as stanzas from './stanzas.ts';
import type { XmppSession } from './xmpp-session.ts';

/** Characters. */
const REASON_LIMIT = 200;

/** Calls the shop's agents to a room. */
export class Invitations {
  readonly #session: XmppSession;
  readonly #room: string;
  readonly #agents: readonly string[];
  /** What those were told whose server has not refused it. */
  readonly #told = new Map<string, string>();

  constructor(session: XmppSession, room: string, agents: readonly string[]) {
    this.#session = session;
    this.#room = room;
    this.#agents = agents;
  }

  send(text: string): void {
    const reason = text.slice(0, REASON_LIMIT);
    for (const agent of this.#agents) {
      this.#told.set(agent, reason);
      this.#session.send(stanzas.invite(this.#room, agent, this.#room, reason));
    }
  }

  /**
   * Where an agent's server refuses it the room is asked, and only there: servers give the room's invitation a body, which
   * converse.js 14 takes, now and then, for a chat with somebody of the room's name, and then it cannot open the room.
   */
  hear(stanza: Element): void {
    const agent = bareFrom(stanza);
    const reason = this.#told.get(agent);
    if (reason === undefined || stanza.getAttribute('id') !== this.#room || errorOf(stanza) === null) return;
    this.#told.delete(agent);
    this.#session.send(stanzas.askToInvite(this.#room, agent, reason));
  }
}
