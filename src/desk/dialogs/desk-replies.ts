import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { icons } from '#ui/icons.ts';
import { dialogStyles } from './dialog.styles.ts';
import { DialogElement } from './dialog-element.ts';

/** The agent's own ready-made replies: added, changed (by adding one of the same name) and removed. */
export class DeskReplies extends DialogElement {
  static override styles = [
    dialogStyles,
    css`
      li {
        display: grid;
        grid-template-columns: 110px minmax(0, 1fr) auto;
        align-items: start;
        gap: 10px;
        padding: 8px 0;
        border-block-end: 1px solid var(--_line);
      }
      li p {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      form {
        padding: 0;
      }
      code {
        overflow-wrap: anywhere;
        color: var(--_accent-text);
      }
    `,
  ];

  protected override get heading(): string {
    return this.words.replies.title;
  }

  protected override content() {
    const { replies: words, dialog } = this.words;
    const { replies } = this.desk;
    return html`<div class="sheet">
      ${this.top()}
      <p class="soft">${words.intro}</p>
      ${replies.list.length === 0 ? html`<p>${words.none}</p>` : nothing}
      <ul>
        ${replies.list.map(
          ({ shortcut, text }) => html`<li>
            <code>/${shortcut}</code>
            <p dir="auto">${text}</p>
            <button type="button" class="icon-button" aria-label=${fill(words.remove, { shortcut })} @click=${() => replies.remove(shortcut)}>${icons.close}</button>
          </li>`,
        )}
      </ul>
      <form @submit=${this.#add}>
        <label>${words.shortcut}<input name="shortcut" required maxlength="30" autocomplete="off" /></label>
        <label>${words.text}<textarea name="text" rows="3" required maxlength="2000"></textarea></label>
        <div class="foot">
          <button type="button" class="button" @click=${() => this.close()}>${dialog.close}</button>
          <button type="submit" class="button filled">${words.add}</button>
        </div>
      </form>
    </div>`;
  }

  readonly #add = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    this.desk.replies.add(String(data.get('shortcut')), String(data.get('text')));
    form.reset();
    form.querySelector('input')?.focus();
  };
}

customElements.define('desk-replies', DeskReplies);
