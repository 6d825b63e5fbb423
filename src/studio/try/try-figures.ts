import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { comparePoc, type PocComparison } from '#replay/poc/compare-poc.ts';
import { MENTION_KINDS } from '#replay/poc/mentions.ts';
import { POC_MEASURES, type PocMeasure, type PocReport } from '#replay/poc/poc-report.ts';
import type { Share } from '#replay/poc/share.ts';
import { defineOnce } from '#ui/define-once.ts';
import { percent, percentRange, points } from '../look/percent.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { TryElement } from './try-element.ts';

/** The measures of a proof, each with its count, its range, and how far it is from what is live. */
export class TryFigures extends TryElement {
  static override styles = [
    studioBase,
    css`
      td .help {
        max-inline-size: 60ch;
      }
      .bar {
        position: relative;
        inline-size: 120px;
        block-size: 8px;
        margin-block-start: 6px;
        border-radius: 4px;
        background: var(--_sunken);
      }
      .bar i {
        position: absolute;
        inset-block: 0;
        border-radius: 4px;
        background: color-mix(in srgb, var(--_accent) 35%, transparent);
      }
      .bar b {
        position: absolute;
        inset-block: -2px;
        inline-size: 3px;
        border-radius: 2px;
        background: var(--_accent-text);
      }
      .sub > th,
      .sub > td {
        padding-block: 3px;
        color: var(--_text-soft);
      }
      .sub > th {
        padding-inline-start: 26px;
        font-weight: 500;
      }
    `,
  ];

  override render() {
    const { proof } = this.workshop.rehearsals;
    if (!proof) return nothing;
    const words = this.words.proof;
    const { draft, live } = proof;
    const comparison = live && comparePoc(live, draft);
    return html`<section class="card">
      <div class="scroll" tabindex="0" role="region" aria-label=${words.measure}>
        <table>
          <caption>${fill(words.caption, { conversations: draft.conversations, messages: draft.messages })} ${words.played}</caption>
          <thead><tr>
            <th scope="col">${words.measure}</th><th scope="col" class="number">${words.count}</th>
            <th scope="col">${words.share}</th><th scope="col">${words.interval}</th>
            ${comparison ? html`<th scope="col">${words.change}</th>` : nothing}
          </tr></thead>
          <tbody>${POC_MEASURES.map((measure) => this.#row(measure, draft, comparison))}</tbody>
        </table>
      </div>
      ${
        comparison
          ? html`<p class="help">${fill(words.gained, { gained: comparison.gained.length, lost: comparison.lost.length })}</p>`
          : nothing
      }
      ${this.#times(draft)}
    </section>`;
  }

  #row(measure: PocMeasure, { figures }: PocReport, comparison: PocComparison | null) {
    const words = this.words.proof;
    const { name, means } = words.measures[measure];
    const change = comparison?.changes.find((one) => one.measure === measure);
    const named = MENTION_KINDS.filter((kind) => measure === 'recognition' && figures.recognitionOf[kind].of > 0);
    return html`<tr>
        <th scope="row"><div>${name}</div><div class="help">${means}</div></th>
        ${this.#share(figures[measure])}
        ${
          change
            ? html`<td>${
                change.difference === null
                  ? words.noChange
                  : html`${points(change.difference)} <span class="help">(${points(change.low)} … ${points(change.high)})</span>`
              }</td>`
            : nothing
        }
      </tr>
      ${named.map(
        (
          kind,
        ) => html`<tr class="sub"><th scope="row">${words.kinds[kind]}</th>${this.#share(figures.recognitionOf[kind])}
          ${comparison ? html`<td></td>` : nothing}</tr>`,
      )}`;
  }

  #share(share: Share) {
    const { count, of, low, high } = share;
    if (share.share === null) return html`<td class="number">0</td><td colspan="2">${this.words.proof.none}</td>`;
    return html`<td class="number">${count} / ${of}</td>
      <td><strong>${percent(share.share, this.workshop.language)}</strong></td>
      <td>${percentRange(low, high, this.workshop.language)}<div class="bar" aria-hidden="true">
        <i style="inset-inline-start:${low * 100}%;inline-size:${(high - low) * 100}%"></i>
        <b style="inset-inline-start:calc(${share.share * 100}% - 1px)"></b></div></td>`;
  }

  #times({ tookMs, agentMs }: PocReport) {
    const words = this.words.proof;
    const ms = (value: number) => fill(words.milliseconds, { value: value.toFixed(1) });
    const seconds = (value: number) => fill(words.seconds, { value: Math.round(value / 1000) });
    return html`<h2>${words.times}</h2>
      <p>${tookMs ? fill(words.own, { half: ms(tookMs.p50), most: ms(tookMs.p95) }) : nothing}</p>
      ${agentMs ? html`<p>${fill(words.agents, { half: seconds(agentMs.p50), most: seconds(agentMs.p95) })}</p>` : nothing}`;
  }
}

defineOnce('try-figures', TryFigures);
