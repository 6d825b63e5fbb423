import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { insightWords } from '#i18n/studio/insight-words.ts';
import type { Cause } from '#insight/text/root-causes.ts';
import type { TextInsight } from '#insight/text/text-insight.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { topicName } from './topic-name.ts';

const SHOWN = 15;

/** Why shoppers complain: a tree of causes with what they cost, and what could be improved by whom. */
export class InsightComplaints extends StudioElement {
  static override properties = { ...StudioElement.properties, insight: { attribute: false }, rate: { state: true } };
  declare insight: TextInsight;
  /** Cost of an agent's hour, in the shop's currency. */
  declare rate: number;
  static override styles = [
    studioBase,
    css`
      details details {
        margin-inline-start: 16px;
      }
      details > ul {
        margin-inline-start: 16px;
      }
      summary {
        padding: 4px 0;
      }
      label.field {
        max-inline-size: 220px;
      }
    `,
  ];

  constructor() {
    super();
    this.rate = 30;
  }

  override render() {
    const { causes: say, complaints } = this.say(insightWords);
    const { causes, complaintGroups } = this.insight;
    return html`
      <section class="card" aria-label=${say.title}>
        <h2>${say.title}</h2>
        ${
          causes.length === 0
            ? html`<p class="soft">${say.none}</p>`
            : html`<label class="field"><span>${say.rate}</span><input type="number" min="0" step="1" .value=${String(this.rate)}
                  @input=${(event: Event) => {
                    this.rate = Math.max(0, Number((event.target as HTMLInputElement).value) || 0);
                  }} /></label>
                ${causes.map((cause) => this.#cause(cause, 0))}`
        }
      </section>
      ${complaintGroups.length === 0 ? nothing : html`<section class="card" aria-label=${complaints.title}><h2>${complaints.title}</h2>${this.#groups()}</section>`}
    `;
  }

  #cause(cause: Cause, depth: number): unknown {
    const { causes: say } = this.say(insightWords);
    const { language } = this.workshop;
    const name = cause.name === null ? say.noProduct : depth === 1 ? topicName(cause.name, language) : cause.name;
    const number = (value: number) => new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
    const cost = fill(say.cost, { minutes: number(cause.minutes) });
    const money = fill(say.cent, { amount: number((cause.minutes / 60) * this.rate), rate: number(this.rate) });
    return html`<details>
      <summary><strong>${name}</strong> ${fill(say.line, { count: cause.count, share: Math.round(cause.share * 100) })}
        <span class="soft">· ${fill(say.trend, { now: cause.lastWeek, before: number(cause.weeksBefore) })}${cause.minutes === 0 ? nothing : html` · ${cost} (${money})`}</span></summary>
      ${cause.below.map((below) => this.#cause(below, depth + 1))}
      ${depth === 0 ? nothing : html`<ul role="list" aria-label=${say.examples}>${cause.examples.map(({ text }) => html`<li class="soft">${text}</li>`)}</ul>`}
    </details>`;
  }

  #groups() {
    const { complaints: say, causes } = this.say(insightWords);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${say.change}><table>
      <thead><tr><th scope="col">${say.what}</th><th scope="col">${say.count}</th><th scope="col">${say.change}</th><th scope="col">${say.who}</th></tr></thead>
      <tbody>${this.insight.complaintGroups.slice(0, SHOWN).map(
        ({ count, share, lastWeek, weekBefore, advice }) => html`<tr>
          <th scope="row">${advice.product ?? causes.noProduct} · ${topicName(advice.topic, this.workshop.language)}
            <details><summary>${causes.examples}</summary><ul role="list">${advice.examples.map(({ text }) => html`<li>${text}</li>`)}</ul></details></th>
          <td>${fill(causes.line, { count, share: Math.round(share * 100) })}</td><td>${lastWeek} (${weekBefore})</td><td>${say.improvers[advice.improver]}</td></tr>`,
      )}</tbody>
    </table></div>`;
  }
}

defineOnce('insight-complaints', InsightComplaints);
