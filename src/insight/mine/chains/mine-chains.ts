import { benjaminiHochberg } from '../benjamini-hochberg.ts';
import { fisherTail } from '../fisher-tail.ts';
import type { TopicSequence } from './topic-sequences.ts';

/** Topics that follow each other more often than by chance. */
export interface TopicChain {
  /** Two or three topics, in the order in which they are asked. */
  topics: string[];
  /** Conversations in which they follow each other at once. */
  support: number;
  /** Of the conversations that come as far as the last but one, the share that goes on to the last: "60 % then ask …". */
  confidence: number;
  /** Confidence over the share that would go on to it by chance. */
  lift: number;
  /** Of Fisher's exact test. */
  chance: number;
  /** Conversations to look at. */
  examples: string[];
}

export interface ChainOptions {
  /** Least conversations. */
  support?: number;
  confidence?: number;
  lift?: number;
  /** Share of the chains found that may be false. */
  falseShare?: number;
}

const USUAL = { support: 6, confidence: 0.1, lift: 1.5, falseShare: 0.05 };
const EXAMPLES = 5;

/** A step from what was asked (one topic, or two) to the next. */
interface Step {
  before: string;
  last: string;
  next: string;
  conversationId: string;
}

/**
 * Chains of two and of three topics in time order, surest first. A pair is tested by Fisher's exact test over the steps from one
 * topic to the next; since no topic follows itself, steps from the second and to the first are left out of the table. A third
 * topic is tested likewise over the steps that have one before them, and only after a pair that stands. Both families of tests
 * are held to `falseShare` by Benjamini and Hochberg's procedure, over all steps that could have come often enough, seen or
 * not; what a chain must have besides is asked afterwards. A step that a conversation takes twice counts once.
 */
export function mineChains(sequences: readonly TopicSequence[], options: ChainOptions = {}): TopicChain[] {
  const limits = { ...USUAL, ...options };
  const pairs = standing(stepsOf(sequences, 1), sequences, limits);
  const known = new Set(pairs.map(({ topics }) => topics.join('\n')));
  const triples = standing(stepsOf(sequences, 2), sequences, limits).filter(({ topics }) =>
    known.has(topics.slice(0, 2).join('\n')),
  );
  return [...pairs, ...triples].sort((a, b) => a.chance - b.chance || b.support - a.support);
}

function stepsOf(sequences: readonly TopicSequence[], length: 1 | 2): Step[] {
  return sequences.flatMap(({ conversationId, topics }) => {
    const steps = topics.slice(length).map((next, at): [string, Step] => {
      const before = topics.slice(at, at + length).join('\n');
      return [`${before}\n\n${next}`, { before, last: topics[at + length - 1] ?? '', next, conversationId }];
    });
    return [...new Map(steps).values()];
  });
}

function standing(
  steps: readonly Step[],
  sequences: readonly TopicSequence[],
  { support, confidence, lift, falseShare }: typeof USUAL,
): TopicChain[] {
  const count = new Counts(steps);
  const tested = [...count.both].flatMap(([key, conversations]): TopicChain[] => {
    const [before = '', next = ''] = key.split('\n\n');
    const topics = [...before.split('\n'), next];
    const last = topics.at(-2) ?? '';
    // Steps that could have been this one: those not from `next`, which nothing leads to itself, and not to `last`.
    const right = count.to.get(next) ?? 0;
    const all =
      count.all -
      (count.fromLast.get(next) ?? 0) -
      (count.to.get(last) ?? 0) +
      (count.pair.get(`${next}\n\n${last}`) ?? 0);
    const left = count.from.get(before) ?? 0;
    if (left < support || right < support) return [];
    const both = count.steps.get(key) ?? 0;
    const share = conversations.size / Math.max(1, reached(sequences, before.split('\n')));
    const byChance = all === left ? 1 : Math.max(right - both, 0.5) / (all - left);
    return [
      {
        topics,
        support: conversations.size,
        confidence: share,
        lift: both / left / byChance,
        chance: fisherTail(all, left, right, both),
        examples: [...conversations].slice(0, EXAMPLES),
      },
    ];
  });
  const stands = benjaminiHochberg(
    tested.map(({ chance }) => chance),
    falseShare,
    testable(count, support),
  );
  return tested.filter(
    (chain, at) =>
      stands[at] === true && chain.support >= support && chain.confidence >= confidence && chain.lift >= lift,
  );
}

/** Steps that could have come `support` times: from what was asked, and to what was asked, as often. No topic follows itself. */
function testable(count: Counts, support: number): number {
  const often = (counts: ReadonlyMap<string, number>) =>
    [...counts].flatMap(([key, of]) => (of < support ? [] : [key]));
  const to = new Set(often(count.to));
  return often(count.from).reduce((sum, before) => sum + to.size - Number(to.has(before.split('\n').at(-1) ?? '')), 0);
}

/** Conversations in which these topics came one right after the other, whether or not anything came after. */
function reached(sequences: readonly TopicSequence[], topics: readonly string[]): number {
  return sequences.filter(({ topics: asked }) =>
    asked.some((_, at) => topics.every((topic, step) => asked[at + step] === topic)),
  ).length;
}

class Counts {
  readonly all: number;
  readonly from = new Map<string, number>();
  readonly fromLast = new Map<string, number>();
  readonly to = new Map<string, number>();
  readonly steps = new Map<string, number>();
  /** By the last topic before alone. */
  readonly pair = new Map<string, number>();
  readonly both = new Map<string, Set<string>>();

  constructor(steps: readonly Step[]) {
    this.all = steps.length;
    for (const { before, last, next, conversationId } of steps) {
      const key = `${before}\n\n${next}`;
      raise(this.from, before);
      raise(this.fromLast, last);
      raise(this.to, next);
      raise(this.steps, key);
      raise(this.pair, `${last}\n\n${next}`);
      this.both.set(key, (this.both.get(key) ?? new Set()).add(conversationId));
    }
  }
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
