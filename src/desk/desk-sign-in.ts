import { css, html, nothing } from 'lit';
import { icons } from '#ui/icons.ts';
import { pageBase } from '#ui/page-base.styles.ts';
import { DeskElement } from './look/desk-element.ts';

/** The door: a name and the shop's passcode. */
export class DeskSignIn extends DeskElement {
  static override styles = [
    pageBase,
    css`
      :host {
        display: grid;
        place-items: center;
        min-block-size: 100%;
        padding: 16px;
        background: radial-gradient(120% 90% at 50% 0, var(--_accent-soft), var(--_page) 70%);
      }
      form {
        display: grid;
        gap: 16px;
        inline-size: min(360px, 100%);
        padding: 32px;
        border-radius: 20px;
        background: var(--_surface);
        box-shadow: var(--_shadow);
      }
      .logo {
        inline-size: 44px;
        block-size: 44px;
        border-radius: 13px;
      }
      .logo .icon {
        inline-size: 24px;
        block-size: 24px;
      }
      h1 {
        font-size: 22px;
        line-height: 1.2;
      }
      p {
        color: var(--_text-soft);
      }
      label {
        display: grid;
        gap: 4px;
        font-weight: 550;
      }
      input {
        font-size: 16px !important;
        padding: 10px 12px !important;
      }
      .button {
        min-block-size: 44px;
        font-size: 15px;
      }
    `,
  ];

  override render() {
    const { signIn, title } = this.words;
    const { fault } = this.desk.store.door;
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      const data = new FormData(event.target as HTMLFormElement);
      void this.desk.store.signIn(String(data.get('name')), String(data.get('passcode')));
    };
    return html`
      <form @submit=${submit}>
        <span class="logo">${icons.spark}</span>
        <h1>${title}</h1>
        <p>${signIn.intro}</p>
        <label>${signIn.name}<input name="name" autocomplete="name" required maxlength="60" /></label>
        <label>${signIn.passcode}<input name="passcode" type="password" autocomplete="current-password" required maxlength="200" /></label>
        <p class="fault" role="alert">${fault === 'passcode' ? signIn.wrong : fault === 'unreachable' ? signIn.failed : nothing}</p>
        <button type="submit" class="button filled">${signIn.submit}</button>
      </form>
    `;
  }
}

customElements.define('desk-sign-in', DeskSignIn);
