import { cancelChoice } from '../choices.ts';
import { addReply, because, type Draft } from '../draft.ts';
import type { Choice, Topic } from '../state.ts';
import { spoken, wording } from '../wording.ts';
import { isActing } from './topic.ts';

/** Tells what is not finished, newest first, and offers to go on with each; what the shop is working on needs no more. */
export function tellOpen(draft: Draft, turnId: string): void {
  const open = draft.state.topics.toReversed();
  const title = ({ flow }: Topic): string =>
    wording(draft, `flow.${flow}.title`) ?? wording(draft, 'choice-track') ?? flow;
  const titles = [...new Set(open.map(title))];
  const choices = open
    .filter((topic) => !isActing(draft.state, topic))
    .map((topic): Choice => ({ id: topic.flow, label: title(topic), act: { type: 'flow', flowId: topic.flow } }));
  because(draft, `topics open: ${open.map(({ flow }) => flow).join(', ')}`);
  addReply(draft, {
    reason: 'flow',
    turnId,
    parts: spoken(draft, 'topic-open', { titles: titles.join(', '), count: titles.length }),
    choices: [
      ...choices.filter(({ id }, at) => choices.findIndex((other) => other.id === id) === at),
      cancelChoice(draft),
    ],
  });
}
