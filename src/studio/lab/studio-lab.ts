import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { labWords } from '#i18n/studio/lab-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import { whyOf } from '../state/why-of.ts';
import { type ListedExperiment, listExperiments } from './list-experiments.ts';
import './studio-experiment.ts';
import './studio-new-experiment.ts';

/** Wordings on trial: the list, one of them, or the form of a new one. */
export class StudioLab extends StudioElement {
  static override styles = [studioBase];
  static override properties = { isNew: { state: true }, shown: { state: true } };
  declare isNew: boolean;
  /** Name of the experiment that is shown; null: that of the address, else the list. */
  declare shown: string | null;

  constructor() {
    super();
    this.isNew = false;
    this.shown = null;
  }

  override render() {
    const words = this.say(labWords);
    return html`<div class="page">
      <header class="heading"><div><h1>${words.title}</h1><p class="lead">${words.lead}</p></div>
        ${this.workshop.draft.isEmpty || this.isNew ? nothing : html`<button class="button filled" @click=${this.#start}>${words.start}</button>`}</header>
      ${this.#body()}</div>`;
  }

  #body() {
    const words = this.say(labWords);
    const { draft, route } = this.workshop;
    if (draft.isEmpty) {
      return html`<div class="empty">${studioIcons.lab}<h2>${words.empty.title}</h2><p>${words.empty.text}</p><p>${words.empty.noDraft}</p>
        <button class="button filled" @click=${() => route.go('edit')}>${words.empty.openDraft}</button></div>`;
    }
    if (this.isNew) {
      return html`<studio-new-experiment .workshop=${this.workshop} @done=${(event: CustomEvent<string | null>) => {
        this.isNew = false;
        this.shown = event.detail;
      }}></studio-new-experiment>`;
    }
    let experiments: ListedExperiment[];
    try {
      experiments = listExperiments(draft.files);
    } catch (fault) {
      return html`<p class="fault" role="alert">${fill(words.badFile, { why: whyOf(fault) })}</p>`;
    }
    if (experiments.length === 0) {
      return html`<div class="empty">${studioIcons.lab}<h2>${words.empty.title}</h2><p>${words.empty.text}</p>
        <button class="button filled" @click=${this.#start}>${words.empty.act}</button></div>`;
    }
    const name = this.shown ?? route.target.experiment;
    const one = experiments.find((experiment) => experiment.name === name);
    if (!one) return this.#list(experiments);
    return html`<p><button class="button" @click=${() => {
      this.shown = '';
    }}>${words.back}</button></p>
      <studio-experiment .workshop=${this.workshop} .experiment=${one}></studio-experiment>`;
  }

  #list(experiments: readonly ListedExperiment[]) {
    const words = this.say(labWords);
    return html`<ul class="cards" aria-label=${words.list}>${experiments.map(
      ({ name, key, arms, running, record }) => html`<li class="card">
        <div class="row"><h2 class="grow">${name}</h2><span class="chip ${running ? 'good' : ''}">${running ? words.running : words.ended}</span></div>
        <p class="soft">${fill(words.detail.key, { key })}</p>
        <p>${[...new Set(arms)].map((arm) => html`<span class="chip">${arm}</span> `)}</p>
        ${record?.result ? html`<p>${fill(words.detail.result, { day: record.result.ended, by: record.result.by || words.detail.nobody, arm: record.result.rolledOut })}</p>` : nothing}
        <button class="button" aria-label=${`${name}`} @click=${() => {
          this.shown = name;
        }}>→</button></li>`,
    )}</ul>`;
  }

  readonly #start = (): void => {
    this.isNew = true;
  };
}

defineOnce('studio-lab', StudioLab);
