import { css, html, LitElement, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { type FiguresWords, figuresWords } from '#i18n/studio/figures-words.ts';
import type { StudioLanguage } from '#i18n/studio/two-languages.ts';
import type { Figure } from '#insight/figures/figure.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { figureText, targetState } from './figure-text.ts';
import { sparkline } from './sparkline.ts';

/** One figure: value, range, what it was counted from, its course, and on demand how it is counted. */
export class StudioFigureCard extends LitElement {
  static override styles = [
    studioBase,
    css`
      .card {
        block-size: 100%;
        box-sizing: border-box;
        gap: 8px;
      }
      h2 {
        font-size: 14px;
      }
      .spark {
        inline-size: 100%;
        block-size: 36px;
        overflow: visible;
      }
      .spark path {
        fill: none;
        stroke: var(--_accent-text);
        stroke-width: 2;
      }
      .spark .target {
        stroke: var(--_line-strong);
        stroke-dasharray: 4 4;
      }
      details {
        font-size: 13px;
        color: var(--_text-soft);
      }
      summary {
        cursor: pointer;
      }
    `,
  ];
  static override properties = { figure: { attribute: false }, language: {} };
  declare figure: Figure;
  declare language: StudioLanguage;

  override render() {
    const words: FiguresWords = figuresWords[this.language];
    const { figure } = this;
    const named = words.figures[figure.id];
    return html`<article class="card" aria-label=${named.name}>
      <h2>${named.name}</h2>
      ${figure.value === null ? html`<p class="soft">${words.none}</p>` : this.#value(figure, figure.value, words)}
      <p class="row">
        ${figure.few && figure.value !== null ? html`<span class="chip warn">${words.few}</span>` : nothing}
        ${figure.id === 'advice-conversion' && figure.value !== null ? html`<span class="chip warn">${words.notByLot}</span>` : nothing}
        ${this.#target(words)}
      </p>
      <details><summary>${words.definition}</summary><p>${named.definition}</p></details>
    </article>`;
  }

  #value({ unit, interval, count, of, unknown }: Figure, value: number, words: FiguresWords) {
    const text = (number: number) => figureText(number, unit, this.language);
    const whole = (number: number) => new Intl.NumberFormat(this.language).format(number);
    return html`<p class="figure">${unit === 'points' ? fill(words.points, { value: text(value) }) : text(value)}</p>
      ${interval ? html`<p class="help">${words.rangeHelp}: ${fill(words.range, { low: text(interval.low), high: text(interval.high) })}</p>` : nothing}
      <p class="help">${count === null ? fill(words.cases, { of: whole(of) }) : fill(words.counted, { count: whole(count), of: whole(of) })}${
        unknown > 0 ? html`; ${fill(words.unknown, { count: whole(unknown) })}` : nothing
      }</p>
      ${sparkline(this.figure)}`;
  }

  #target(words: FiguresWords) {
    const { target, unit } = this.figure;
    if (!target) return nothing;
    const state = targetState(this.figure);
    const look = state === 'met' ? 'good' : state === 'missed' ? 'bad' : '';
    return html`<span class="chip ${look}">${fill(words.target, { at: figureText(target.at, unit, this.language) })}${
      state ? html` · ${words[state]}` : nothing
    }</span>`;
  }
}

defineOnce('studio-figure-card', StudioFigureCard);
