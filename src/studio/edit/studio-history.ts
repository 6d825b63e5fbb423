import { html } from 'lit';
import { editWords } from '#i18n/studio/edit-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';

/** The steps that were taken, newest first, and the way back to any of them. */
export class StudioHistory extends StudioElement {
  static override styles = studioBase;

  override render() {
    const words = this.say(editWords);
    const { draft, language } = this.workshop;
    const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
    if (draft.steps.length === 0) return html`<p class="help">${words.noSteps}</p>`;
    return html`<div class="scroll"><table>
      <caption>${words.historyHelp}</caption>
      <thead><tr><th scope="col">${words.step}</th><th scope="col">${words.when}</th><th scope="col">${words.files}</th><td></td></tr></thead>
      <tbody>${draft.steps.toReversed().map(
        (step) => html`<tr>
        <td>${step.undone ? html`<s>${step.label}</s>` : step.label}</td>
        <td>${time.format(step.atMs)}</td>
        <td class="mono">${Object.keys(step.edits).join(', ')}</td>
        <td><button class="button" aria-label="${step.undone ? words.forwardTo : words.backTo}: ${step.label}" @click=${() => this.#goTo(step.seq)}>${step.undone ? words.forwardTo : words.backTo}</button></td>
      </tr>`,
      )}</tbody>
    </table></div>`;
  }

  /** Undoes, or does again, until this step is the last that holds. */
  async #goTo(seq: number): Promise<void> {
    const { draft } = this.workshop;
    while ((draft.undoable?.seq ?? 0) > seq) await draft.undo();
    while ((draft.redoable?.seq ?? Number.POSITIVE_INFINITY) <= seq) await draft.redo();
  }
}
defineOnce('studio-history', StudioHistory);
