import { html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { insightWords } from '#i18n/studio/insight-words.ts';
import type { TextInsight } from '#insight/text/text-insight.ts';
import { DAY_MS } from '#insight/text/told-question.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { topicName } from './topic-name.ts';

const SHOWN = 8;

/** Topics that surged, each with what could be written where. */
export class InsightAlerts extends StudioElement {
  static override properties = { ...StudioElement.properties, insight: { attribute: false } };
  declare insight: TextInsight;
  static override styles = studioBase;

  override render() {
    const { alerts: say } = this.say(insightWords);
    const alerts = this.insight.alerts.slice(0, SHOWN);
    return html`<section class="card" aria-label=${say.title}>
      <h2>${say.title}</h2>
      ${alerts.length === 0 ? html`<p class="soft">${say.none}</p>` : alerts.map((alert) => this.#alert(alert))}
    </section>`;
  }

  #alert({ topic, day, days, count, expected, product, advice }: TextInsight['alerts'][number]) {
    const { alerts: say } = this.say(insightWords);
    const { language, route } = this.workshop;
    const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(day * DAY_MS);
    const name = topicName(topic, language);
    return html`<article>
      <h3>${fill(say.line, { topic: name, count, days, date, expected: Math.round(expected * 10) / 10 })}</h3>
      ${product === null ? nothing : html`<p>${fill(say.product, { count: product.count, product: product.name })}</p>`}
      ${
        advice.answer === null
          ? html`<p>${say.noAnswer}</p>`
          : html`<p>${fill(say.advice[advice.improver], { product: product?.name ?? say.noProduct })}</p>
              <blockquote>${advice.answer}</blockquote>
              <p class="soft">${fill(say.most, { count: advice.answerCount, of: advice.answeredCount })}</p>`
      }
      <div class="row"><button class="button" @click=${() => route.go('edit')}>${advice.improver === 'page' ? say.page : say.edit}</button></div>
    </article>`;
  }
}

defineOnce('insight-alerts', InsightAlerts);
