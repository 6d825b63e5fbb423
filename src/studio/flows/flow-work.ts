import type { Locale } from '#core/locale.ts';
import type { DrawnFlow, DrawnStep } from '#publish/edit/drawn-flow.ts';
import { drawnFlow } from '#publish/edit/drawn-flow.ts';
import { FlowEdit } from '#publish/edit/edit-flow.ts';
import type { PackEntry } from '#publish/edit/pack-entry.ts';
import type { PackFault } from '#publish/pack-fault.ts';
import type { Editing } from '../edit/editing.ts';

/** One flow under work: what it is, what is wrong with it, and how it is changed. A flow from below is copied by its first edit. */
export class FlowWork {
  readonly editing: Editing;
  readonly entry: PackEntry;
  readonly flow: DrawnFlow | null;
  readonly #edit: FlowEdit;

  constructor(editing: Editing, entry: PackEntry) {
    this.editing = editing;
    this.entry = entry;
    this.flow = drawnFlow(editing.yaml(this.text));
    this.#edit = new FlowEdit(editing.yaml, editing.languages.whole);
  }

  get text(): string {
    return this.editing.files.get(this.entry.file) ?? '';
  }

  get locales(): readonly Locale[] {
    return this.editing.languages.whole;
  }

  step(id: string): DrawnStep | null {
    return this.flow?.steps.find((step) => step.id === id) ?? null;
  }

  /** One step that can be undone, in the shop's own file. */
  change(label: string, edit: (text: string, flow: FlowEdit) => string): Promise<void> {
    return this.editing.change(`${this.entry.id}: ${label}`, {
      [`flows/${this.entry.id}.yaml`]: edit(this.text, this.#edit),
    });
  }

  get faults(): readonly PackFault[] {
    return this.editing.faultsOf(this.entry);
  }

  /** Faults of a step and of the texts that it says. */
  faultsOfStep(step: DrawnStep): readonly PackFault[] {
    const keys = this.textKeysOf(step);
    return this.faults.filter(({ field }) => {
      const [, , key = ''] = field.match(/^texts\.([A-Za-z-]+)\.(.+)$/) ?? [];
      return (
        field === `steps.${step.id}` ||
        field.startsWith(`steps.${step.id}.`) ||
        keys.includes(key.split('@', 1)[0] ?? '')
      );
    });
  }

  /** Faults that lie in no step: starts, slots, the file. */
  get otherFaults(): readonly PackFault[] {
    const ofSteps = new Set((this.flow?.steps ?? []).flatMap((step) => this.faultsOfStep(step)));
    return this.faults.filter((fault) => !ofSteps.has(fault));
  }

  /** Keys of the texts that a step says, without what may stand behind an `@`. */
  textKeysOf({ kind, members }: DrawnStep): string[] {
    const says = (key: unknown) => (typeof key === 'string' ? [key] : []);
    if (kind === 'say' || kind === 'handoff') return says(members.say);
    if (kind === 'confirm') return says(members.confirm);
    if (kind !== 'collect') return [];
    const name = String(members.collect);
    const options = this.flow?.slots[name]?.options;
    const ids = (Array.isArray(options) ? options : []).map((option: { id?: unknown }) => `option-${option.id}`);
    return [`ask-${name}`, `again-${name}`, `invalid-${name}`, ...ids];
  }
}
