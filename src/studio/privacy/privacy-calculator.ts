import { html, type TemplateResult } from 'lit';
import { fill } from '#i18n/fill.ts';
import { privacyWords } from '#i18n/studio/privacy-words.ts';
import { devicesFor, halfWidth } from '#insight/private/expected-precision.ts';
import { defineOnce } from '#ui/define-once.ts';
import { percent } from '../look/percent.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import '../look/studio-chart.ts';
import { StudioElement } from '../look/studio-element.ts';
import { shopInsight } from './shop-insight.ts';

/** Devices a week for which the curve is drawn. */
const CURVE = [500, 1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000];

/** How exact estimates will be, before anything is gathered: by the shop's epsilon and the devices that take part. */
export class PrivacyCalculator extends StudioElement {
  static override styles = studioBase;
  static override properties = {
    ...StudioElement.properties,
    devices: { state: true },
    wantedPercent: { state: true },
  };
  declare private devices: number;
  declare private wantedPercent: number;

  constructor() {
    super();
    this.devices = 10_000;
    this.wantedPercent = 2;
  }

  protected override render(): TemplateResult {
    const words = this.say(privacyWords).calculator;
    const { rules, dictionary } = shopInsight(this.workshop.draft.files);
    const options = { epsilon: rules.epsilon, families: dictionary.families.length, units: unitsOf(dictionary) };
    const width = halfWidth(options, this.devices);
    const { language } = this.workshop;
    const whole = new Intl.NumberFormat(language);
    const points = CURVE.map((devices) => [devices, halfWidth(options, devices) * 100] as const);
    const numbers = points.map(([devices, high]) => [devices, Math.round(high * 100) / 100]);
    return html`<section class="card">
      <h2>${words.title}</h2>
      <p class="help">${words.text} ε = ${rules.epsilon}</p>
      <div class="columns">
        <label class="field"><span>${words.devices}</span>
          <input type="number" min="100" step="100" required .value=${String(this.devices)} @change=${(event: Event) =>
            this.#take(event, (devices) => {
              this.devices = devices;
            })} /></label>
        <label class="field"><span>${words.wanted}</span>
          <input type="number" min="0.1" max="50" step="0.1" required .value=${String(this.wantedPercent)} @change=${(
            event: Event,
          ) =>
            this.#take(event, (wanted) => {
              this.wantedPercent = wanted;
            })} /></label>
      </div>
      <p role="status">
        ${fill(words.result, {
          devices: whole.format(this.devices),
          width: percent(width, language),
          count: whole.format(Math.round(width * this.devices)),
        })}
        ${fill(words.needed, {
          wanted: percent(this.wantedPercent / 100, language),
          devices: whole.format(devicesFor(options, this.wantedPercent / 100)),
        })}
      </p>
      <studio-chart
        label=${words.caption}
        height="220"
        .option=${{
          xAxis: { type: 'log', name: words.devicesAxis, nameLocation: 'middle', nameGap: 28 },
          yAxis: { type: 'value', name: words.widthAxis },
          series: [{ type: 'line', smooth: true, data: numbers }],
        }}
        .table=${{ head: [words.devicesAxis, words.widthAxis], rows: numbers }}
      ></studio-chart>
    </section>`;
  }

  #take(event: Event, take: (value: number) => void): void {
    const input = event.currentTarget as HTMLInputElement;
    if (input.reportValidity()) take(input.valueAsNumber);
  }
}

const unitsOf = ({ families }: ReturnType<typeof shopInsight>['dictionary']): number => families[0]?.units ?? 1;

defineOnce('privacy-calculator', PrivacyCalculator);
