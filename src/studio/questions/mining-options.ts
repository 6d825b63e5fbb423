import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { miningWords } from '#i18n/studio/mining-words.ts';
import type { ClusterMethod } from '#insight/mine/clusters/cluster-texts.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { miningOf } from './mining.ts';

const METHODS = ['meaning', 'words'] as const;
/** Steps of the slider are powers of two around 1. */
const FINENESS_STEPS = { min: -2, max: 2, step: 0.5 };

/** How the questions are grouped, and how good either way is on these logs. Fires `run`. */
export class MiningOptions extends StudioElement {
  static override styles = [studioBase];

  constructor() {
    super();
    new HostController(this, () => (this.workshop ? miningOf(this.workshop) : null));
  }

  override render() {
    const words = this.say(miningWords);
    const mining = miningOf(this.workshop);
    const { result, choices } = mining;
    const { merged, split } = choices.curation;
    const isCurated = merged.length + split.length > 0;
    return html`<div class="columns">
      <section class="card" aria-labelledby="method">
        <h2 id="method">${words.method}</h2>
        <div class="row" role="radiogroup" aria-labelledby="method">${METHODS.map((method) => this.#method(method))}</div>
        <p class="help">${words.methodHelp[choices.method]}</p>
        ${choices.method === 'meaning' ? this.#fineness() : this.#groups()}
        <div class="row">
          <button class="button filled" ?disabled=${mining.isRunning} @click=${() => this.dispatchEvent(new Event('run'))}>${mining.isRunning ? words.running : words.again}</button>
          ${
            isCurated
              ? html`<button class="button" @click=${() => mining.choose({ curation: { merged: [], split: [] } })}>${words.undoCuration}</button>
                <span class="help">${words.reads}</span>`
              : nothing
          }
        </div>
      </section>
      ${
        result === null
          ? nothing
          : html`<section class="card"><div class="scroll" tabindex="0" role="region" aria-label=${words.quality}><table>
          <caption>${words.quality}</caption>
          <thead><tr><th scope="col">${words.method}</th><th scope="col" class="number">${words.silhouette}</th><th scope="col" class="number">${words.stability}</th><th scope="col" class="number">${words.groups}</th></tr></thead>
          <tbody>${METHODS.map((method) => {
            const { silhouette, stability, groups } = result.quality[method];
            return html`<tr><th scope="row">${words.methods[method]}</th><td class="number">${silhouette.toFixed(2)}</td><td class="number">${stability.toFixed(2)}</td><td class="number">${groups}</td></tr>`;
          })}</tbody>
        </table></div><p class="help">${words.qualityHelp}</p></section>`
      }
    </div>`;
  }

  #method(method: ClusterMethod) {
    const mining = miningOf(this.workshop);
    return html`<label class="check"><input type="radio" name="method" .checked=${live(mining.choices.method === method)} @change=${() => mining.choose({ method })} />${this.say(miningWords).methods[method]}</label>`;
  }

  #fineness() {
    const words = this.say(miningWords);
    const mining = miningOf(this.workshop);
    const { min, max, step } = FINENESS_STEPS;
    return html`<label class="field"><span>${words.fineness}</span>
      <span class="row"><span class="help">${words.coarser}</span><input class="grow" type="range" min=${min} max=${max} step=${step} .value=${live(String(Math.log2(mining.choices.fineness)))}
        @change=${(event: Event) => mining.choose({ fineness: 2 ** Number((event.target as HTMLInputElement).value) })} /><span class="help">${words.finer}</span></span>
    </label>`;
  }

  #groups() {
    const words = this.say(miningWords);
    const mining = miningOf(this.workshop);
    const set = (event: Event) => {
      const count = Number((event.target as HTMLInputElement).value);
      void mining.choose({ groups: Number.isInteger(count) && count >= 2 ? count : null });
    };
    return html`<label class="field"><span>${words.groupCount}</span>
      <input type="number" min="2" max="200" .value=${live(String(mining.choices.groups ?? ''))} @change=${set} />
      <span class="help">${words.groupCountHelp}</span></label>`;
  }
}

defineOnce('mining-options', MiningOptions);
