import { css, html } from 'lit';
import { shellWords } from '#i18n/studio/shell-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';

/** The list of keys. `show()` opens it. */
export class StudioKeys extends StudioElement {
  static override styles = [
    studioBase,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 8px 16px;
        margin-block: 14px;
      }
    `,
  ];

  show(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  override render() {
    const words = this.say(shellWords);
    return html`<dialog aria-labelledby="keys" @click=${this.#outside}>
      <h2 id="keys">${words.shortcuts}</h2>
      <dl>
        <dt><kbd>Alt</kbd> <kbd>1</kbd> … <kbd>9</kbd></dt><dd>${words.keys.view}</dd>
        <dt><kbd>Ctrl</kbd> <kbd>Z</kbd></dt><dd>${words.keys.undo}</dd>
        <dt><kbd>Ctrl</kbd> <kbd>Shift</kbd> <kbd>Z</kbd></dt><dd>${words.keys.redo}</dd>
        <dt><kbd>?</kbd></dt><dd>${words.keys.help}</dd>
      </dl>
      <form method="dialog"><button class="button filled" autofocus>${words.keys.close}</button></form>
    </dialog>`;
  }

  #outside({ target, currentTarget }: Event): void {
    if (target === currentTarget) (currentTarget as HTMLDialogElement).close();
  }
}

defineOnce('studio-keys', StudioKeys);
