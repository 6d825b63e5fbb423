import * as v from 'valibot';
import type { PlayedTurn } from './conversation.ts';
import { assistants, endedIn, factsOf, flowsOf, namesOf, type Surroundings, saidIn } from './turn-facts.ts';

const words = v.union([v.string(), v.pipe(v.array(v.string()), v.minLength(1))]);

/** What a turn should lead to; what is left out may be anything. `docs/replay-and-simulation.md` explains each. */
export const expectationSchema = v.strictObject({
  /** One of these intents was read, and one of these emotions. */
  intent: v.optional(words),
  emotion: v.optional(words),
  /** A reply was given for one of these reasons (`AssistantMessage.reason`); `none` stands for no reply. */
  reply: v.optional(words),
  /** The flow that was worked on in this turn and is open or ended now; null for none. */
  flow: v.optional(v.nullable(v.string())),
  /** How a topic ended in this turn. */
  outcome: v.optional(v.picklist(['done', 'informed', 'review', 'refused', 'dropped'])),
  /** The slot asked for now; null at a yes-or-no question and where nothing is asked. */
  asks: v.optional(v.nullable(v.string())),
  /** All of these stand in what was said; none of those. Case does not matter. */
  says: v.optional(words),
  not: v.optional(words),
  /** Labels or ids of choices that the replies offer. */
  choices: v.optional(words),
  /** What was shown: `entry:ID`, `product:SKU`, `order:NUMBER`, `fulfillment:…`, `payment:…`, `status:…`, `list:NUMBER`. */
  facts: v.optional(v.array(v.pipe(v.string(), v.includes(':')))),
  /** All that left the device in this turn, in any order: `act:cancel`, `open-ticket:payment`, or the type alone. */
  effects: v.optional(v.array(v.string())),
  /** Whether a person has been called by now. */
  handoff: v.optional(v.boolean()),
  /** Flows open now, the one that is talked about last. */
  topics: v.optional(v.array(v.string())),
  /** Each stands in a reason of a reply. */
  why: v.optional(words),
});

export type Expectation = v.InferOutput<typeof expectationSchema>;

/** An expectation that did not hold: `path` within the turn. */
export interface Failure {
  path: string;
  expected: unknown;
  actual: unknown;
}

/** The first expectation that the turn does not meet; null when it meets all. */
export function firstFailure(expected: Expectation, turn: PlayedTurn, around: Surroundings): Failure | null {
  for (const [name, check] of Object.entries(CHECKS)) {
    const wanted = expected[name as keyof Expectation];
    if (wanted === undefined) continue;
    const actual = (check as Check<typeof wanted>)(wanted, turn, around);
    if (actual !== OK) return { path: `expect.${name}`, expected: wanted, actual };
  }
  return null;
}

/** Distinct from every actual value. */
const OK = Symbol('ok');
type Check<T> = (wanted: T, turn: PlayedTurn, around: Surroundings) => unknown;

const CHECKS: { [K in keyof Expectation]-?: Check<Exclude<Expectation[K], undefined>> } = {
  intent: (wanted: string | string[], { reading }) => oneOf(wanted, reading?.intent ?? null),
  emotion: (wanted: string | string[], { reading }) => oneOf(wanted, reading?.emotion ?? null),
  reply: (wanted: string | string[], turn) => {
    const reasons = assistants(turn).map(({ reason }) => reason);
    return listed(wanted).some((name) => (name === 'none' ? reasons.length === 0 : reasons.some((one) => one === name)))
      ? OK
      : reasons;
  },
  flow: (wanted: string | null, _, around) => {
    const flows = flowsOf(around);
    return wanted === null ? (flows.length === 0 ? OK : flows) : flows.includes(wanted) ? OK : flows;
  },
  outcome: (wanted: string, _, around) => {
    const outcomes = endedIn(around).map(({ outcome }) => outcome);
    return outcomes.some((one) => one === wanted) ? OK : outcomes;
  },
  asks: (wanted: string | null, _, { after }) => same(wanted, after.topics.at(-1)?.asking ?? null),
  says: (wanted: string | string[], turn) => {
    const said = saidIn(turn);
    return listed(wanted).every((part) => said.includes(part.toLowerCase())) ? OK : said;
  },
  not: (wanted: string | string[], turn) => {
    const said = saidIn(turn);
    return listed(wanted).some((part) => said.includes(part.toLowerCase())) ? said : OK;
  },
  choices: (wanted: string | string[], turn) => {
    const choices = assistants(turn).flatMap((message) => message.choices);
    const offered = new Set(choices.flatMap(({ id, label }) => [id, label]));
    return listed(wanted).every((name) => offered.has(name)) ? OK : choices.map(({ label }) => label);
  },
  facts: (wanted: string[], turn) => {
    const shown = factsOf(turn);
    return wanted.every((fact) => shown.includes(fact)) ? OK : shown;
  },
  effects: (wanted: string[], turn) => {
    const all = turn.effects.filter(({ type }) => type !== 'follow-handoff').map(namesOf);
    const isMet =
      wanted.every((name) => all.some((names) => names.includes(name))) &&
      all.every((names) => names.some((name) => wanted.includes(name)));
    return isMet ? OK : all.map(([name]) => name);
  },
  handoff: (wanted: boolean, _, { after }) => same(wanted, !['none', 'closed'].includes(after.handoff.phase)),
  topics: (wanted: string[], _, { after }) => {
    const open = after.topics.map(({ flow }) => flow);
    return open.join() === wanted.join() ? OK : open;
  },
  why: (wanted: string | string[], turn) => {
    const reasons = assistants(turn).flatMap(({ why }) => why);
    return listed(wanted).every((part) => reasons.some((reason) => reason.includes(part))) ? OK : reasons;
  },
};

const listed = (wanted: string | string[]): string[] => (typeof wanted === 'string' ? [wanted] : wanted);
const same = (wanted: unknown, actual: unknown): unknown => (wanted === actual ? OK : actual);
const oneOf = (wanted: string | string[], actual: string | null): unknown =>
  actual !== null && listed(wanted).includes(actual) ? OK : actual;
