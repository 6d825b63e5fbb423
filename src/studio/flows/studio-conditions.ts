import { css, html, nothing } from 'lit';
import { flowsWords } from '#i18n/studio/flows-words.ts';
import { membersOf } from '#publish/edit/read-entries.ts';
import { FACT_VALUES, type FactValues } from '#publish/flows/flow-facts.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { FlowWork } from './flow-work.ts';

/** What must hold: facts with their tests, all of a group, any of the groups. Tells of a new condition with `value`. */
export class StudioConditions extends StudioElement {
  static override properties = { ...StudioElement.properties, work: { attribute: false }, when: { attribute: false } };
  static override styles = [
    studioBase,
    css`
      .test { display: grid; grid-template-columns: minmax(0, 1.3fr) minmax(0, 1fr) auto; gap: 6px; align-items: center; }
      .two { display: grid; grid-template-columns: 1fr 1fr; gap: 6px; }
      @media (max-width: 560px) { .test { grid-template-columns: minmax(0, 1fr); } }
    `,
  ];
  declare work: FlowWork;
  declare when: unknown;

  override render() {
    const words = this.say(flowsWords);
    const groups = this.#groups();
    return html`${groups.map(
      (tests, group) => html`
      ${group > 0 ? html`<p class="help">${words.or}</p>` : nothing}
      <div role="group" aria-label=${words.allOf}>
        ${Object.entries(tests).map(([fact, test]) => this.#test(group, fact, test))}
        <button class="button" @click=${() => this.#set(group, { ...tests, [this.#freeFact(tests)]: true })}>${words.addTest}</button>
      </div>`,
    )}
      <button class="button" @click=${() => this.#tell([...groups, { online: true }])}>${words.addGroup}</button>`;
  }

  #groups(): Record<string, unknown>[] {
    return Array.isArray(this.when) ? this.when.map(membersOf) : [membersOf(this.when)];
  }

  #facts(): string[] {
    return [...Object.keys(FACT_VALUES), ...Object.keys(this.work.flow?.slots ?? {}).map((slot) => `slot.${slot}`)];
  }

  #valuesOf(fact: string): FactValues {
    if (!fact.startsWith('slot.')) return (FACT_VALUES as Readonly<Record<string, FactValues>>)[fact] ?? 'filled';
    const slot = this.work.flow?.slots[fact.slice(5)] ?? {};
    if (slot.type === 'choice' && Array.isArray(slot.options))
      return slot.options.map((option) => String(membersOf(option).id));
    return ['number', 'lines', 'photo'].includes(String(slot.type)) ? 'number' : 'filled';
  }

  #test(group: number, fact: string, test: unknown) {
    const words = this.say(flowsWords);
    const tests = this.#groups()[group] ?? {};
    const rest = Object.fromEntries(Object.entries(tests).filter(([name]) => name !== fact));
    const put = (value: unknown) => this.#set(group, { ...tests, [fact]: value });
    return html`<div class="test">
      <select aria-label=${words.fact} @change=${(event: Event) => {
        const to = (event.target as HTMLSelectElement).value;
        this.#set(
          group,
          Object.fromEntries(
            Object.entries(tests).map(([name, value]) => (name === fact ? [to, this.#begin(to)] : [name, value])),
          ),
        );
      }}>${[...new Set([...this.#facts(), fact])].map((name) => html`<option value=${name} .selected=${name === fact}>${name}</option>`)}</select>
      ${this.#value(fact, test, put)}
      <button class="button" aria-label="${words.removeTest} ${fact}" @click=${() => this.#set(group, rest)}>×</button>
    </div>`;
  }

  #value(fact: string, test: unknown, put: (value: unknown) => void) {
    const words = this.say(flowsWords);
    const values = this.#valuesOf(fact);
    const isFilled = membersOf(test).filled !== undefined;
    if (values === 'filled' || isFilled) {
      const now = isFilled ? membersOf(test).filled : true;
      return html`<select aria-label=${words.valueOf} @change=${(event: Event) => put({ filled: (event.target as HTMLSelectElement).value === 'true' })}>
        <option value="true" .selected=${now === true}>${words.filled}</option><option value="false" .selected=${now === false}>${words.notFilled}</option></select>`;
    }
    if (values === 'number') {
      const range = typeof test === 'number' ? { min: test, max: test } : membersOf(test);
      const limit = (
        side: 'min' | 'max',
        label: string,
      ) => html`<input type="number" aria-label=${label} placeholder=${label} .value=${String(range[side] ?? '')}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLInputElement;
          const next: Record<string, unknown> = { ...range };
          if (value === '') delete next[side];
          else next[side] = Number(value);
          put(next);
        }}>`;
      return html`<span class="two">${limit('min', words.atLeast)}${limit('max', words.atMost)}</span>`;
    }
    const options = values === 'boolean' ? ['true', 'false'] : values.map(String);
    const chosen = [test].flat().map(String);
    return html`<select aria-label=${words.valueOf} ?multiple=${values !== 'boolean'} size=${values === 'boolean' ? 1 : Math.min(4, options.length)} @change=${(
      event: Event,
    ) => {
      const picked = [...(event.target as HTMLSelectElement).selectedOptions].map(({ value }) => value);
      const typed = values === 'boolean' ? picked.map((value) => value === 'true') : picked;
      if (typed.length > 0) put(typed.length === 1 ? typed[0] : typed);
    }}>${options.map((value) => html`<option value=${value} .selected=${chosen.includes(value)}>${value}</option>`)}</select>`;
  }

  #begin(fact: string): unknown {
    const values = this.#valuesOf(fact);
    if (values === 'filled') return { filled: true };
    if (values === 'number') return { min: 1 };
    return values === 'boolean' ? true : values[0];
  }

  #freeFact(tests: Readonly<Record<string, unknown>>): string {
    return (
      ['online', 'identified', 'order.refunded', 'order.returnable', 'order.fresh'].find(
        (fact) => tests[fact] === undefined,
      ) ?? 'online'
    );
  }

  #set(group: number, tests: Record<string, unknown>): void {
    const groups = this.#groups().map((one, at) => (at === group ? tests : one));
    this.#tell(groups.filter((one) => Object.keys(one).length > 0));
  }

  #tell(groups: Record<string, unknown>[]): void {
    if (groups.length === 0) return;
    const [only, ...more] = groups;
    const detail: unknown = more.length === 0 ? only : groups;
    this.dispatchEvent(new CustomEvent('value', { detail }));
  }
}
defineOnce('studio-conditions', StudioConditions);
