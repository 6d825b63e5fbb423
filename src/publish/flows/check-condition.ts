import type { FlowCondition } from '#knowledge/flow-schema.ts';
import { FACT_VALUES, type FactValues, slotValues } from './flow-facts.ts';
import type { FlowSource } from './flow-source.ts';

type Test = Extract<FlowCondition, readonly unknown[]>[number][string];

/** Facts that no device knows, and tests that never hold. */
export function checkCondition(
  flow: FlowSource,
  condition: FlowCondition,
  facts: readonly (keyof typeof FACT_VALUES)[],
  fault: (message: string) => void,
): void {
  for (const tests of Array.isArray(condition) ? condition : [condition]) {
    for (const [name, test] of Object.entries(tests)) {
      const fact = facts.find((known) => known === name);
      const slot = name.startsWith('slot.') ? flow.slots[name.slice(5)] : undefined;
      if (fact !== undefined) checkTest(name, test, FACT_VALUES[fact], fault);
      else if (slot !== undefined) checkTest(name, test, slotValues(slot), fault);
      else fault(`there is no fact ${name}`);
      const isOfOrder = fact?.startsWith('order.') === true;
      if (isOfOrder && flow.slots.order === undefined) fault(`${name} needs an order: a slot order is missing`);
      if (fact?.startsWith('trace.') && !hasLines(flow)) fault(`${name} is of lines: a slot of type lines is missing`);
    }
  }
}

/** Whether a flow knows which goods it is about: what traces of them is of those alone. */
export const hasLines = ({ slots }: FlowSource): boolean => Object.values(slots).some(({ type }) => type === 'lines');

function checkTest(name: string, test: Test, values: FactValues, fault: (message: string) => void): void {
  if (typeof test === 'object' && !Array.isArray(test)) {
    if ('filled' in test) {
      if (!name.startsWith('slot.')) fault(`only a slot is filled or not, ${name} is a fact`);
    } else if (values !== 'number') fault(`${name} is no number: min and max say nothing about it`);
    return;
  }
  for (const value of Array.isArray(test) ? test : [test]) {
    if (!canBe(value, values)) fault(`${name} is never ${value}${oneOf(values)}`);
  }
}

function canBe(value: string | number | boolean, values: FactValues): boolean {
  if (values === 'filled') return false;
  return typeof values === 'string' ? typeof value === values : values.includes(value);
}

function oneOf(values: FactValues): string {
  if (values === 'filled') return ': ask {filled: true}';
  return typeof values === 'string' ? `: it is a ${values}` : `: it is one of ${values.join(', ')}`;
}
