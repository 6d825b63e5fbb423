import type { LoggedQuestion } from '../logged.ts';
import type { QuestionCluster } from '../topics/question-cluster.ts';

/** What one conversation was about, in the order in which it came up. */
export interface TopicSequence {
  conversationId: string;
  /** Ids of clusters; the same twice in a row stands once. */
  topics: string[];
}

export function topicSequences(
  questions: readonly LoggedQuestion[],
  clusters: readonly QuestionCluster[],
): TopicSequence[] {
  const topicAt = new Map(clusters.flatMap(({ id, questions: places }) => places.map((place) => [place, id] as const)));
  const byConversation = new Map<string, { position: number; topic: string }[]>();
  for (const [place, { conversationId, position }] of questions.entries()) {
    const topic = topicAt.get(place);
    if (topic === undefined) continue;
    byConversation.set(conversationId, [...(byConversation.get(conversationId) ?? []), { position, topic }]);
  }
  return [...byConversation].map(([conversationId, asked]) => ({
    conversationId,
    topics: asked
      .toSorted((a, b) => a.position - b.position)
      .map(({ topic }) => topic)
      .filter((topic, at, all) => topic !== all[at - 1]),
  }));
}

/** What each conversation is about: what came up first. */
export const mainTopics = (sequences: readonly TopicSequence[]): Map<string, string> =>
  new Map(
    sequences.flatMap(({ conversationId, topics: [first] }) => (first === undefined ? [] : [[conversationId, first]])),
  );
