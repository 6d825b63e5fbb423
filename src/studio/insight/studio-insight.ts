import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { insightWords } from '#i18n/studio/insight-words.ts';
import type { TextInsight } from '#insight/text/text-insight.ts';
import { defineOnce } from '#ui/define-once.ts';
import { HostController } from '#ui/host.controller.ts';
import { saveFile } from '../look/save-file.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import { whyOf } from '../state/why-of.ts';
import { insightReadingOf } from './insight-reading.ts';
import { basisLine, insightReport } from './insight-report.ts';
import './insight-alerts.ts';
import './insight-complaints.ts';
import './insight-silent.ts';
import './insight-terms.ts';

/** What the words of imported conversations tell: surges, words, causes, complaints, silence; and the weekly report. */
export class StudioInsight extends StudioElement {
  static override styles = [
    studioBase,
    css`
      @media print {
        .row,
        .lead {
          display: none;
        }
      }
    `,
  ];

  constructor() {
    super();
    new HostController(this, () => (this.workshop === undefined ? null : insightReadingOf(this.workshop)));
  }

  override firstUpdated(): void {
    void this.workshop.logs.load();
    void this.workshop.draft.load();
  }

  override render() {
    const words = this.say(insightWords);
    const { logs, route } = this.workshop;
    const reading = insightReadingOf(this.workshop);
    if (logs.count === 0) {
      return html`<div class="page"><h1>${words.title}</h1><div class="empty">${studioIcons.insight}
        <h2>${words.empty.title}</h2><p>${words.empty.text}</p>
        <button class="button filled" @click=${() => route.go('start')}>${words.empty.go}</button></div></div>`;
    }
    const { insight, fault, isStale } = reading;
    const { work } = words;
    return html`<div class="page">
      <div class="heading"><h1>${words.title}</h1>
        <div class="row">
          ${isStale ? html`<span class="notice">${work.stale}</span>` : nothing}
          <button class="button ${insight === null || isStale ? 'filled' : ''}" @click=${() => reading.run(work.job)}>${insight === null ? work.run : work.again}</button>
          ${insight === null ? nothing : this.#outlets(insight)}
        </div>
      </div>
      <p class="lead">${words.lead}</p>
      ${this.workshop.draft.isEmpty ? html`<p class="notice">${work.products}</p>` : nothing}
      ${fault === null ? nothing : html`<p class="fault" role="alert">${fill(work.failed, { why: whyOf(fault) })}</p>`}
      ${insight === null ? nothing : this.#views(insight)}
    </div>`;
  }

  #outlets(insight: TextInsight) {
    const { report } = this.say(insightWords);
    const save = () => saveFile('weekly-report.html', insightReport(insight, this.workshop.language), 'text/html');
    return html`<button class="button" @click=${() => window.print()}>${report.print}</button>
      <button class="button" @click=${save}>${report.save}</button>`;
  }

  #views(insight: TextInsight) {
    const { workshop } = this;
    return html`<p role="status">${basisLine(insight, workshop.language)}</p>
      <insight-alerts .workshop=${workshop} .insight=${insight}></insight-alerts>
      <insight-terms .workshop=${workshop} .insight=${insight}></insight-terms>
      <insight-complaints .workshop=${workshop} .insight=${insight}></insight-complaints>
      <insight-silent .workshop=${workshop} .insight=${insight}></insight-silent>`;
  }
}

defineOnce('studio-insight', StudioInsight);
