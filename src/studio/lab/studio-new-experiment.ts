import { html, nothing } from 'lit';
import { HELD_BACK, OFFER_SCRIPTS } from '#dialogue/variants.ts';
import { fill } from '#i18n/fill.ts';
import { labWords } from '#i18n/studio/lab-words.ts';
import { WINDOW_DAYS } from '#insight/experiment/closed-days.ts';
import { GUARDS, type Guard } from '#insight/experiment/experiment-day.ts';
import { planDuration } from '#insight/experiment/plan-duration.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { scriptFiles } from './script-files.ts';
import { type NewExperiment, type StartFault, startExperiment, startFaults } from './start-experiment.ts';

/** The first arm's name: the words as they are. */
const PLAIN = 'plain';

/** Form of a new experiment. Fires `done` with its name, or null when it was called off. */
export class StudioNewExperiment extends StudioElement {
  static override styles = [studioBase];
  static override properties = {
    key: { state: true },
    arms: { state: true },
    faults: { state: true },
    plan: { state: true },
  };
  declare key: string;
  declare arms: string[];
  declare faults: StartFault[];
  declare plan: { baseline: number; effect: number; perDay: number; level: number };

  constructor() {
    super();
    this.key = '';
    this.arms = ['new'];
    this.faults = [];
    this.plan = { baseline: 0.1, effect: 0.02, perDay: 200, level: 0.05 };
  }

  override render() {
    const words = this.say(labWords).form;
    const maps = scriptFiles(this.workshop.draft.files, { withBase: true });
    const keys = [...new Set(maps.flatMap(({ scripts }) => Object.keys(scripts)))]
      .filter((key) => !key.includes('@'))
      .sort();
    const locales = [
      ...new Set(maps.filter(({ path }) => path.endsWith('scripts.yaml')).map(({ locale }) => locale)),
    ].slice(0, 4);
    const number = (
      name: keyof StudioNewExperiment['plan'],
      label: string,
      scale: number,
      max: number,
    ) => html`<label class="field"><span>${label}</span>
      <input type="number" step="any" min="0.05" max=${max} required .value=${String(Number((this.plan[name] * scale).toFixed(4)))}
        @change=${(event: Event) => {
          const value = Number((event.target as HTMLInputElement).value) / scale;
          if (value > 0) this.plan = { ...this.plan, [name]: value };
        }}></label>`;
    return html`<form class="card" @submit=${this.#begin}>
      <h2>${words.title}</h2>
      ${this.faults.length === 0 ? nothing : html`<ul class="fault" role="alert">${this.faults.map((fault) => html`<li>${words.faults[fault]}</li>`)}</ul>`}
      <div class="columns">
        <label class="field"><span>${words.name}</span><input name="name" required><small class="help">${words.nameHelp}</small></label>
        <label class="field"><span>${words.key}</span><input name="key" list="keys" required .value=${this.key} @change=${(
          event: Event,
        ) => {
          this.key = (event.target as HTMLInputElement).value;
        }}><datalist id="keys">${keys.map((key) => html`<option value=${key}></option>`)}</datalist><small class="help">${words.keyHelp}</small></label>
      </div>
      ${this.#wordsNow(maps)}
      <fieldset><legend>${words.arms}</legend>${this.arms.map((arm, at) => this.#arm(arm, at, locales))}
        <div class="row"><button type="button" class="button" @click=${() => {
          this.arms = [...this.arms, `new-${this.arms.length + 1}`];
        }}>${words.addArm}</button>
          <button type="button" class="button" ?disabled=${!this.#isOffer || this.arms.includes(HELD_BACK)} @click=${() => {
            this.arms = [...this.arms, HELD_BACK];
          }}>${words.addControl}</button></div></fieldset>
      <p class="help">${fill(words.control, { keys: OFFER_SCRIPTS.join(', ') })}</p>
      <div class="cards">
        <label class="field"><span>${words.places}</span><select name="places">${Object.entries(words.placesOf).map(([count, text]) => html`<option value=${count}>${text}</option>`)}</select></label>
        <label class="field"><span>${words.metric}</span><select name="metric"><option>${words.metricSales}</option></select></label>
        ${number('effect', words.effect, 100, 50)}${number('baseline', words.baseline, 100, 99)}${number('perDay', words.perDay, 1, 1e6)}${number('level', words.level, 100, 20)}
      </div>
      <p role="status">${this.#duration()}</p>
      <fieldset><legend>${words.guards}</legend><div class="row">${GUARDS.map(
        (guard) =>
          html`<label class="check"><input type="checkbox" name="guard" value=${guard} checked>${this.say(labWords).guards[guard]}</label>`,
      )}</div></fieldset>
      <div class="row"><button class="button filled">${words.begin}</button><button type="button" class="button" @click=${() => this.#done(null)}>${words.cancel}</button></div>
    </form>`;
  }

