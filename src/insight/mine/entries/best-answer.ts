import { type TermRows, termRows } from '../clusters/term-rows.ts';

/** An answer that somebody gave to a question of a cluster, cleaned. */
export interface GivenAnswer {
  text: string;
  conversationId: string;
  agent: string | null;
  /** Of the agent, 0 to 1; null where nothing is known. */
  agentScore: number | null;
  /** Of the conversation, 0 to 1; null where nothing is known. */
  outcome: number | null;
}

export interface BestAnswer extends GivenAnswer {
  /** The answers that say much the same, itself among them. */
  like: GivenAnswer[];
  /** Mean outcome of those conversations, drawn towards that of all answers to the question. */
  confidence: number;
}

/** Answers by agents of the upper part of those who answered are looked at. */
const UPPER_SHARE = 1 / 3;
const LEAST_LOOKED_AT = 3;
/** Cosine of the terms from which two answers say much the same. */
const ALIKE = 0.35;
/** Conversations' worth of the overall mean in the confidence. */
const PRIOR = 4;
/** Answers compared: the work grows with the square. */
const MOST = 300;

/**
 * The wording to propose: among the answers of the best agents the one that is most like the others that went well. Being like
 * bad answers counts against it as being like good ones counts for it, so a curt reply that many give does not win.
 */
export function bestAnswer(given: readonly GivenAnswer[]): BestAnswer | null {
  const looked = given.slice(0, MOST);
  const mean = average(looked.map(({ outcome }) => outcome)) ?? 0.5;
  const worth = looked.map(({ agentScore, outcome }) => ((agentScore ?? mean) + (outcome ?? mean)) / 2);
  const ranked = looked.map((_, at) => at).toSorted((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0));
  const upper = ranked.slice(0, Math.max(LEAST_LOOKED_AT, Math.ceil(looked.length * UPPER_SHARE)));
  const rows = termRows(looked.map(({ text }) => text));
  let best: { at: number; score: number } | null = null;
  for (const at of upper) {
    let score = 0;
    for (const other of looked.keys()) score += similarity(rows, at, other) * ((worth[other] ?? mean) - mean + 0.1);
    if (best === null || score > best.score) best = { at, score };
  }
  const chosen = best === null ? undefined : looked[best.at];
  if (best === null || chosen === undefined) return null;
  const { at } = best;
  const like = looked.filter((_, other) => similarity(rows, at, other) >= ALIKE);
  const known = like.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]));
  const confidence = (PRIOR * mean + known.reduce((sum, value) => sum + value, 0)) / (PRIOR + known.length);
  return { ...chosen, like, confidence };
}

function similarity({ starts, columns, weights }: TermRows, one: number, other: number): number {
  const theirs = new Map<number, number>();
  for (let at = starts[other] ?? 0; at < (starts[other + 1] ?? 0); at++) theirs.set(columns[at] ?? 0, weights[at] ?? 0);
  let sum = 0;
  for (let at = starts[one] ?? 0; at < (starts[one + 1] ?? 0); at++) {
    sum += (weights[at] ?? 0) * (theirs.get(columns[at] ?? 0) ?? 0);
  }
  return sum;
}

function average(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
