import { html } from 'lit';
import { fill } from '#i18n/fill.ts';
import { publishWords } from '#i18n/studio/publish-words.ts';
import type { PackFault } from '#publish/pack-fault.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { whyOf } from '../state/why-of.ts';

/** Shown at once; more are seldom read. */
const MOST = 50;

/** What keeps the draft from being a pack, each one click from its place. */
export class PublishFaults extends StudioElement {
  static override styles = studioBase;

  override render() {
    const words = this.say(publishWords).faults;
    const { faults, checkFault } = this.workshop.publishing;
    if (checkFault !== null)
      return html`
        <p class="fault" role="alert">${fill(words.unchecked, { why: whyOf(checkFault) })}</p>
        <p class="row"><button class="button" type="button" @click=${this.#again}>${words.again}</button></p>`;
    if (faults === null) return html`<p class="help" role="status">${words.checking}</p>`;
    if (faults.length === 0) return html`<p class="help">${words.none}</p>`;
    return html`
      <p class="help">${fill(words.some, { count: faults.length })}</p>
      <ul>
        ${faults.slice(0, MOST).map(
          (fault) => html`<li>
            <a href=${hrefOf(fault)} aria-label=${fill(words.go, { place: placeOf(fault) })}><code>${placeOf(fault)}</code></a>
            <span>${fault.message}</span>
          </li>`,
        )}
      </ul>`;
  }

  /** What becomes of it is shown here again. */
  readonly #again = (): void => void this.workshop.publishing.check().catch(() => {});
}

/** Where the fault is mended; of a file told with its line, the file. */
export function hrefOf({ file, entry, field }: PackFault): string {
  const target = new URLSearchParams({
    file: file.replace(/:\d+$/, ''),
    ...(entry && { entry }),
    ...(field && { field }),
  });
  return `#${/(^|\/)flows\//.test(file) ? 'flows' : 'edit'}?${target}`;
}

function placeOf({ file, entry, field }: PackFault): string {
  return [file, entry, field].filter((part) => part !== '').join(' › ');
}

customElements.define('publish-faults', PublishFaults);
