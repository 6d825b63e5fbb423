import { css, html, nothing } from 'lit';
import { fill } from '#i18n/fill.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { TryElement } from './try-element.ts';

/** Words of shoppers that stand nowhere in the pack, each one step from the lexicon. */
export class TryWordsList extends TryElement {
  static override styles = [
    studioBase,
    css`
      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
    `,
  ];

  override render() {
    const { rehearsals, route } = this.workshop;
    const all = rehearsals.proof?.draft.unknownWords ?? [];
    const words = this.words.proof;
    if (all.length === 0) return nothing;
    return html`<section class="card">
      <h2>${words.words}</h2>
      <p class="help">${words.wordsLead}</p>
      <ul role="list">${all.map(
        ({ text, conversations, example }) => html`<li><button class="button" title=${example.text}
          aria-label=${fill(words.addTerm, { word: text })}
          @click=${() => route.go('edit', { file: 'lexicon.yaml', entry: 'terms', word: text })}>
          ${text} <span class="chip">${conversations}</span></button></li>`,
      )}</ul>
    </section>`;
  }
}

defineOnce('try-words-list', TryWordsList);
