import { css, html } from 'lit';
import { fill } from '#i18n/fill.ts';
import { editWords } from '#i18n/studio/edit-words.ts';
import { entryKey } from '#publish/edit/pack-entry.ts';
import type { PackFault } from '#publish/pack-fault.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { whyOf } from '../state/why-of.ts';
import { EditElement } from './edit-element.ts';

/** What is wrong, each a click from its field. Tells with `go` which fault is to be gone to. */
export class StudioFaultList extends EditElement {
  static override properties = { ...EditElement.properties, of: {} };
  static override styles = [
    studioBase,
    css`
      :host { display: grid; gap: 8px; align-content: start; }
      ul { display: grid; gap: 4px; }
      li button { display: block; inline-size: 100%; padding: 6px 10px; border-radius: 9px; overflow-wrap: anywhere; background: var(--_bad-soft); color: var(--_bad); }
    `,
  ];
  /** Key of the entry whose faults are shown; empty for all. */
  declare of: string;

  override render() {
    const words = this.say(editWords);
    const entry = this.of === '' ? null : this.editing.entry(this.of);
    const faults = entry ? this.editing.faultsOf(entry) : this.editing.faults;
    if (this.editing.failure !== null)
      return html`<p class="fault">${fill(words.notChecked, { why: whyOf(this.editing.failure) })}</p>`;
    return html`<p role="status" class="help">${this.editing.isChecking ? words.checking : faults.length === 0 ? words.noFaults : fill(words.faultCount, { count: faults.length })}</p>
      <ul>${faults.slice(0, 100).map(
        (fault) => html`<li><button @click=${() => this.#go(fault)}>
        <span class="mono">${[entry ? '' : fault.file, entry ? '' : fault.entry, fault.field].filter((part) => part !== '').join(' › ')}</span> ${fault.message}
      </button></li>`,
      )}</ul>`;
  }

  #go(fault: PackFault): void {
    const entry = this.editing.entries.find((one) => this.editing.faultsOf(one).includes(fault));
    this.dispatchEvent(new CustomEvent('go', { detail: { fault, key: entry ? entryKey(entry) : '' } }));
  }
}
defineOnce('studio-fault-list', StudioFaultList);
