import { type CSSResultGroup, html, nothing } from 'lit';
import { icons } from '#ui/icons.ts';
import { DeskElement } from '../look/desk-element.ts';
import { dialogStyles } from './dialog.styles.ts';

/** `isBusy`: what the form asks for is on its way. */
interface FootLook {
  look?: 'filled' | 'bad';
  isBusy?: boolean;
}

/** A sheet over the page. It is modal while it stands, and gives the focus back when it goes (the browser sees to both). */
export abstract class DialogElement extends DeskElement {
  static override styles: CSSResultGroup = dialogStyles;

  override firstUpdated(): void {
    this.renderRoot.querySelector('dialog')?.showModal();
  }

  protected abstract get heading(): string;

  protected abstract content(): unknown;

  protected get isWide(): boolean {
    return false;
  }

  override render() {
    return html`<dialog class=${this.isWide ? 'wide' : ''} aria-labelledby="heading" @close=${() => this.desk.show(null)}>
      ${this.content()}
    </dialog>`;
  }

  protected close(): void {
    this.renderRoot.querySelector('dialog')?.close();
  }

  protected top() {
    return html`<div class="top">
      <h2 id="heading">${this.heading}</h2>
      <button type="button" class="icon-button" aria-label=${this.words.dialog.close} @click=${() => this.close()}>${icons.close}</button>
    </div>`;
  }

  /** The end of a form: what went wrong, a way out, and what is done. */
  protected foot(submit: string, fault: string | null, { look = 'filled', isBusy = false }: FootLook = {}) {
    return html`<p class="fault" role="alert">${fault ?? nothing}</p>
      <div class="foot">
        <button type="button" class="button" @click=${() => this.close()}>${this.words.dialog.cancel}</button>
        <button type="submit" class="button ${look}" ?disabled=${isBusy}>${submit}</button>
      </div>`;
  }
}
