import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { shellWords } from '#i18n/studio/shell-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { icons } from '#ui/icons.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { Job } from '../state/jobs.ts';
import { whyOf } from '../state/why-of.ts';

/** How long done work is still shown, ms: what failed stays until it is dismissed. */
const SHOWN_MS = 4_000;

/** Long work: how far each is, and a way to stop it. */
export class StudioWork extends StudioElement {
  static override styles = [
    studioBase,
    css`
      :host {
        position: fixed;
        z-index: 8;
        inset-block-end: 16px;
        inset-inline-end: 16px;
        inline-size: min(360px, calc(100vw - 32px));
      }
      ul {
        display: grid;
        gap: 8px;
      }
      li {
        display: grid;
        gap: 6px;
        padding: 12px;
        border-radius: 14px;
        background: var(--_surface);
        box-shadow: var(--_shadow);
      }
      .row {
        flex-wrap: nowrap;
        justify-content: space-between;
      }
      .note {
        overflow: hidden;
        color: var(--_text-soft);
        font-size: 12.5px;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
    `,
  ];

  override render() {
    const now = Date.now();
    const shown = this.workshop.jobs.list.filter(
      ({ state, endedAtMs }) => state === 'running' || state === 'failed' || now - (endedAtMs ?? now) < SHOWN_MS,
    );
    if (shown.length === 0) return nothing;
    return html`<section aria-label=${this.say(shellWords).work.running}><ul role="list">${shown.map((job) => this.#job(job))}</ul></section>`;
  }

  protected override updated(): void {
    // What is done goes by itself.
    if (this.workshop.jobs.list.some(({ state }) => state === 'done' || state === 'cancelled')) {
      setTimeout(() => this.isConnected && this.requestUpdate(), SHOWN_MS + 50);
    }
  }

  #job(job: Job) {
    const { work } = this.say(shellWords);
    const { jobs } = this.workshop;
    const isRunning = job.state === 'running';
    return html`<li>
      <div class="row"><strong>${job.label}</strong>${
        isRunning
          ? html`<button class="button" @click=${() => jobs.cancel(job.id)}>${work.cancel}</button>`
          : html`<button class="icon-button" aria-label=${work.dismiss} @click=${() => jobs.dismiss(job.id)}>${icons.close}</button>`
      }</div>
      ${
        isRunning
          ? html`<progress aria-label=${job.label} .value=${job.total === null ? 0 : job.done}
                max=${job.total ?? 1} ?data-endless=${job.total === null}></progress>
              <p class="note">${job.total === null ? job.note : `${Math.round((100 * job.done) / Math.max(job.total, 1))} % ${job.note}`}</p>`
          : html`<p role="status" class=${job.state === 'failed' ? 'fault' : 'note'}>${this.#end(job)}</p>`
      }
    </li>`;
  }

  #end({ state, fault }: Job): string {
    const { work } = this.say(shellWords);
    if (state === 'failed') return fill(work.failed, { why: whyOf(fault) });
    return state === 'cancelled' ? work.cancelled : work.done;
  }
}

defineOnce('studio-work', StudioWork);
