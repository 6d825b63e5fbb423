import type { HandoffCause } from '#dialogue/outward.ts';
import type { ReplayedConversation } from '../conversation.ts';
import type { Device } from '../device.ts';
import type { WrittenTurn } from '../line.ts';
import { perform } from '../play-line.ts';
import type { Purpose } from './customer.ts';
import { Judge, type JudgedTurn } from './judge.ts';
import type { Played } from './play.ts';
import { transcriptOf } from './transcript.ts';

/** A conversation whose turns are judged as they are played. */
export class JudgedConversation {
  readonly #conversation: ReplayedConversation;
  readonly #judge: Judge;
  readonly #turns: JudgedTurn[] = [];
  #exception: string | null = null;

  constructor(conversation: ReplayedConversation, { book }: Device) {
    this.#conversation = conversation;
    this.#judge = new Judge(book);
  }

  /** @param performed What is done for it, where that is not what was written. */
  async turn(did: WrittenTurn, purpose: Purpose, performed: WrittenTurn = did): Promise<JudgedTurn> {
    const before = this.#conversation.state;
    const known = this.#conversation.log.length;
    const turn = await perform(this.#conversation, performed);
    const { state: after, log } = this.#conversation;
    const judged: JudgedTurn = { did, purpose, turn, before, after, events: log.slice(known) };
    this.#turns.push(judged);
    this.#judge.observe(judged);
    return judged;
  }

  /** Runs the turns; what they throw is part of how it went. */
  async play(turns: () => Promise<void>): Promise<void> {
    try {
      await turns();
    } catch (cause) {
      this.#exception = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    }
  }

  /** Why a person was called; null where none was. */
  get calledFor(): HandoffCause | null {
    const { handoff } = this.#conversation.state;
    return 'reason' in handoff ? handoff.reason : null;
  }

  /** How it went, whatever was wished. */
  get course(): Pick<Played, 'turns' | 'wishes' | 'findings' | 'exception' | 'transcript'> {
    return {
      turns: this.#turns.length,
      wishes: this.#turns.filter(({ purpose }) => purpose === 'wish').length,
      findings: this.#judge.findings,
      exception: this.#exception,
      transcript: this.#turns.map(transcriptOf),
    };
  }
}
