import type { Draft } from '../draft.ts';
import { wording } from '../wording.ts';
import { slotText } from './flow-text.ts';

/** Most letters that a page's context may have in one value. */
const LETTERS = 500;

/** What the shopper was at and what is known of it, newest first, for the person who takes over. */
export function openTopics(draft: Draft): string {
  const lines = draft.state.topics.toReversed().map((topic) => {
    const title = wording(draft, `flow.${topic.flow}.title`) ?? topic.flow;
    const known = Object.entries(topic.slots).flatMap(([name, value]) => {
      const text = slotText(draft, topic, value);
      return text === null ? [] : [`${name}: ${text}`];
    });
    return known.length > 0 ? `${title} (${known.join(', ')})` : title;
  });
  return lines.join('; ').slice(0, LETTERS);
}
