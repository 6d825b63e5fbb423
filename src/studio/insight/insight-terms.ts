import { css, html, nothing, type PropertyValues, svg } from 'lit';
import { fill } from '#i18n/fill.ts';
import { insightWords } from '#i18n/studio/insight-words.ts';
import type { TextInsight } from '#insight/text/text-insight.ts';
import { weekStartMs } from '#insight/text/told-question.ts';
import { defineOnce } from '#ui/define-once.ts';
import '../look/studio-chart.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { type CloudWord, drawCloud } from './draw-cloud.ts';
import { topicName } from './topic-name.ts';

const WIDTH = 560;
const HEIGHT = 280;
const LISTED = 15;

/** Words that rise: by week as a heat map, of this week as a cloud and a list; topics over time. */
export class InsightTerms extends StudioElement {
  static override properties = { ...StudioElement.properties, insight: { attribute: false }, cloud: { state: true } };
  declare insight: TextInsight;
  declare cloud: readonly CloudWord[];
  static override styles = [
    studioBase,
    css`
      svg text {
        fill: var(--_accent-text);
        user-select: text;
      }
      svg {
        inline-size: 100%;
        block-size: auto;
      }
    `,
  ];

  constructor() {
    super();
    this.cloud = [];
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('insight')) return;
    const { insight } = this;
    const words = insight.terms.map(({ term, z }) => ({ text: term, weight: z }));
    void drawCloud(words, WIDTH, HEIGHT, 'sans-serif').then((placed) => {
      if (this.insight === insight) this.cloud = placed;
    });
  }

  override render() {
    const { terms: say, topics } = this.say(insightWords);
    const { heat, terms, threshold } = this.insight;
    return html`
      <section class="card" aria-label=${say.heat}>
        <h2>${say.heat}</h2>
        ${this.insight.weeks.length < 2 ? html`<p class="soft">${say.heatNone}</p>` : this.#heat(heat)}
      </section>
      <section class="card" aria-label=${say.cloud}>
        <h2>${say.cloud}</h2>
        ${threshold === null ? nothing : html`<p class="soft">${fill(say.threshold, { z: threshold.toFixed(1) })}</p>`}
        <div class="columns">
          <svg viewBox="${-WIDTH / 2} ${-HEIGHT / 2} ${WIDTH} ${HEIGHT}" aria-hidden="true">${this.cloud.map(
            ({ text, x, y, size }) =>
              svg`<text x=${x} y=${y} font-size=${size} text-anchor="middle" font-family="sans-serif">${text}</text>`,
          )}</svg>
          <div class="scroll" tabindex="0" role="region" aria-label=${say.list}><table>
            <caption>${say.list}</caption>
            <thead><tr><th scope="col">${say.term}</th><th scope="col">${say.count}</th><th scope="col">${say.before}</th><th scope="col">${say.z}</th></tr></thead>
            <tbody>${terms.slice(0, LISTED).map(
              ({
                term,
                count,
                of,
                beforeCount,
                beforeOf,
                z,
                surges,
              }) => html`<tr><th scope="row">${term}${surges ? html` <span class="chip warn">${say.surges}</span>` : nothing}</th>
                <td>${count} / ${of}</td><td>${beforeCount} / ${beforeOf}</td><td>${z.toFixed(1)}</td></tr>`,
            )}</tbody>
          </table></div>
        </div>
      </section>
      <section class="card" aria-label=${topics.title}>
        <h2>${topics.title}</h2>
        ${this.#topics()}
      </section>
    `;
  }

  get #weekNames(): string[] {
    const date = new Intl.DateTimeFormat(this.workshop.language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
    return this.insight.weeks.map((week) => date.format(weekStartMs(week)));
  }

  #heat(heat: TextInsight['heat']) {
    const { terms: say } = this.say(insightWords);
    const weeks = this.#weekNames;
    const names = heat.map(({ term }) => term).reverse();
    const data = heat.flatMap(({ z }, row) =>
      z.map((value, at) => [at, heat.length - 1 - row, value === null ? '-' : Math.round(value * 10) / 10]),
    );
    const option = {
      grid: { left: 96, right: 16, top: 8, bottom: 64 },
      xAxis: { type: 'category', data: weeks },
      yAxis: { type: 'category', data: names },
      visualMap: {
        min: -4,
        max: 8,
        calculable: false,
        orient: 'horizontal',
        left: 'center',
        bottom: 0,
        inRange: { color: ['#3b7dd8', '#f2f2ee', '#c8452c'] },
      },
      series: [{ type: 'heatmap', data }],
    };
    const table = {
      head: [say.term, ...weeks],
      rows: heat.map(({ term, z, counts }) => [
        term,
        ...counts.map((count, at) => `${count} (${z[at]?.toFixed(1) ?? '–'})`),
      ]),
    };
    return html`<studio-chart .option=${option} .table=${table} label=${say.heat} .height=${Math.max(240, heat.length * 22 + 90)}></studio-chart>`;
  }

  #topics() {
    const { topics: say } = this.say(insightWords);
    const weeks = this.#weekNames;
    const named = this.insight.topics.map(({ topic, counts }) => ({
      name: topicName(topic, this.workshop.language),
      counts,
    }));
    const option = {
      grid: { left: 40, right: 16, top: 56, bottom: 32 },
      legend: { top: 0, type: 'scroll' },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: weeks },
      yAxis: { type: 'value' },
      series: named.map(({ name, counts }) => ({
        type: 'line',
        name,
        data: counts,
        areaStyle: { opacity: 0.25 },
        stack: 'all',
        showSymbol: false,
      })),
    };
    const table = { head: [say.topic, ...weeks], rows: named.map(({ name, counts }) => [name, ...counts]) };
    return html`<studio-chart .option=${option} .table=${table} label=${say.title}></studio-chart>`;
  }
}

defineOnce('insight-terms', InsightTerms);
