import { css, html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fill } from '#i18n/fill.ts';
import { improveWords } from '#i18n/studio/improve-words.ts';
import { FAILURE_KINDS, type Failure, type FailureKind } from '#insight/improve/failure.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import './studio-failure.ts';

/** Drawn at once: more are a click away. */
const SHOWN = 40;

/** What failed, most often first, each with what mends it. */
export class StudioFailures extends StudioElement {
  static override styles = [
    studioBase,
    css`
      section {
        display: grid;
        gap: 12px;
      }
      ol {
        display: grid;
        gap: 10px;
      }
      .chip[aria-pressed='true'] {
        background: var(--_accent-soft);
        color: var(--_accent-text);
      }
    `,
  ];
  static override properties = { kind: { state: true }, shown: { state: true } };
  declare kind: FailureKind | null;
  declare shown: number;

  constructor() {
    super();
    this.kind = null;
    this.shown = SHOWN;
  }

  override render() {
    const words = this.say(improveWords);
    const { improving, logs } = this.workshop;
    if (logs.count === 0 && !improving.queue) {
      return html`<div class="empty">${studioIcons.improve}<h2>${words.emptyTitle}</h2><p>${words.emptyText}</p>
        <button class="button filled" @click=${() => this.workshop.route.go('start')}>${words.toImport}</button></div>`;
    }
    const { queue } = improving;
    return html`<section aria-label=${words.tabs.queue}>
      <div class="row">
        <button class="button filled" @click=${this.#find}>${queue ? words.findAgain : words.find}</button>
        ${
          queue
            ? html`<p class="soft" role="status">${fill(words.found, { failures: queue.failures.length, questions: queue.questions })} ·
                ${words.foundBy[queue.by]} · ${fill(words.done, { count: improving.handledCount })}</p>`
            : nothing
        }
      </div>
      ${queue ? this.#list() : nothing}
    </section>`;
  }

  #list() {
    const words = this.say(improveWords);
    const { open } = this.workshop.improving;
    const some = this.kind === null ? open : open.filter(({ kinds }) => kinds[this.kind as FailureKind]);
    return html`<div class="row">
        ${[null, ...FAILURE_KINDS].map((kind) => {
          const count = kind === null ? open.length : open.filter(({ kinds }) => kinds[kind]).length;
          return html`<button class="chip" aria-pressed=${this.kind === kind} title=${kind ? words.kindHelp[kind] : words.all}
            @click=${() => {
              this.kind = kind;
              this.shown = SHOWN;
            }}>${kind ? words.kinds[kind] : words.all} ${count}</button>`;
        })}
        <span class="help">${words.keys}</span>
      </div>
      ${some.length === 0 ? html`<p class="soft">${words.nothingLeft}</p>` : nothing}
      <ol @keydown=${this.#keys}>${repeat(
        some.slice(0, this.shown),
        ({ id }) => id,
        (failure) => html`<li><studio-failure tabindex="0" role="group" aria-label=${failure.text}
          .workshop=${this.workshop} .failure=${failure}></studio-failure></li>`,
      )}</ol>
      ${
        some.length > this.shown
          ? html`<button class="button" @click=${() => {
              this.shown += SHOWN;
            }}>+ ${Math.min(SHOWN, some.length - this.shown)}</button>`
          : nothing
      }`;
  }

  readonly #find = (): void => {
    const { jobs, draft, improving } = this.workshop;
    const words = this.say(improveWords);
    // A failure stays in the list of work.
    jobs
      .run(words.finding, (task) => improving.find(draft.files, task, (stage) => words.stages[stage]))
      .catch(() => {});
  };

  #keys(event: KeyboardEvent): void {
    const target = event.composedPath()[0];
    if (!(target instanceof HTMLElement) || target.localName !== 'studio-failure' || event.ctrlKey || event.metaKey)
      return;
    const failure = (target as HTMLElement & { failure: Failure }).failure;
    const all = [...this.renderRoot.querySelectorAll<HTMLElement>('studio-failure')];
    const at = all.indexOf(target);
    const next = event.key === 'j' ? all[at + 1] : event.key === 'k' ? all[at - 1] : undefined;
    if (next) next.focus();
    else if (event.key === 'i') {
      void this.workshop.improving.settle(failure.id, 'ignored');
      (all[at + 1] ?? all[at - 1])?.focus();
    } else if (event.key === 't') (target as HTMLElement & { teach(): void }).teach();
    else return;
    event.preventDefault();
  }
}

defineOnce('studio-failures', StudioFailures);
