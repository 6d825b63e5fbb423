import type { FinishedTopic } from '#dialogue/state.ts';
import { assistants } from '../turn-facts.ts';
import type { Goal } from './goal.ts';
import type { JudgedTurn } from './judge.ts';

/**
 * How a turn reached the goal, or null. A flow counts that serves it, for the order it is about, ended otherwise than dropped
 * and without a failed request; refusals are the shop's own decision on that order. An entry counts where it answers.
 */
export async function isReached(
  goal: Goal,
  judged: JudgedTurn,
  serves: (topic: FinishedTopic) => boolean,
  intentOf: (entryId: string) => Promise<string | null>,
): Promise<string | null> {
  const { turn, after, before, events } = judged;
  const called = turn.effects.find((effect) => effect.type === 'request-handoff');
  // Somebody who complains may be sent to a person at once.
  if (called && (goal.kind === 'person' || goal.name === 'complaint')) return 'person';
  if (goal.kind === 'outside') {
    const isLeftAlone = after.topics.length === 0 && turn.effects.length === 0;
    return isLeftAlone && assistants(turn).some(({ reason }) => reason === 'preset' || reason === 'small-talk')
      ? 'left alone'
      : null;
  }
  const isFailed = events.some(({ type }) => type === 'decision-failed');
  const known = new Set(before.finished.map(({ id }) => id));
  const ended = after.finished.filter((topic) => !known.has(topic.id) && serves(topic));
  const isCutShort = called !== undefined && called.type === 'request-handoff' && called.packet.reason !== 'policy';
  const done = ended.find((topic) => topic.outcome !== 'dropped' && isAbout(topic, goal));
  if (done && !isFailed && !isCutShort) return `${done.flow} ${done.outcome}`;
  for (const { citations, parts } of assistants(turn)) {
    const ids = [
      ...citations.map(({ id }) => id),
      ...parts.flatMap((part) => (part.type === 'product' ? part.product.sku : [])),
    ];
    for (const id of ids) {
      if (goal.entries.includes(id)) return `answer ${id}`;
      if (goal.intent !== null && (await intentOf(id)) === goal.intent) return `answer ${id}`;
    }
  }
  return null;
}

/** Whether a topic was about the order of the goal, where both are about one. */
function isAbout({ slots }: FinishedTopic, { order }: Goal): boolean {
  const value = Object.values(slots).find(({ type }) => type === 'order');
  return (
    order === null || value?.type !== 'order' || value.id === order.id || (value.others ?? []).includes(order.number)
  );
}
