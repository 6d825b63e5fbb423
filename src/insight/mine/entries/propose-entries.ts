import { centred, type VectorRows } from '../clusters/vector-rows.ts';
import type { LogConversation, LoggedQuestion } from '../logged.ts';
import { shortHash } from '../short-hash.ts';
import type { DistinctQuestions } from '../topics/distinct-questions.ts';
import type { QuestionCluster } from '../topics/question-cluster.ts';
import type { QuestionReading } from '../topics/question-reading.ts';
import { agentScores } from './agent-scores.ts';
import { askedQuestions } from './asked-questions.ts';
import { type BestAnswer, bestAnswer, type GivenAnswer } from './best-answer.ts';
import { cleanAnswer } from './clean-answer.ts';
import { type OrderFact, orderFacts } from './order-facts.ts';
import { outcomesOf } from './outcomes.ts';
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
  conversations: readonly LogConversation[];
  questions: readonly LoggedQuestion[];
  distinct: DistinctQuestions;
  clusters: readonly QuestionCluster[];
  vectors: VectorRows;
  readings: readonly (QuestionReading | null)[];
  /** Names of the shop's goods. */
  products: readonly string[];
}

/** One entry for each cluster that was answered well, in the order of the clusters. */
export function proposeEntries(input: ProposalInput): EntryProposal[] {
  const { conversations, clusters, vectors } = input;
  const outcomes = outcomesOf(conversations);
  const agents = new Map(agentScores(conversations, outcomes).map((score) => [score.agent, score.score]));
  const space = centred(vectors);
  return clusters.flatMap((cluster) => {
    const wordings: EntryProposal['wordings'] = {};
    const best: BestAnswer[] = [];
    for (const [language, rows] of byLanguage(cluster, input.readings)) {
      const given = answersTo(rows, input, agents, outcomes);
      const answer = given.length < LEAST_ANSWERS ? null : bestAnswer(given);
      if (answer === null) continue;
      // A group may hold questions of two matters: only those stand under an answer that were once answered so.
      const told = new Set(given.flatMap((one) => (answer.like.includes(one) ? [one.row] : [])));
      const questions = askedQuestions(
        rows.filter((row) => told.has(row)),
        input.distinct,
        space,
      );
      if (questions.length === 0) continue;
      const others = given.filter(({ conversationId }) => conversationId !== answer.conversationId);
      wordings[language] = {
        title: titleOf(questions[0] ?? cluster.central),
        questions,
        answer: answer.text,
        facts: orderFacts(
          answer.text,
          others.map(({ text }) => text),
          input.products,
        ),
      };
      best.push(answer);
    }
    const support = best.flatMap((answer) => answer.like);
    if (support.length === 0) return [];
    const told = [...new Set(support.map(({ conversationId }) => conversationId))];
    return [
      {
        id: `mined-${shortHash(cluster.central)}`,
        cluster: cluster.id,
        intent: cluster.intent?.label ?? null,
        wordings,
        confidence: best.reduce((sum, { confidence }) => sum + confidence, 0) / best.length,
        evidence: {
          conversations: told.length,
          agents: new Set(support.flatMap(({ agent }) => (agent === null ? [] : [agent]))).size,
          examples: told.slice(0, EXAMPLES),
        },
      },
    ];
  });
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
  { questions, distinct }: ProposalInput,
  agents: ReadonlyMap<string, number>,
  outcomes: ReadonlyMap<string, number>,
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
