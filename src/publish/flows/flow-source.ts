import * as v from 'valibot';
import { LOCALES } from '#core/locale.ts';
import { type Flow, type FlowStep, flowSchema } from '#knowledge/flow-schema.ts';

/** Text key → variants, in one language. */
export type FlowTexts = Readonly<Record<string, string[]>>;

/** One file of `flows/`: the flow and its wording. */
export interface FlowSource extends Flow {
  texts: Partial<Record<(typeof LOCALES)[number], FlowTexts>>;
}

const variant = v.pipe(v.string('expected text; put it in quotes'), v.trim(), v.minLength(1), v.maxLength(1000));
const variants = v.union(
  [
    v.pipe(
      variant,
      v.transform((text) => [text]),
    ),
    v.pipe(v.array(variant), v.minLength(1)),
  ],
  'expected a text or a list of texts, in quotes',
);

const [stepList] = flowSchema.entries.steps.pipe;

/** A flow's file but for its steps, which are checked one by one. */
export const flowHead = v.strictObject({
  ...flowSchema.entries,
  steps: v.pipe(v.array(v.unknown()), v.minLength(1)),
  texts: v.record(v.picklist(LOCALES), v.record(v.string(), variants)),
});

/** What makes a step what it is. `say` comes last: a handoff may have it too. */
const KEYWORDS = ['collect', 'branch', 'confirm', 'act', 'ticket', 'answer', 'handoff', 'jump', 'say'] as const;

/** The kind of step that `raw` is meant to be, so that a fault is told of that kind alone; null when of none. */
export function stepSchemaOf(raw: object): v.GenericSchema<unknown, FlowStep> | null {
  const keyword = KEYWORDS.find((known) => known in raw);
  const kind = stepList.item.options.find(({ entries }) => Object.keys(entries)[1] === keyword);
  return keyword === undefined || kind === undefined ? null : kind;
}

export const STEP_KINDS: string = KEYWORDS.join(', ');
