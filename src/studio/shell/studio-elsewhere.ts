import { css, html, nothing } from 'lit';
import { shellWords } from '#i18n/studio/shell-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import type { TabState } from '../state/only-tab.ts';

/** Says that the Studio is open in another tab. Tells `take` when it is wanted here. */
export class StudioElsewhere extends StudioElement {
  static override styles = [
    studioBase,
    css`
      :host {
        grid-column: 1 / -1;
        display: grid;
        place-content: center;
        padding: 24px;
      }
    `,
  ];
  static override properties = { ...StudioElement.properties, state: { attribute: false } };
  declare state: TabState;

  override render() {
    const { elsewhere: words } = this.say(shellWords);
    if (this.state === 'asking') return nothing;
    return html`<section class="card" role="status">
      <h1>${words.title}</h1>
      <p>${this.state === 'taken' ? words.taken : words.text}</p>
      <div class="row"><button class="button filled" @click=${() => this.dispatchEvent(new Event('take'))}>${words.take}</button></div>
    </section>`;
  }
}

defineOnce('studio-elsewhere', StudioElsewhere);
