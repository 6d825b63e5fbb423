import type { Flow } from '#knowledge/flow-schema.ts';
import { personChoice } from '../choices.ts';
import { addReply, because, type Draft } from '../draft.ts';
import type { Topic } from '../state.ts';
import { spoken } from '../wording.ts';
import { flowById, isBuiltIn } from './flow-book.ts';
import { flowSpoken } from './flow-text.ts';
import { askTopic } from './questions.ts';
import { advance, bringBack } from './run.ts';
import { activeTopic, changeTopic, closeTopic, isAwaiting } from './topic.ts';

/** Failed tries at one question before it is set aside and a person offered: nothing is asked a fourth time. */
export const TRIES_LIMIT = 3;

/** The shopper gives up what is talked about, and any request of it that was not answered; what waited comes back. */
export function dropTopic(draft: Draft, turnId: string | null = null): void {
  const topic = activeTopic(draft.state);
  if (!topic) return;
  const flow = flowById(draft.book, topic.flow);
  const parts =
    flow && !isBuiltIn(flow) ? flowSpoken(draft, topic, 'dropped', 'topic-dropped') : spoken(draft, 'flow-cancelled');
  because(draft, `flow ${topic.flow}: dropped by the shopper`);
  closeTopic(draft, topic, 'dropped');
  addReply(draft, { reason: 'flow', turnId, parts });
  if (bringBack(draft)) advance(draft);
}

/** Asks in better words after a try that failed; at the last the topic is set aside. False where nothing is asked. */
export function askBetter(
  draft: Draft,
  topic: Topic,
  flow: Flow,
  manner: 'again' | 'invalid',
  turnId: string,
): boolean {
  const tries = topic.tries + 1;
  const tried = changeTopic(draft, topic, { turnId, tries });
  if (tries < TRIES_LIMIT || isAwaiting(draft.state, topic)) return askTopic(draft, tried, flow, manner);
  setAside(draft, tried, turnId);
  return true;
}

/** Leaves a topic that led nowhere, in words, with a person offered; what waited comes back. */
export function setAside(draft: Draft, topic: Topic, turnId: string): void {
  const parts = flowSpoken(draft, topic, 'set-aside', 'topic-set-aside');
  because(draft, `flow ${topic.flow}: set aside after ${topic.tries} tries`);
  closeTopic(draft, topic, 'dropped');
  addReply(draft, { reason: 'flow', turnId, parts, choices: [personChoice(draft)] });
  if (bringBack(draft)) advance(draft);
}
