import { LOCALES, type Locale } from '#core/locale.ts';
import type { FlowSource } from '../flows/flow-source.ts';
import { membersOf } from './read-entries.ts';

/** What a step may be, by the member that makes it so; in the order in which they are looked for. */
export const STEP_KINDS = [
  'collect',
  'branch',
  'confirm',
  'act',
  'ticket',
  'answer',
  'handoff',
  'jump',
  'say',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** A step as its file has it, right or wrong: a flow with faults must be drawn too. */
export interface DrawnStep {
  id: string;
  kind: StepKind | null;
  /** Its members, `id` among them. */
  members: Readonly<Record<string, unknown>>;
}

export interface DrawnFlow {
  id: string;
  starts: readonly { intent: string; words: readonly string[] }[];
  slots: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  steps: readonly DrawnStep[];
  texts: Partial<Record<Locale, Readonly<Record<string, readonly string[]>>>>;
}

/** A flow's file, leniently. Null where it is no flow at all. */
export function drawnFlow(value: unknown): DrawnFlow | null {
  const said = membersOf(value);
  if (!Array.isArray(said.steps)) return null;
  const texts = membersOf(said.texts);
  return {
    id: textOf(said.id),
    starts: listOf(said.starts).map((start) => {
      const { intent, words } = membersOf(start);
      return { intent: textOf(intent), words: listOf(words).map(textOf) };
    }),
    slots: Object.fromEntries(Object.entries(membersOf(said.slots)).map(([name, slot]) => [name, membersOf(slot)])),
    steps: said.steps.map((step: unknown, at) => {
      const members = membersOf(step);
      return {
        id: textOf(members.id) || String(at + 1),
        kind: STEP_KINDS.find((kind) => kind in members) ?? null,
        members,
      };
    }),
    texts: Object.fromEntries(
      LOCALES.filter((locale) => texts[locale] !== undefined).map((locale) => [
        locale,
        Object.fromEntries(
          Object.entries(membersOf(texts[locale])).map(([key, variants]) => [key, [variants].flat().map(textOf)]),
        ),
      ]),
    ),
  };
}

/** As the checks of the compiler want it; what is missing is as if it were empty. */
export function asSource(flow: DrawnFlow): FlowSource {
  const slots = Object.fromEntries(
    Object.entries(flow.slots).map(([name, slot]) => [name, { ...slot, options: listOf(slot.options).map(membersOf) }]),
  );
  return { ...flow, slots, steps: flow.steps.map(({ members }) => members) } as unknown as FlowSource;
}

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
