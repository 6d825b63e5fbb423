import { css, html } from 'lit';
import { SHORTCUTS } from '../keys/shortcuts.ts';
import { dialogStyles } from './dialog.styles.ts';
import { DialogElement } from './dialog-element.ts';

const GROUPS = ['move', 'act', 'desk'] as const;
const WHILE_WRITING = [
  { keys: ['Enter'], name: 'send' },
  { keys: ['Shift', 'Enter'], name: 'newline' },
  { keys: ['/'], name: 'menu' },
] as const;

/** What `?` shows: every key, what it does, and the switch for those of one key. */
export class DeskShortcuts extends DialogElement {
  static override styles = [
    dialogStyles,
    css`
      .groups {
        columns: 2;
        column-gap: 32px;
      }
      section {
        break-inside: avoid;
        margin-block-end: 14px;
      }
      dl div {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 12px;
        padding-block: 3px;
      }
      dt {
        order: 2;
        white-space: nowrap;
      }
      @media (pointer: coarse) {
        kbd {
          display: inline-block;
        }
      }
      @media (max-width: 600px) {
        .groups {
          columns: 1;
        }
      }
    `,
  ];

  protected override get isWide(): boolean {
    return true;
  }

  protected override get heading(): string {
    return this.words.shortcuts.title;
  }

  protected override content() {
    const { shortcuts: words } = this.words;
    const { settings } = this.desk;
    const change = (event: Event) => settings.set({ shortcuts: (event.target as HTMLInputElement).checked });
    return html`<div class="sheet">
      ${this.top()}
      <p class="soft">${words.intro}</p>
      <div class="groups">
        ${GROUPS.map(
          (group) => html`<section>
            <h3>${words.groups[group]}</h3>
            <dl>${SHORTCUTS.filter((one) => one.group === group).map(({ keys, command }) => line(keys, words.names[command]))}</dl>
          </section>`,
        )}
        <section>
          <h3>${words.groups.write}</h3>
          <dl>${WHILE_WRITING.map(({ keys, name }) => line(keys, words.writing[name]))}</dl>
        </section>
      </div>
      <label class="check"><input type="checkbox" .checked=${settings.now.shortcuts} @change=${change} />${words.enabled}</label>
    </div>`;
  }
}

const line = (keys: readonly string[], name: string) =>
  html`<div><dt>${keys.map((key) => html`<kbd>${key.length === 1 ? key.toUpperCase() : key}</kbd> `)}</dt><dd>${name}</dd></div>`;

customElements.define('desk-shortcuts', DeskShortcuts);
