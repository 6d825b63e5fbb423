import { centred, type VectorRows } from '../clusters/vector-rows.ts';
import type { LoggedQuestion } from '../logged.ts';
import { shortHash } from '../short-hash.ts';
import { intentOf } from '../topics/describe-clusters.ts';
import type { DistinctQuestions } from '../topics/distinct-questions.ts';
import type { QuestionCluster } from '../topics/question-cluster.ts';
import type { QuestionReading } from '../topics/question-reading.ts';
import type { AgentScore } from './agent-scores.ts';
import { askedQuestions } from './asked-questions.ts';
import { type BestAnswer, bestAnswer, type GivenAnswer } from './best-answer.ts';
import { cleanAnswer } from './clean-answer.ts';
import { type OrderFact, orderFacts } from './order-facts.ts';
import { titleOf } from './title-of.ts';

/** An entry in one language, as the log tells it. */
export interface ProposedWording {
  title: string;
  questions: string[];
  answer: string;
  /** What in the answer may hold for one order alone: to be looked at before it is taken. */
  facts: OrderFact[];
}

/** An entry of knowledge that a log speaks for. Nobody has read it yet. */
export interface EntryProposal {
  id: string;
  cluster: string;
  intent: string | null;
  /** BCP 47 → wording; only languages in which enough was asked and answered. */
  wordings: Record<string, ProposedWording>;
  /** How the conversations went that got such an answer, drawn towards the mean of the log; 0 to 1. */
  confidence: number;
  evidence: { conversations: number; agents: number; examples: string[] };
}

/** Fewer answered questions in a language than this are no ground for an entry. */
export const LEAST_ANSWERS = 4;
/** Conversations that are named to look at. */
const EXAMPLES = 5;

export interface ProposalInput {
  /** Conversation → how well it went, 0 to 1. */
  outcomes: ReadonlyMap<string, number>;
  ranking: readonly AgentScore[];
  questions: readonly LoggedQuestion[];
  distinct: DistinctQuestions;
  clusters: readonly QuestionCluster[];
  vectors: VectorRows;
  readings: readonly (QuestionReading | null)[];
  /** Names of the shop's goods. */
  products: readonly string[];
}

/** What one language of a cluster has to say. */
interface Part {
  language: string;
  wording: ProposedWording;
  intent: string | null;
  best: BestAnswer;
}

/**
 * One entry for each cluster that was answered well, in the order of the clusters. Where the best answers of two languages are
 * on matters of two intents, each is an entry of its own.
 */
export function proposeEntries(input: ProposalInput): EntryProposal[] {
  const agents = new Map(input.ranking.map(({ agent, score }) => [agent, score]));
  const space = centred(input.vectors);
  return input.clusters.flatMap((cluster) => {
    const byIntent = new Map<string | null, Part[]>();
    for (const [language, rows] of byLanguage(cluster, input.readings)) {
      const part = partOf(language, rows, { ...input, agents, space });
      if (part) byIntent.set(part.intent, [...(byIntent.get(part.intent) ?? []), part]);
    }
    return [...byIntent]
      .map(([intent, parts]) => entryOf(cluster, intent, parts))
      .toSorted((a, b) => b.evidence.conversations - a.evidence.conversations)
      .map((entry, at) => ({ ...entry, id: `mined-${shortHash(at === 0 ? cluster.central : firstOf(entry))}` }));
  });
}

const firstOf = ({ wordings }: Pick<EntryProposal, 'wordings'>): string =>
  Object.values(wordings)[0]?.questions[0] ?? '';

interface PartInput extends ProposalInput {
  agents: ReadonlyMap<string, number>;
  space: VectorRows;
}

function partOf(language: string, rows: readonly number[], input: PartInput): Part | null {
  const given = answersTo(rows, input);
  const best = given.length < LEAST_ANSWERS ? null : bestAnswer(given);
  if (best === null) return null;
  // A group may hold questions of two matters: only those stand under an answer that were once answered so.
  const told = new Set(given.flatMap((one) => (best.like.includes(one) ? [one.row] : [])));
  const own = rows.filter((row) => told.has(row));
  const questions = askedQuestions(own, input.distinct, input.space);
  const [first] = questions;
  if (first === undefined) return null;
  const others = given.filter(({ conversationId }) => conversationId !== best.conversationId);
  const facts = orderFacts(
    best.text,
    others.map(({ text }) => text),
    input.products,
  );
  return {
    language,
    wording: { title: titleOf(first), questions, answer: best.text, facts },
    intent: intentOf(own, input.distinct, input.readings)?.label ?? null,
    best,
  };
}

function entryOf(cluster: QuestionCluster, intent: string | null, parts: readonly Part[]): Omit<EntryProposal, 'id'> {
  const support = parts.flatMap(({ best }) => best.like);
  const told = [...new Set(support.map(({ conversationId }) => conversationId))];
  return {
    cluster: cluster.id,
    intent,
    wordings: Object.fromEntries(parts.map(({ language, wording }) => [language, wording])),
    confidence: parts.reduce((sum, { best }) => sum + best.confidence, 0) / parts.length,
    evidence: {
      conversations: told.length,
      agents: new Set(support.flatMap(({ agent }) => (agent === null ? [] : [agent]))).size,
      examples: told.slice(0, EXAMPLES),
    },
  };
}

function byLanguage(cluster: QuestionCluster, readings: readonly (QuestionReading | null)[]): Map<string, number[]> {
  const rows = new Map<string, number[]>();
  for (const row of cluster.distinct) {
    const language = readings[row]?.language ?? Object.keys(cluster.languages)[0] ?? 'zh-Hans';
    rows.set(language, [...(rows.get(language) ?? []), row]);
  }
  return rows;
}

function answersTo(
  rows: readonly number[],
  { questions, distinct, outcomes, agents }: PartInput,
): (GivenAnswer & { row: number })[] {
  return rows
    .flatMap((row) => (distinct.members[row] ?? []).map((place) => ({ row, place })))
    .flatMap(({ row, place }) => {
      const asked = questions[place];
      if (!asked || asked.answer === null) return [];
      const text = cleanAnswer(asked.answer);
      if (text === '') return [];
      const { conversationId, agent } = asked;
      return [
        {
          row,
          text,
          conversationId,
          agent,
          agentScore: agent === null ? null : (agents.get(agent) ?? null),
          outcome: outcomes.get(conversationId) ?? null,
        },
      ];
    });
}
