import type { ConversationState } from '#dialogue/state.ts';
import type { ReplayedConversation } from '../conversation.ts';
import type { WrittenTurn } from '../line.ts';
import { answerTo, type Knowledge } from './answer.ts';
import { aside } from './aside.ts';
import type { Character } from './characters.ts';
import type { Goal, World } from './goal.ts';
import type { SimulatedLocale } from './held-out.ts';
import { mistype } from './mistype.ts';
import { type OpenQuestion, openQuestion } from './open-question.ts';
import { Patience } from './patience.ts';
import { PHRASES } from './phrases.ts';
import type { Random } from './random.ts';
import { sayingsOf, withOwnNumber } from './sayings.ts';

/** `wish`: says what is wanted; `answer`: to what was asked; `aside`: neither; `leaves`: the last word. */
export type Purpose = 'wish' | 'answer' | 'aside' | 'leaves';
export interface Doing {
  did: WrittenTurn;
  purpose: Purpose;
}

export interface CustomerOptions extends Omit<Knowledge, 'offered' | 'phrases' | 'isTerse'> {
  character: Character;
  locale: SimulatedLocale;
  world: World;
  /** The same world in the other language, for those who mix both. */
  otherWorld: World;
  random: Random;
  /** Intent of an entry of the pack. */
  intentOf: (entryId: string) => Promise<string | null>;
}

/** Whatever happens, nobody stays longer. */
const TURNS_LIMIT = 30;
/** Somebody who wants something of the shop, and behaves in their way. */
export class Customer {
  readonly #options: CustomerOptions;
  readonly #sayings: string[];
  /** Topics known to serve the wish; those that a flow goes over to have longer ids. */
  readonly #serving = new Set<string>();
  #turns = 0;
  readonly #patience: Patience;
  #wasAside = false;
  #correction: 'due' | 'open' | 'done';
  #asked: Goal[];

  constructor(options: CustomerOptions) {
    this.#options = options;
    const { goal, character, world } = options;
    this.#asked = [goal];
    this.#patience = new Patience(character.patience);
    this.#correction = character.corrects && goal.order ? 'due' : 'done';
    this.#sayings = sayingsOf(goal, character, world.heldOut.get(goal.name) ?? []);
  }

  /** Whether a topic serves what this customer wants. */
  serves({ id, flow }: { id: string; flow: string }): boolean {
    if (this.#asked.some(({ flows }) => flows.includes(flow))) this.#serving.add(id);
    return [...this.#serving].some((known) => id === known || id.startsWith(`${known}.`));
  }

  /** What the customer does next; null when they go. */
  async next(conversation: ReplayedConversation, isServed: boolean): Promise<Doing | null> {
    const { state } = conversation;
    const { random, character } = this.#options;
    this.#turns += 1;
    if (state.handoff.phase !== 'none' || this.#turns > TURNS_LIMIT) return null;
    if (isServed) return this.#leave();
    if (!this.#wasAside && this.#patience.isOver(state))
      return random.chance(0.5) ? this.#say(random.pick(this.#phrases.wantsPerson), 'leaves') : null;
    const besides = this.#turns > 1 && !this.#wasAside ? aside(character, this.#options, this.#lastSaid(state)) : null;
    this.#wasAside = besides !== null;
    if (besides?.asks) this.#asked.push(besides.asks);
    if (besides) return { did: besides.did, purpose: 'aside' };
    return this.#goOn(conversation);
  }

  async #goOn(conversation: ReplayedConversation): Promise<Doing> {
    const { state, offered } = conversation;
    const { random, world, goal } = this.#options;
    const question = openQuestion(state, world.book);
    if (this.#correction === 'open') return this.#correct();
    if (question && this.serves(question.topic)) return this.#answer(question, conversation);
    for (const choice of offered) {
      const { act } = choice;
      const isWanted =
        (act.type === 'flow' && goal.flows.includes(act.flowId)) ||
        (act.type === 'track' && goal.flows.includes('track')) ||
        (act.type === 'entry' && (await this.#isAnsweredBy(act.entryId)));
      if (isWanted) return { did: random.chance(0.6) ? { choose: choice.id } : choice.label, purpose: 'answer' };
    }
    return this.#wish(question !== null || (this.#turns > 1 && offered.some(({ act }) => act.type !== 'handoff')));
  }

  async #isAnsweredBy(entryId: string): Promise<boolean> {
    const { goal, intentOf } = this.#options;
    if (goal.entries.includes(entryId)) return true;
    return goal.intent !== null && (await intentOf(entryId)) === goal.intent;
  }

  #answer(question: OpenQuestion, conversation: ReplayedConversation): Doing {
    const { random, account } = this.#options;
    const goal = this.#asked.findLast(({ flows }) => flows.includes(question.flow.id)) ?? this.#options.goal;
    const other = account.orders.find(({ number }) => number !== goal.order?.number);
    if (question.kind === 'number' && this.#correction === 'due' && other) {
      this.#correction = 'open';
      return this.#say(other.number, 'answer');
    }
    const did = answerTo(question, { ...this.#knowledge, goal, offered: conversation.offered }, random);
    return typeof did === 'string' ? this.#say(did, 'answer') : { did, purpose: 'answer' };
  }

  #correct(): Doing {
    const { random, goal } = this.#options;
    this.#correction = 'done';
    return this.#say(random.pick(this.#phrases.wrongOrder).replace('{number}', goal.order?.number ?? ''), 'answer');
  }

  /** Says the wish, in other words each time. */
  #wish(isMisled: boolean): Doing {
    const { goal, character, random, otherWorld } = this.#options;
    const others =
      character.switches && random.chance(character.switches) ? otherWorld.heldOut.get(goal.name) : undefined;
    const said = this.#sayings.shift();
    const text = random.pick(others ?? [])?.text ?? said ?? goal.sayings[0] ?? '';
    const own = withOwnNumber(text, goal.order);
    return this.#say(isMisled ? `${random.pick(this.#phrases.notThat)}${own}` : own, 'wish');
  }

  #leave(): Doing | null {
    const { random } = this.#options;
    this.#turns = TURNS_LIMIT;
    return random.chance(0.5) ? this.#say(random.pick(this.#phrases.thanks), 'leaves') : null;
  }

  #say(text: string, purpose: Purpose): Doing {
    const { character, random } = this.#options;
    const isHurt = purpose === 'wish' && character.insults && random.chance(character.insults);
    const loud = isHurt ? `${random.pick(this.#phrases.insults)} ${text}` : text;
    const slips = character.mistypes && random.chance(character.mistypes);
    return { did: slips ? mistype(loud, random) : loud, purpose };
  }

  #lastSaid({ messages }: ConversationState): string {
    const last = messages.findLast(({ role }) => role === 'shopper');
    return last?.role === 'shopper' ? last.text : '';
  }

  get #phrases() {
    const { locale, character, random } = this.#options;
    const isSwitched = character.switches && random.chance(character.switches);
    return PHRASES[isSwitched ? (locale === 'en' ? 'zh-Hans' : 'en') : locale];
  }

  get #knowledge(): Omit<Knowledge, 'offered'> {
    const { account, goal, names, another, character } = this.#options;
    return { account, goal, names, another, phrases: this.#phrases, isTerse: character.isTerse === true };
  }
}
