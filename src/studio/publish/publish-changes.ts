import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import { diffLines, type LineChange } from '#publish/diff/diff-lines.ts';
import type { EntryChange, FileChange } from '#publish/diff/diff-sources.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { countsOf } from './publishing.ts';

/** Lines shown before and after a change. */
const AROUND = 2;
/** Entries of one file that are told one by one. */
const MOST = 60;

/** Changes of sources: entries and fields in words, and each file line by line. */
export class PublishChanges extends StudioElement {
  static override properties = { ...StudioElement.properties, changes: { attribute: false } };
  static override styles = [
    studioBase,
    css`
      pre {
        margin: 0;
        overflow-x: auto;
      }
      pre span {
        display: block;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .added {
        background: var(--_accent-soft);
      }
      .removed {
        background: var(--_bad-soft);
      }
      td {
        white-space: pre-line;
        overflow-wrap: anywhere;
      }
    `,
  ];
  declare changes: readonly FileChange[];
  readonly #opened = new Set<string>();

  constructor() {
    super();
    this.changes = [];
  }

  override render() {
    const words = this.say(publishWords).changes;
    const [inherited, own] = [true, false].map((is) =>
      this.changes.filter(({ file }) => file.startsWith('../') === is),
    );
    return html`
      <p class="help">${fill(words.counts, countsOf(this.changes))}</p>
      ${this.#files(own ?? [])}
      ${
        inherited?.length
          ? html`<details class="inherited">
              <summary>${fill(words.inherited, { count: inherited.length })}</summary>
              ${this.#files(inherited)}
            </details>`
          : nothing
      }`;
  }

  #files(changes: readonly FileChange[]) {
    const words = this.say(publishWords).changes;
    return changes.map(
      (change) => html`
        <details @toggle=${(event: Event) => this.#open(change.file, event)}>
          <summary><code>${change.file}</code> <span class="chip">${words[change.kind]}</span></summary>
          ${this.#opened.has(change.file) ? this.#file(change) : nothing}
        </details>`,
    );
  }

  #open(file: string, event: Event): void {
    if ((event.target as HTMLDetailsElement).open) this.#opened.add(file);
    else this.#opened.delete(file);
    this.requestUpdate();
  }

  #file({ file, before, after, entries }: FileChange) {
    const words = this.say(publishWords).changes;
    return html`
      ${entries.slice(0, MOST).map((entry) => this.#entry(entry))}
      ${entries.length > MOST ? html`<p class="help">${fill(words.rest, { count: entries.length - MOST })}</p>` : nothing}
      <details>
        <summary>${fill(words.lines, { file })}</summary>
        <pre>${this.#lines(diffLines(before, after))}</pre>
      </details>`;
  }

  #entry({ entry, title, kind, fields }: EntryChange) {
    const words = this.say(publishWords).changes;
    const name = html`<strong>${title || entry}</strong> <code>${title ? entry : ''}</code> <span class="chip">${words[kind]}</span>`;
    if (fields.length === 0) return html`<p>${name}</p>`;
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${title || entry}>
      <table>
        <caption>${name}</caption>
        <thead><tr><th scope="col">${words.field}</th><th scope="col">${words.before}</th><th scope="col">${words.after}</th></tr></thead>
        <tbody>
          ${fields.map(
            ({ field, before, after }) =>
              html`<tr><th scope="row"><code>${field}</code></th><td>${before ?? words.nothing}</td><td>${after ?? words.nothing}</td></tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #lines(lines: readonly LineChange[]) {
    const words = this.say(publishWords).changes;
    const near = (at: number) =>
      lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ kind }) => kind !== 'same');
    let skipped = 0;
    return lines.map(({ kind, text }, at) => {
      if (!near(at)) {
        skipped += 1;
        const isLast = at === lines.length - 1 || near(at + 1);
        if (!isLast) return nothing;
        const count = skipped;
        skipped = 0;
        return html`<span>${fill(words.more, { count })}</span>`;
      }
      return html`<span class=${kind}>${kind === 'added' ? '+' : kind === 'removed' ? '−' : ' '} ${text}</span>`;
    });
  }
}

customElements.define('publish-changes', PublishChanges);
