import { findFacts } from '#llm/find-facts.ts';
import { pairsOf } from './pairs-of.ts';

/** A question with the source that was found for it, as `models/training/pocket/test` has them. */
export interface Asked {
  locale: string;
  question: string;
  source: string;
  needs: readonly string[];
}

/** Figures of one way to answer, over all questions of a language. Shares are from 0 to 1. */
export interface WordingFigures {
  replies: number;
  /** Those to questions that the source does answer: facts, coverage and focus are judged on these. */
  answerable: number;
  /** Of the strings that a right reply cannot do without, the mean share that it has. */
  factsKept: number;
  /** Replies that have all of them. */
  complete: number;
  /** Numbers, amounts, links, codes and quoted names that neither the source nor the question has. */
  factsInvented: number;
  /** Of the words of the sentence that answers (the needs), the mean share that the reply has: told in part counts in part. */
  coverage: number;
  /** Mean length, as a share of the source's. */
  length: number;
  /** Mean share of the reply's characters that are needs: how much of what is read is what was asked. */
  focus: number;
  /** 1 − mean likeness (pairs of signs, Jaccard) of two replies from one source: 0 where everybody reads the same. */
  distinctness: number;
  /** Replies in the language of the question. */
  rightLanguage: number;
}

export function scoreWording(asked: readonly Asked[], replies: readonly string[]): WordingFigures {
  const scored = asked.map((one, at) => scoreReply(one, replies[at] ?? ''));
  type Scored = (typeof scored)[number];
  const mean = (of: (one: Scored) => number, among = scored): number => round(average(among.map(of)));
  const answerable = scored.filter((_, at) => (asked[at]?.needs.length ?? 0) > 0);
  return {
    replies: replies.length,
    answerable: answerable.length,
    factsKept: mean(({ kept }) => kept, answerable),
    complete: mean(({ kept }) => (kept === 1 ? 1 : 0), answerable),
    factsInvented: scored.reduce((sum, { invented }) => sum + invented, 0),
    coverage: mean(({ covered }) => covered, answerable),
    length: mean(({ length }) => length),
    focus: mean(({ focus }) => focus, answerable),
    distinctness: round(distinctnessOf(asked, replies)),
    rightLanguage: mean(({ isRightLanguage }) => (isRightLanguage ? 1 : 0)),
  };
}

function scoreReply({ locale, question, source, needs }: Asked, reply: string) {
  const said = pairsOf(reply);
  const needed = needs.flatMap((need) => [...pairsOf(need)]);
  return {
    kept: average(needs.map((need) => (reply.includes(need) ? 1 : 0))),
    invented: inventedIn(reply, source, question).length,
    covered: average(needed.map((pair) => (said.has(pair) ? 1 : 0))),
    length: reply.length / source.length,
    focus: Math.min(1, needs.filter((need) => reply.includes(need)).join('').length / Math.max(1, reply.length)),
    isRightLanguage: locale.startsWith('zh') === /[\u3400-\u9fff]/.test(reply),
  };
}

/** Facts of a reply that stand neither in the source nor in the question, as whole numbers and names. */
export function inventedIn(reply: string, source: string, question: string): string[] {
  const known = `${source}\n${question}`;
  return findFacts(reply)
    .map(({ text }) => text)
    .filter((fact) => !standsWhole(fact, known));
}

function standsWhole(fact: string, text: string): boolean {
  for (let at = text.indexOf(fact); at !== -1; at = text.indexOf(fact, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + fact.length, at + fact.length + 2);
    const isCut = (/^\d/.test(fact) && /\d[.,:]?$/.test(before)) || (/\d$/.test(fact) && /^(?:\d|[.,:]\d)/.test(after));
    if (!isCut) return true;
  }
  return false;
}

function distinctnessOf(asked: readonly Asked[], replies: readonly string[]): number {
  const bySource = new Map<string, Set<string>[]>();
  for (const [at, { source }] of asked.entries()) {
    bySource.set(source, [...(bySource.get(source) ?? []), pairsOf(replies[at] ?? '')]);
  }
  const likeness: number[] = [];
  for (const said of bySource.values()) {
    for (let one = 0; one < said.length; one++) {
      for (let other = one + 1; other < said.length; other++) likeness.push(jaccard(said[one], said[other]));
    }
  }
  return 1 - average(likeness);
}

function jaccard(one: ReadonlySet<string> = new Set(), other: ReadonlySet<string> = new Set()): number {
  const both = [...one].filter((pair) => other.has(pair)).length;
  return both / Math.max(1, one.size + other.size - both);
}

export const average = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

export const round = (value: number): number => Math.round(value * 1000) / 1000;
