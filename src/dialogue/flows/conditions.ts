import type { FlowCondition } from '#knowledge/flow-schema.ts';

export type Fact = string | number | boolean | null;
type Test = Exclude<FlowCondition, unknown[]>[string];

/** Whether a condition holds: all its facts pass, or with a list of conditions those of any. An unknown fact passes nothing. */
export function holds(condition: FlowCondition, factOf: (name: string) => Fact): boolean {
  const any = Array.isArray(condition) ? condition : [condition];
  return any.some((all) => Object.entries(all).every(([name, test]) => passes(test, factOf(name))));
}

/** The facts that a condition asks for. */
export function factsIn(condition: FlowCondition): string[] {
  const any = Array.isArray(condition) ? condition : [condition];
  return [...new Set(any.flatMap((all) => Object.keys(all)))];
}

function passes(test: Test, fact: Fact): boolean {
  if (Array.isArray(test)) return test.some((value) => value === fact);
  if (typeof test !== 'object') return test === fact;
  if ('filled' in test) return (fact !== null) === test.filled;
  return typeof fact === 'number' && fact >= (test.min ?? -Infinity) && fact <= (test.max ?? Infinity);
}
