import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { css, html, LitElement, nothing, type PropertyValues } from 'lit';
import { chartWords } from '#i18n/studio/chart-words.ts';
import { studioLanguageOf } from '#i18n/studio/two-languages.ts';
import { defineOnce } from '#ui/define-once.ts';
import { chartTheme } from './chart-colours.ts';
import { studioBase } from './studio-base.styles.ts';

/** The same figures as the chart's, to be read. */
export interface ChartTable {
  head: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

/**
 * A chart (ECharts, drawn as SVG), with its figures as a table for whoever reads rather than looks. `label` says what it shows;
 * `height` is in CSS pixels. The library loads with the first chart.
 */
export class StudioChart extends LitElement {
  static override styles = [
    studioBase,
    css`
      .place {
        inline-size: 100%;
      }
      .place.away {
        display: none;
      }
      summary,
      .swap {
        color: var(--_text-soft);
        font-size: 12.5px;
      }
      .swap {
        text-decoration: underline;
        text-underline-offset: 0.18em;
      }
      figure {
        display: grid;
        /* Else the drawing, once wide, would hold its place open, and never learn that there is less. */
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
      }
      figcaption {
        display: flex;
        gap: 8px;
        justify-content: space-between;
        color: var(--_text-soft);
        font-size: 13px;
      }
      .scroll {
        max-block-size: 360px;
        overflow: auto;
      }
    `,
  ];
  static override properties = {
    option: { attribute: false },
    table: { attribute: false },
    label: {},
    height: { type: Number },
    asTable: { state: true },
  };
  declare option: EChartsCoreOption;
  declare table: ChartTable | null;
  declare label: string;
  declare height: number;
  declare asTable: boolean;
  #chart: EChartsType | null = null;
  #opening = false;
  readonly #resized = new ResizeObserver(() => this.#chart?.resize());
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');

  constructor() {
    super();
    this.option = {};
    this.table = null;
    this.label = '';
    this.height = 260;
    this.asTable = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scheme.addEventListener('change', this.#redraw);
    window.addEventListener('studio-theme', this.#redraw);
    if (this.hasUpdated) void this.#draw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.#redraw);
    window.removeEventListener('studio-theme', this.#redraw);
    this.#close();
  }

  override render() {
    const words =
      chartWords[studioLanguageOf([this.closest('[lang]')?.getAttribute('lang') ?? document.documentElement.lang])];
    return html`<figure>
      <figcaption>
        <span>${this.label}</span>
        ${
          this.table
            ? html`<button class="swap" aria-pressed=${this.asTable} @click=${() => {
                this.asTable = !this.asTable;
              }}>${this.asTable ? words.asChart : words.asTable}</button>`
            : nothing
        }
      </figcaption>
      <div class="place ${this.asTable ? 'away' : ''}" role="img" aria-label=${this.label} style="block-size:${this.height}px"></div>
      ${this.asTable ? this.#table() : nothing}
    </figure>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('option') || changed.has('height')) void this.#draw();
    if (changed.has('asTable') && !this.asTable) this.#chart?.resize();
  }

  #table() {
    const { head, rows } = this.table ?? { head: [], rows: [] };
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.label}><table>
      <thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table></div>`;
  }

  readonly #redraw = (): void => {
    this.#close();
    void this.#draw();
  };

  #close(): void {
    this.#resized.disconnect();
    this.#chart?.dispose();
    this.#chart = null;
  }

  async #draw(): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    const { drawChart, openChart } = await import('./draw-chart.ts');
    this.#opening = false;
    const place = this.renderRoot.querySelector<HTMLElement>('.place');
    if (!place || !this.isConnected) return;
    if (!this.#chart) {
      this.#chart = openChart(place, chartTheme(this));
      this.#resized.observe(place);
    }
    drawChart(this.#chart, this.option);
  }
}

defineOnce('studio-chart', StudioChart);

declare global {
  interface HTMLElementTagNameMap {
    'studio-chart': StudioChart;
  }
}
