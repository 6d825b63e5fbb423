import { css, html, nothing } from 'lit';
import { flowsWords } from '#i18n/studio/flows-words.ts';
import { membersOf } from '#publish/edit/read-entries.ts';
import { setYaml } from '#publish/edit/yaml-edit.ts';
import { defineOnce } from '#ui/define-once.ts';
import { intentOptions } from '../edit/intent-options.ts';
import '../edit/studio-field.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { FlowWork } from './flow-work.ts';
import './studio-flow-texts.ts';

const TYPES = ['order', 'lines', 'choice', 'text', 'number', 'weight', 'date', 'email', 'phone', 'address', 'photo'];

/** What begins a flow, what it must know, and its name. */
export class StudioFlowHead extends StudioElement {
  static override properties = { ...StudioElement.properties, work: { attribute: false } };
  static override styles = [studioBase, css`:host { display: grid; gap: 14px; align-content: start; }`];
  declare work: FlowWork;

  override render() {
    const words = this.say(flowsWords);
    const { flow } = this.work;
    if (!flow) return nothing;
    return html`
      <h2>${words.wholeFlow}</h2>
      ${this.work.otherFaults.map(({ field, message }) => html`<p class="fault"><span class="mono">${field}</span> ${message}</p>`)}
      <studio-flow-texts .workshop=${this.workshop} .work=${this.work} .keys=${['title']}></studio-flow-texts>
      <fieldset><legend>${words.starts}</legend><p class="help">${words.startsHelp}</p>
        ${flow.starts.map(
          ({ intent, words: said }, at) => html`<div class="card">
          <studio-field control="choice" .label=${words.intent} .options=${[{ value: '', label: '–' }, ...intentOptions(this.work.editing, this.workshop.language)]} .value=${intent}
            @value=${(event: CustomEvent<unknown>) => this.#set(['starts', at, 'intent'], event.detail)}></studio-field>
          <studio-field control="lines" .label=${words.startWords} .value=${said} @value=${(event: CustomEvent<unknown>) => this.#set(['starts', at, 'words'], event.detail)}></studio-field>
          ${flow.starts.length > 1 ? html`<div><button class="button" @click=${() => this.#set(['starts', at], undefined)}>${words.removeStart}</button></div>` : nothing}
        </div>`,
        )}
        <div><button class="button" @click=${() => this.#set(['starts', flow.starts.length], { words: ['…'] }, true)}>${words.addStart}</button></div>
      </fieldset>
      <fieldset><legend>${words.slots}</legend>
        ${Object.entries(flow.slots).map(
          ([name, slot]) => html`<div class="card">
          <studio-field control="choice" .label=${name} .options=${TYPES.map((value) => ({ value, label: words.slotTypes[value as keyof typeof words.slotTypes] }))} .value=${slot.type}
            @value=${(event: CustomEvent<string>) => this.#set(['slots', name], event.detail === 'choice' ? { type: 'choice', options: [{ id: 'one' }, { id: 'other' }] } : { type: event.detail })}></studio-field>
          ${slot.type === 'choice' ? this.#options(name, slot.options) : nothing}
        </div>`,
        )}
      </fieldset>
      <studio-field control="switch" .label=${words.urgent} .value=${membersOf(this.work.editing.yaml(this.work.text)).urgent === true}
        @value=${(event: CustomEvent<unknown>) => this.#set(['urgent'], event.detail)}></studio-field>`;
  }

  /** One option a line: its id, then the words that mean it. */
  #options(name: string, options: unknown) {
    const words = this.say(flowsWords);
    const old = (Array.isArray(options) ? options : []).map(membersOf);
    const lines = old.map(({ id, words: said }) => `${String(id)}${Array.isArray(said) ? `: ${said.join(', ')}` : ''}`);
    return html`<studio-field control="lines" .label=${words.options} .help=${words.optionsHelp} .value=${lines} @value=${(
      event: CustomEvent<string[] | undefined>,
    ) => {
      const next = (event.detail ?? []).map((line) => {
        const [id = '', said = ''] = line.split(/:\s*/, 2);
        const list = said.split(/[,，]\s*/).filter((word) => word !== '');
        const before = old.find((option) => option.id === id) ?? {};
        return { ...before, id, words: list.length > 0 ? list : undefined };
      });
      this.#set(['slots', name, 'options'], next);
    }}></studio-field>`;
  }

  #set(path: (string | number)[], value: unknown, isNew = false): void {
    const list = path.slice(0, -1);
    void this.work.change(path.join('.'), (text) => {
      if (!isNew) return setYaml(text, path, value);
      const own = membersOf(this.work.editing.yaml(text))[String(list[0])];
      return setYaml(text, list, [...(Array.isArray(own) ? own : []), value]);
    });
  }
}
defineOnce('studio-flow-head', StudioFlowHead);
