import { html, type TemplateResult } from 'lit';
import { dateTimeFormat } from '#core/kept-formats.ts';
import type { DeskLanguage, DeskStrings } from '#i18n/desk-strings.ts';
import { fill } from '#i18n/fill.ts';

const MONDAY = Date.UTC(2026, 0, 5);
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * How many came by weekday, from Monday on, and hour: darker where more did; in words the hour that had most.
 * `style` is set as a property: a shop's policy may forbid the attribute, which Lit's `styleMap` writes first.
 */
export function arrivalsView(arrivals: number[][], words: DeskStrings, language: DeskLanguage): TemplateResult {
  const most = Math.max(...arrivals.flat());
  const day = arrivals.findIndex((hours) => hours.includes(most));
  const hour = arrivals[day]?.indexOf(most) ?? 0;
  const busiest = fill(words.month.busiest, { day: weekday(day, language, 'long'), hour, count: most });
  return html`
    <p id="busiest">${busiest}</p>
    <div class="arrivals" role="img" aria-labelledby="busiest">
      ${arrivals.map(
        (hours, index) => html`<span class="day">${weekday(index, language, 'short')}</span>
          ${hours.map((count, at) => html`<i .style=${`opacity:${0.08 + (0.92 * count) / most}`} title="${at}:00 · ${count}"></i>`)}`,
      )}
    </div>
  `;
}

/** @param day 0 for Monday. */
function weekday(day: number, language: DeskLanguage, style: 'long' | 'short'): string {
  return dateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(MONDAY + day * DAY_MS);
}