  get #isOffer(): boolean {
    return (OFFER_SCRIPTS as readonly string[]).includes(this.key);
  }

  #wordsNow(maps: ReturnType<typeof scriptFiles>) {
    const found = maps.filter(({ scripts }) => this.key in scripts);
    if (this.key === '' || found.length === 0) return nothing;
    return html`<details open><summary>${this.say(labWords).form.now}</summary><dl>${found
      .slice(0, 4)
      .map(
        ({ locale, scripts }) =>
          html`<dt class="help">${locale}</dt>${(scripts[this.key] ?? []).map((line) => html`<dd>${line}</dd>`)}`,
      )}</dl></details>`;
  }

  #arm(arm: string, at: number, locales: readonly string[]) {
    const words = this.say(labWords).form;
    return html`<div class="card"><div class="row"><label class="field grow"><span>${words.arm}</span>
        <input .value=${arm} ?readonly=${arm === HELD_BACK} @change=${(event: Event) => {
          const { value } = event.target as HTMLInputElement;
          this.arms = this.arms.map((old, place) => (place === at ? value.trim() : old));
        }}></label>
        ${
          this.arms.length > 1
            ? html`<button type="button" class="button" @click=${() => {
                this.arms = this.arms.filter((_, place) => place !== at);
              }}>${words.removeArm}</button>`
            : nothing
        }</div>
      ${arm === HELD_BACK ? html`<p class="help">${words.heldBack}</p>` : locales.map((locale) => html`<label class="field"><span>${fill(words.wordings, { locale })}</span><textarea name="words-${at}-${locale}" lang=${locale} rows="2"></textarea></label>`)}</div>`;
  }

  #duration(): string {
    const words = this.say(labWords).form;
    const { half, most80, fixed, most } = planDuration(this.plan);
    return half === null || most80 === null
      ? fill(words.tooLong, { most })
      : fill(words.duration, {
          half: half + WINDOW_DAYS,
          most: most80 + WINDOW_DAYS,
          fixed: fixed + WINDOW_DAYS,
        });
  }

  readonly #begin = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const name = String(data.get('name')).trim();
    const wordings: Record<string, Record<string, string[]>> = {};
    for (const [field, value] of data) {
      const [, at, locale] = /^words-(\d+)-(.+)$/.exec(field) ?? [];
      const arm = this.arms[Number(at)];
      if (arm === undefined || locale === undefined) continue;
      const lines = String(value)
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '');
      wordings[arm] = { ...wordings[arm], [locale]: lines };
    }
    const { effect, baseline, level } = this.plan;
    const start: NewExperiment = {
      firstArmPlaces: Number(data.get('places')),
      wordings,
      record: {
        name,
        key: this.key,
        arms: [PLAIN, ...this.arms],
        started: new Date().toISOString().slice(0, 10),
        effect,
        baseline,
        level,
        guards: data.getAll('guard') as Guard[],
      },
    };
    const { draft } = this.workshop;
    this.faults = startFaults(draft.files, start);
    if (this.faults.length > 0) return;
    await draft.change(fill(this.say(labWords).form.step, { name }), startExperiment(draft.files, start));
    this.#done(name);
  };

  #done(name: string | null): void {
    this.dispatchEvent(new CustomEvent('done', { detail: name }));
  }
}

defineOnce('studio-new-experiment', StudioNewExperiment);
