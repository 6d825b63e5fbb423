import { html } from 'lit';
import { insightWords } from '#i18n/studio/insight-words.ts';
import type { TextInsight } from '#insight/text/text-insight.ts';
import { defineOnce } from '#ui/define-once.ts';
import { percent } from '../look/percent.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { topicName } from './topic-name.ts';

const SHOWN = 12;

type Week = TextInsight['silent'][number]['lastWeek'];

/** Silent of answered in the last whole week, and in the one before. */
export const silentWeeks = (last: Week, before: Week): string =>
  `${last.silent} / ${last.answered} (${before.silent} / ${before.answered})`;

/** After which answers shoppers fall silent. */
export class InsightSilent extends StudioElement {
  static override properties = { ...StudioElement.properties, insight: { attribute: false } };
  declare insight: TextInsight;
  static override styles = studioBase;

  override render() {
    const { silent: say } = this.say(insightWords);
    const topics = this.insight.silent.filter(({ silent }) => silent > 0).slice(0, SHOWN);
    return html`<section class="card" aria-label=${say.title}>
      <h2>${say.title}</h2>
      <p class="soft">${say.lead}</p>
      ${
        topics.length === 0
          ? html`<p class="soft">${say.none}</p>`
          : html`<div class="scroll" tabindex="0" role="region" aria-label=${say.share}><table>
              <thead><tr><th scope="col">${say.topic}</th><th scope="col">${say.share}</th><th scope="col">${say.weeks}</th><th scope="col">${say.answer}</th></tr></thead>
              <tbody>${topics.map(
                ({
                  topic,
                  silent,
                  answered,
                  share,
                  lastWeek,
                  weekBefore,
                  answer,
                }) => html`<tr><th scope="row">${topicName(topic, this.workshop.language)}</th>
                  <td>${silent} / ${answered} (${percent(share, this.workshop.language, 0)})</td><td>${silentWeeks(lastWeek, weekBefore)}</td><td>${answer ?? '–'}</td></tr>`,
              )}</tbody></table></div>`
      }
    </section>`;
  }
}

defineOnce('insight-silent', InsightSilent);
