import type { Draft } from '../draft.ts';
import { slotText } from '../flows/flow-text.ts';
import type { PacketFact } from '../outward.ts';
import type { Topic } from '../state.ts';
import { wording } from '../wording.ts';
import { answersGiven, decisionsIn, ordersInQuestion } from './gist.ts';
import { orderLine } from './summary.ts';
import { titleOfFlow } from './title-of-flow.ts';

/** Most that the protocol takes. */
const FACTS = 20;
const LETTERS = 500;

/** What the agent would otherwise have to read for: orders, problem, wish, promises, what was tried. */
export function factsOf(draft: Draft): PacketFact[] {
  const { state } = draft;
  const facts: [string, string, string | null][] = [
    ...ordersInQuestion(state).map((seen): [string, string, string | null] => [
      'order',
      'Order',
      orderLine(draft, seen),
    ]),
    ...state.topics.toReversed().flatMap((topic): [string, string, string | null][] => [
      ['problem', 'Problem', titleOfFlow(draft, topic.flow)],
      ['wish', 'Wish', wishesOf(draft, topic)],
    ]),
    ...decisionsIn(draft).map(({ title, outcome, isPromise }): [string, string, string] =>
      isPromise ? ['promised', 'Promised', `${title}: ${outcome}`] : ['decided', 'Decided', `${title}: ${outcome}`],
    ),
    ...answersGiven(state).map((title): [string, string, string] => ['tried', 'Answered with', title]),
    ['photos', 'Photos', photosIn(draft)],
  ];
  return facts
    .flatMap(([key, label, value]) =>
      value ? [{ label: wording(draft, `fact-${key}`) ?? label, value: value.slice(0, LETTERS) }] : [],
    )
    .slice(0, FACTS);
}

/** What was said so far of how it should be put right: all but the order itself. */
function wishesOf(draft: Draft, topic: Topic): string | null {
  const texts = Object.values(topic.slots).flatMap((value) =>
    value.type === 'order' || value.type === 'photo' ? [] : (slotText(draft, topic, value) ?? []),
  );
  return texts.length > 0 ? texts.join(' · ') : null;
}

function photosIn({ state }: Draft): string | null {
  const count = state.messages.reduce(
    (sum, message) => sum + (message.role === 'shopper' ? (message.photos?.length ?? 0) : 0),
    0,
  );
  return count > 0 ? String(count) : null;
}
