import * as fc from 'fast-check';
import { type Happening, happeningOf } from '#dialogue/testing/happenings.ts';
import { RandomTalk } from '#dialogue/testing/random-talk.ts';
import { openPack } from '../open-pack.ts';
import { percentile } from './retrieval/measure.ts';
import { rounded } from './retrieval/run-engine.ts';
import type { BenchSuite } from './suite.ts';

const SHOPS = ['fresh', 'beauty', 'global'];
/** DESIGN.md, rows of issue 4: one step takes at most this long at the 99th percentile. */
const BUDGET_MS = 1;
const SEED = 4;
const CONVERSATIONS = 400;
const SHORT_CONVERSATIONS = 40;
/** Things that happen in one conversation: long ones cost more, as everything said is kept. */
const HAPPENINGS = 60;
/** Conversations before the times count: the engine compiles what runs often. */
const WARM_UP = 20;

/** Each conversation is played this often, and the least time of a step counts: what else the machine does is left out. */
const PLAYS = 3;

/** Time of `step` over random conversations with the flows of each shop. A ratio above 1 is within its budget. */
export const benchDialogue: BenchSuite = async ({ short }) => {
  const shops: Record<string, object> = {};
  const losses: string[] = [];
  for (const shop of SHOPS) {
    console.error(shop);
    const figures = await timesOf(shop, short ? SHORT_CONVERSATIONS : CONVERSATIONS);
    shops[shop] = figures;
    if (figures.ratio < 1) losses.push(`${shop}: p99 ${figures.p99Ms} ms against ${BUDGET_MS} ms`);
  }
  const { node, v8 } = process.versions;
  return { suite: 'dialogue', short, node, v8, budgetMs: BUDGET_MS, shops, losses };
};

async function timesOf(shop: string, conversations: number) {
  const { pack } = await openPack(`examples/packs/${shop}`);
  const book = await pack.playbook();
  const talks = fc.sample(fc.array(happeningOf(book.flows), { minLength: HAPPENINGS, maxLength: HAPPENINGS }), {
    seed: SEED,
    numRuns: conversations + WARM_UP,
  });
  const times: number[] = [];
  for (const [index, happenings] of talks.entries()) {
    const plays = Array.from({ length: PLAYS }, () => play(book, happenings));
    if (index >= WARM_UP) times.push(...leastOf(plays));
  }
  const p99Ms = percentile(times, 0.99);
  return {
    flows: book.flows.length,
    conversations,
    steps: times.length,
    p50Ms: rounded(percentile(times, 0.5)),
    p95Ms: rounded(percentile(times, 0.95)),
    p99Ms: rounded(p99Ms),
    ratio: rounded(BUDGET_MS / Math.max(p99Ms, Number.EPSILON)),
  };
}

/** Plays one conversation; gives the milliseconds of each step. */
function play(book: ConstructorParameters<typeof RandomTalk>[0], happenings: readonly Happening[]): number[] {
  const times: number[] = [];
  const talk = new RandomTalk(book, (step) => (state, event) => {
    const from = performance.now();
    const next = step(state, event);
    times.push(performance.now() - from);
    return next;
  });
  for (const what of happenings) talk.happen(what);
  return times;
}

/** Of several plays of one conversation, the least time of each step. */
const leastOf = (plays: readonly number[][]): number[] =>
  (plays[0] ?? []).map((_, at) => Math.min(...plays.map((times) => times[at] ?? Number.POSITIVE_INFINITY)));
