import type { Flow, FlowStep } from '#knowledge/flow-schema.ts';
import type { Reading } from '#nlu/reading.ts';
import { chooseFlow } from '../choose/choose-flow.ts';
import type { Playbook } from '../playbook.ts';
import { bandsOf } from '../policy.ts';
import type { Topic } from '../state.ts';
import { placeOf, type Said, saidOf } from './words/fold.ts';

/** Shows an order where a pack has no flow `track` of its own; its words are the scripts `order-…`. */
const BUILT_IN_TRACK: Flow = {
  id: 'track',
  starts: ['order.track', 'order.find', 'order.late', 'order.lost'].map((intent) => ({ intent })),
  slots: { order: { type: 'order', newest: true } },
  steps: [
    { id: 'find', collect: 'order' },
    {
      id: 'which',
      branch: [
        { when: { 'order.fresh': false }, go: 'kept' },
        { when: { 'order.others': { min: 1 } }, go: 'listed' },
      ],
    },
    { id: 'found', say: 'order-found', show: 'order', end: 'informed' },
    { id: 'kept', say: 'order-from-device', show: 'order', end: 'informed' },
    { id: 'listed', say: 'order-list', show: 'order', end: 'informed' },
  ],
};

/** The pack's flow that shows an order, or the built-in one. */
export function trackFlow(book: Playbook | null): Flow {
  return book?.flows.find(({ id }) => id === BUILT_IN_TRACK.id) ?? BUILT_IN_TRACK;
}

export const isBuiltIn = (flow: Flow): boolean => flow === BUILT_IN_TRACK;

export function flowById(book: Playbook | null, id: string): Flow | null {
  if (id === BUILT_IN_TRACK.id) return trackFlow(book);
  return book?.flows.find((flow) => flow.id === id) ?? null;
}

export const stepById = (flow: Flow, id: string): FlowStep | undefined => flow.steps.find((step) => step.id === id);

/** The slot that a topic's step waits for: the one it collects, or the order whose access has to be renewed before an act. */
export function awaitedSlot(flow: Flow, { step: id, lookup }: Pick<Topic, 'step' | 'lookup'>): string | null {
  const step = stepById(flow, id);
  if (step && 'collect' in step) return step.collect;
  if (!step || !('act' in step) || !lookup) return null;
  return Object.entries(flow.slots).find(([, { type }]) => type === 'order')?.[0] ?? null;
}

/** The step after `step`: the one it names, else the next in order; null at the end. */
export function nextOf(flow: Flow, step: FlowStep): string | null {
  if ('next' in step && step.next !== undefined) return step.next;
  return flow.steps[flow.steps.indexOf(step) + 1]?.id ?? null;
}

/**
 * The flow that a message starts: the one it sounds like, where the pack has learnt that; else by an intent read at the answer
 * band or above, by words, or by both. Words make a start more particular, and the most particular one wins; of equals the
 * first in the pack.
 */
export function flowFor(book: Playbook | null, text: string, reading: Reading): Flow | null {
  const told = book && chooseFlow(book, text, reading, (intent) => flowOf(book, text, intent));
  if (told) return told;
  return reading.confidence >= bandsOf(book).answer ? flowOf(book, text, reading.intent) : flowOf(book, text, null);
}

/** The flow that an intent starts, or with null the words alone. */
export function flowOf(book: Playbook | null, text: string, intent: string | null): Flow | null {
  const flows = book?.flows ?? [];
  const all = flows.some(({ id }) => id === BUILT_IN_TRACK.id) ? flows : [...flows, BUILT_IN_TRACK];
  let best: Flow | null = null;
  let bestWeight = 0;
  for (const flow of all) {
    for (const start of flow.starts) {
      if (start.intent !== undefined && start.intent !== intent) continue;
      const longest = longestWord(start, text);
      if (start.words && longest === 0) continue;
      const weight = (start.intent === undefined ? 0 : 1) + (start.words ? 100 + longest : 0);
      if (weight > bestWeight) [best, bestWeight] = [flow, weight];
    }
  }
  return best;
}

type Start = Flow['starts'][number];

/** One message is held against all starts several times over: what was found for the last one is kept. */
let looked: { text: string; said: Said; longest: Map<Start, number> } | null = null;

/** Letters of the longest word of a start that a message has; 0 when it has none. */
function longestWord(start: Start, text: string): number {
  if (!start.words) return 0;
  if (looked?.text !== text) looked = { text, said: saidOf(text), longest: new Map() };
  const { said, longest } = looked;
  let found = longest.get(start);
  if (found === undefined) {
    found = start.words.reduce((most, word) => (placeOf(said, word) >= 0 ? Math.max(most, word.length) : most), 0);
    longest.set(start, found);
  }
  return found;
}
