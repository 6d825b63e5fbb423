import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { miningWords } from '#i18n/studio/mining-words.ts';
import type { MinedCluster } from '#insight/mine/mined-log.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { percent } from '../look/percent.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import '../look/studio-chart.ts';
import { miningOf } from './mining.ts';

/** One group: what is asked and answered in it, when, and what may be done with it. Fires `transcript` with a conversation's id. */
export class MiningCluster extends StudioElement {
  static override styles = [
    studioBase,
    css`
      .link {
        text-align: start;
        text-decoration: underline;
        text-underline-offset: 0.18em;
        text-decoration-color: var(--_line-strong);
        overflow-wrap: anywhere;
      }
      ul {
        display: grid;
        gap: 4px;
        max-block-size: 260px;
        overflow: auto;
      }
    `,
  ];
  static override properties = { ...StudioElement.properties, cluster: { attribute: false } };
  declare cluster: MinedCluster;

  constructor() {
    super();
    new HostController(this, () => (this.workshop ? miningOf(this.workshop) : null));
  }

  override render() {
    const words = this.say(miningWords);
    const mining = miningOf(this.workshop);
    const { id, languages, answered, intent } = this.cluster;
    const isIgnored = mining.choices.ignored.includes(id);
    const ignored = isIgnored ? mining.choices.ignored.filter((one) => one !== id) : [...mining.choices.ignored, id];
    return html`<section class="card" aria-label=${mining.nameOf(id)}>
      <label class="field"><span>${words.name}</span><input .value=${mining.nameOf(id)} @change=${this.#rename} /></label>
      <div class="row">
        ${Object.entries(languages).map(([language, count]) => html`<span class="chip">${language} ${count}</span>`)}
        ${intent ? html`<span class="chip">${words.intent}: ${intent.label}</span>` : nothing}
        <span class="chip">${words.answered} ${percent(answered, this.workshop.language, 0)}</span>
      </div>
      <div class="row">
        <select aria-label=${words.merge} @change=${this.#merge}>
          <option value="">${words.mergeWith}</option>
          ${(mining.result?.clusters ?? []).filter((other) => other.id !== id).map((other) => html`<option value=${other.id}>${mining.nameOf(other.id)}</option>`)}
        </select>
        <button class="button" aria-pressed=${mining.choices.curation.split.includes(id)} @click=${this.#split}>${words.split}</button>
        <button class="button" aria-pressed=${isIgnored} @click=${() => mining.choose({ ignored })}>${isIgnored ? words.heed : words.ignore}</button>
      </div>
      ${this.#weeks()}
      <h3>${words.asked}</h3>
      <ul role="list" tabindex="0" aria-label=${words.asked}>${this.cluster.asked.map(
        ({ text, times, conversationId }) =>
          html`<li><button class="link" @click=${() => this.#show(conversationId)}>${text}</button> <span class="help">${fill(words.timesAsked, { count: times })}</span></li>`,
      )}</ul>
      <h3>${words.answers}</h3>
      <ul role="list" tabindex="0" aria-label=${words.answers}>${this.cluster.answers.map(
        ({ text, conversationId }) =>
          html`<li><button class="link" @click=${() => this.#show(conversationId)}>${text}</button></li>`,
      )}</ul>
    </section>`;
  }

  #weeks() {
    const words = this.say(miningWords);
    const rows = this.cluster.weeks.map(
      ({ weekMs, count }) => [new Date(weekMs).toISOString().slice(0, 10), count] as const,
    );
    if (rows.length < 2) return nothing;
    const option = {
      grid: { left: 36, right: 8, top: 12, bottom: 24 },
      xAxis: { type: 'category', data: rows.map(([week]) => week) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [{ type: 'bar', data: rows.map(([, count]) => count) }],
    };
    return html`<studio-chart .option=${option} .table=${{ head: [words.week, words.size], rows }} label=${words.weeks} .height=${140}></studio-chart>`;
  }

  readonly #rename = (event: Event): void => {
    const mining = miningOf(this.workshop);
    const { [this.cluster.id]: _, ...names } = mining.choices.names;
    const name = (event.target as HTMLInputElement).value.trim();
    void mining.choose({
      names: name === '' || name === this.cluster.central ? names : { ...names, [this.cluster.id]: name },
    });
  };

  readonly #merge = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const other = select.value;
    select.value = '';
    if (other === '') return;
    const mining = miningOf(this.workshop);
    const { merged, split } = mining.choices.curation;
    // Lists that share a group become one.
    const touched = merged.filter((list) => list.includes(other) || list.includes(this.cluster.id));
    const list = [...new Set([...touched.flat(), this.cluster.id, other])];
    void mining.choose({ curation: { split, merged: [...merged.filter((one) => !touched.includes(one)), list] } });
  };

  readonly #split = (): void => {
    const mining = miningOf(this.workshop);
    const { merged, split } = mining.choices.curation;
    const { id } = this.cluster;
    const next = split.includes(id) ? split.filter((one) => one !== id) : [...split, id];
    void mining.choose({ curation: { merged, split: next } });
  };

  #show(conversationId: string): void {
    this.dispatchEvent(new CustomEvent('transcript', { detail: conversationId, bubbles: true, composed: true }));
  }
}

defineOnce('mining-cluster', MiningCluster);
