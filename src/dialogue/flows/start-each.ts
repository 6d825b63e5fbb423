import type { Flow } from '#knowledge/flow-schema.ts';
import type { Entity } from '#nlu/reading.ts';
import type { Draft } from '../draft.ts';
import { affirmedTurn } from './affirmed-turn.ts';
import { queueFlow, startFlow } from './start-flow.ts';
import type { Turn } from './turn.ts';

/** Begins a flow, and once more for every further order that is named in a row with the first. */
export function startForEach(draft: Draft, flow: Flow, turn: Turn): void {
  const { text, reading } = affirmedTurn(turn);
  const numbers = reading.entities.filter(({ type }) => type === 'order-number');
  const inRow = numbers.filter(
    ({ start }, at) => at === 0 || BESIDE.test(text.slice(numbers[at - 1]?.end ?? 0, start)),
  );
  const values = [...new Set(inRow.map(({ value }) => value))];
  const takesOrder = Object.values(flow.slots).some(({ type }) => type === 'order');
  if (values.length < 2 || inRow.length < numbers.length || !takesOrder) {
    startFlow(draft, flow, turn);
    return;
  }
  for (const [at, value] of values.entries()) {
    const isOwn = (entity: Entity): boolean => entity.type !== 'order-number' || entity.value === value;
    const part = { ...turn, reading: { ...turn.reading, entities: turn.reading.entities.filter(isOwn) } };
    if (at === 0) startFlow(draft, flow, part);
    else queueFlow(draft, flow, part);
  }
}

/** What stands between two things of a list. */
const BESIDE = /^[\s,，、&+/]*(?:和|跟|与|还有|以及|and|plus)?\s*(?:订单号?|单号|orders?|number|no\.?)?\s*$/iu;
