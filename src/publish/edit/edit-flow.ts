import type { Locale } from '#core/locale.ts';
import { neededTexts } from '../flows/needed-texts.ts';
import { asSource, type DrawnFlow, drawnFlow, type StepKind } from './drawn-flow.ts';
import { exitsOf, exitsOfFlow, type FlowExit } from './flow-exits.ts';
import type { ReadYaml } from './read-entries.ts';
import { insertYaml, setYaml } from './yaml-edit.ts';

/** Order of a step's members in its file. */
const MEMBERS = [
  'id',
  'collect',
  'branch',
  'confirm',
  'act',
  'ticket',
  'answer',
  'handoff',
  'jump',
  'say',
  'optional',
  'show',
  'with',
  'no',
  'some',
  'done',
  'review',
  'refused',
  'else',
  'end',
  'next',
];

/** Edits of a flow's file, each from text to text. The languages are those that its texts must be in. */
export class FlowEdit {
  readonly #yaml: ReadYaml;
  readonly #locales: readonly Locale[];

  constructor(yaml: ReadYaml, locales: readonly Locale[]) {
    this.#yaml = yaml;
    this.#locales = locales;
  }

  /** Members of a step; its id stays. Texts that are needed now begin as `…`, those that nobody says any more go. */
  setStep(text: string, id: string, members: Readonly<Record<string, unknown>>): string {
    const at = this.#at(text, id);
    return at < 0 ? text : this.#settled(text, setYaml(text, ['steps', at], { ...members, id }, MEMBERS));
  }

  /** A new step below another (null: as the first). It goes on to what stood below. */
  addStep(
    text: string,
    after: string | null,
    id: string,
    kind: StepKind,
    around: { flow: string; intent: string },
  ): string {
    const flow = this.#flow(text);
    const at = after === null ? 0 : this.#at(text, after) + 1;
    const below = flow.steps[at]?.id ?? flow.steps.at(-1)?.id ?? id;
    const slot = kind === 'collect' && flow.slots[id] === undefined;
    const withSlot = slot ? setYaml(text, ['slots', id], { type: 'text' }) : text;
    const step = { id, ...begun(kind, id, below, around) };
    return this.#settled(text, insertYaml(withSlot, ['steps'], step, at));
  }

  /** Lets a way out lead to another step; null: to the step below, or nowhere. */
  connect(text: string, exit: FlowExit, to: string | null): string {
    const at = this.#at(text, exit.from);
    if (at < 0 || (to === null && exit.isNeeded)) return text;
    return setYaml(text, ['steps', at, ...exit.path], to ?? undefined, MEMBERS);
  }

  /** Another name for a step, wherever it is named. */
  renameStep(text: string, id: string, to: string): string {
    const flow = this.#flow(text);
    const at = this.#at(text, id);
    if (at < 0 || id === to) return text;
    const exits = exitsOfFlow(flow).filter((exit) => exit.to === id && !exit.isImplied && exit.name !== 'jump');
    const named = exits.reduce((whole, exit) => this.connect(whole, exit, to), text);
    return setYaml(named, ['steps', at, 'id'], to);
  }

  /** Takes a step out. What led to it leads to what came after it, where something did. */
  removeStep(text: string, id: string): string {
    const flow = this.#flow(text);
    const at = this.#at(text, id);
    const step = flow.steps[at];
    if (!step) return text;
    const after = exitsOf(step, flow.steps[at + 1]?.id ?? null).find(({ name }) => name !== 'jump')?.to ?? null;
    const heir = after === id ? null : after;
    const led = exitsOfFlow(flow).filter((exit) => exit.to === id && exit.from !== id && exit.name !== 'jump');
    const below = flow.steps[at + 1]?.id ?? null;
    const rewired = led.reduce((whole, exit) => {
      // One that falls through goes on falling: to the heir by itself where that stands below.
      if (exit.isImplied && heir === below) return whole;
      return heir === null && exit.isImplied ? whole : this.connect(whole, exit, heir);
    }, text);
    return this.#settled(text, setYaml(rewired, ['steps', at], undefined));
  }

  /** Variants of a text in a language; none takes it away. One alone stays a text, not a list. */
  setText(text: string, locale: Locale, key: string, variants: readonly string[]): string {
    const [only] = variants;
    const before = (this.#yaml(text) as { texts?: Record<string, Record<string, unknown>> } | null)?.texts?.[locale]?.[
      key
    ];
    const wasList = Array.isArray(before);
    const value = only === undefined ? undefined : variants.length === 1 && !wasList ? only : variants;
    return setYaml(text, ['texts', locale, key], value);
  }

  #flow(text: string): DrawnFlow {
    return drawnFlow(this.#yaml(text)) ?? { id: '', starts: [], slots: {}, steps: [], texts: {} };
  }

  #at(text: string, id: string): number {
    return this.#flow(text).steps.findIndex((step) => step.id === id);
  }

  /** Texts and slots of the changed flow: what a step now needs is there, what only the old ones needed is not. */
  #settled(before: string, after: string): string {
    const was = neededTexts(asSource(this.#flow(before))).allowed;
    const flow = this.#flow(after);
    const { needed, allowed } = neededTexts(asSource(flow));
    let text = after;
    for (const locale of new Set([...this.#locales, ...(Object.keys(flow.texts) as Locale[])])) {
      const texts = flow.texts[locale] ?? {};
      for (const key of Object.keys(texts)) {
        const [plain = ''] = key.split('@');
        if (was.has(plain) && !allowed.has(plain)) text = setYaml(text, ['texts', locale, key], undefined);
      }
      for (const key of needed) if (texts[key] === undefined) text = setYaml(text, ['texts', locale, key], '…');
    }
    return this.#withoutIdleSlots(before, text);
  }

  /** A slot that was asked for, and that nothing asks for or names any more, goes. */
  #withoutIdleSlots(before: string, after: string): string {
    const collected = (flow: DrawnFlow) => flow.steps.map(({ members }) => members.collect);
    const was = collected(this.#flow(before));
    const flow = this.#flow(after);
    const idle = Object.keys(flow.slots).filter((name) => was.includes(name) && !collected(flow).includes(name));
    const said = JSON.stringify([flow.steps.map(({ members }) => members), flow.texts]);
    const isNamed = (name: string) =>
      said.includes(`slot.${name}"`) || said.includes(`{${name}}`) || said.includes(`:"${name}"`) || name === 'order';
    return idle
      .filter((name) => !isNamed(name))
      .reduce((text, name) => setYaml(text, ['slots', name], undefined), after);
  }
}

/** What a new step of each kind begins with, so that the flow can go on. */
function begun(
  kind: StepKind,
  id: string,
  below: string,
  around: { flow: string; intent: string },
): Record<string, unknown> {
  switch (kind) {
    case 'branch':
      return { branch: [{ when: { online: false }, go: below }] };
    case 'act':
      return { act: 'claim', done: below, review: below, refused: below };
    case 'ticket':
      return { ticket: 'other', next: below };
    case 'answer':
      return { answer: around.intent };
    case 'handoff':
      return { handoff: 'policy' };
    case 'jump':
      return { jump: around.flow };
    default:
      return { [kind]: id };
  }
}
