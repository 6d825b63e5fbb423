import { html, type TemplateResult } from 'lit';
import type { FiguresWords } from '#i18n/studio/figures-words.ts';

/** Days at the end of the log that are counted; null: all of it. */
export const PERIODS = { all: null, d90: 90, d28: 28 } as const;

/** What the figures are counted by; prices as decimal texts. */
export interface FigureSettings {
  period: keyof typeof PERIODS;
  withinDays: number;
  costs: { assistant: string; person: string };
}

interface FigureControls {
  words: FiguresWords;
  settings: FigureSettings;
  onChange: (change: Partial<FigureSettings>) => void;
}

const PRICE = /^\d+(\.\d+)?$/;

/** Period, days without return, prices. What is no price is put back. */
export function figureControls({ words, settings, onChange }: FigureControls): TemplateResult {
  const { period, withinDays, costs } = settings;
  const price = (who: 'assistant' | 'person') => html`<label class="field"><span>${words.costs[who]}</span>
      <input inputmode="decimal" .value=${costs[who]} @change=${(event: Event) => {
        const field = event.target as HTMLInputElement;
        if (PRICE.test(field.value)) onChange({ costs: { ...costs, [who]: field.value } });
        else field.value = costs[who];
      }}></label>`;
  return html`<div class="cards">
      <label class="field"><span>${words.period}</span>
        <select .value=${period} @change=${(event: Event) => onChange({ period: (event.target as HTMLSelectElement).value as typeof period })}>
          ${Object.keys(PERIODS).map((name) => html`<option value=${name} ?selected=${name === period}>${words.periods[name as typeof period]}</option>`)}
        </select></label>
      <label class="field"><span>${words.withinDays}</span>
        <input type="number" min="1" max="60" .value=${String(withinDays)} @change=${(event: Event) =>
          onChange({
            withinDays: Math.min(60, Math.max(1, Math.round(Number((event.target as HTMLInputElement).value)) || 7)),
          })}></label>
      ${price('assistant')}${price('person')}
    </div><p class="help">${words.costsHelp}</p>`;
}
