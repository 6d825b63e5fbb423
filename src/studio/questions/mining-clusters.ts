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
import { clusterMap } from './cluster-map.ts';
import './mining-cluster.ts';
import { miningOf } from './mining.ts';

/** Groups of questions as a map and a list; one of them open. */
export class MiningClusters extends StudioElement {
  static override styles = [
    studioBase,
    css`
      :host {
        display: grid;
        gap: 16px;
      }
      .name {
        display: block;
        text-align: start;
        overflow-wrap: anywhere;
        font-weight: 600;
      }
      .terms {
        color: var(--_text-soft);
        font-size: 12.5px;
      }
      tr.ignored {
        opacity: 0.6;
      }
      tr[aria-current='true'] > * {
        background: var(--_accent-soft, var(--_surface-soft, transparent));
      }
    `,
  ];
  static override properties = { ...StudioElement.properties, open: { state: true } };
  declare open: string | null;

  constructor() {
    super();
    this.open = null;
    new HostController(this, () => (this.workshop ? miningOf(this.workshop) : null));
  }

  override render() {
    const words = this.say(miningWords);
    const mining = miningOf(this.workshop);
    const clusters = mining.result?.clusters ?? [];
    const shown = clusters.find(({ id }) => id === this.open) ?? clusters[0];
    const drawn = clusterMap(clusters, (id) => mining.nameOf(id), words);
    return html`
      <section class="card"><studio-chart .option=${drawn.option} .table=${drawn.table} label=${`${words.map}. ${words.mapHelp}`} .height=${300}></studio-chart></section>
      <div class="columns">
        <section class="card"><div class="scroll" tabindex="0" role="region" aria-label=${words.list}><table>
          <caption>${words.list}</caption>
          <thead><tr><th scope="col">${words.name}</th><th scope="col" class="number">${words.size}</th><th scope="col" class="number">${words.share}</th><th scope="col" class="number">${words.trend}</th></tr></thead>
          <tbody>${clusters.map((cluster) => this.#row(cluster, cluster === shown))}</tbody>
        </table></div></section>
        ${shown ? html`<mining-cluster .workshop=${this.workshop} .cluster=${shown}></mining-cluster>` : nothing}
      </div>`;
  }

  #row({ id, terms, size, share, trend }: MinedCluster, isShown: boolean) {
    const words = this.say(miningWords);
    const mining = miningOf(this.workshop);
    const isIgnored = mining.choices.ignored.includes(id);
    return html`<tr class=${isIgnored ? 'ignored' : ''} aria-current=${isShown}>
      <td><button class="name" @click=${() => {
        this.open = id;
      }}>${mining.nameOf(id)}</button>
        <span class="terms">${terms.join(' · ')}${isIgnored ? ` · ${words.ignored}` : ''}</span></td>
      <td class="number">${fill(words.timesAsked, { count: size })}</td>
      <td class="number">${percent(share, this.workshop.language)}</td>
      <td class="number">${trend === null ? '–' : `× ${trend.toFixed(1)}`}</td>
    </tr>`;
  }
}

defineOnce('mining-clusters', MiningClusters);
