import { html, type TemplateResult } from 'lit';
import type { PackFault } from '#publish/pack-fault.ts';
import type { Workshop } from '../state/workshop.ts';
import type { Editing } from './editing.ts';
import './studio-fault-list.ts';
import './studio-history.ts';
import './studio-new-entry.ts';
import './studio-replace.ts';
import './studio-table.ts';

export type EditPanel = 'new' | 'faults' | 'history' | 'replace' | 'table';

/** What opens above the work. */
export function panelView(
  panel: EditPanel,
  workshop: Workshop,
  editing: Editing,
  does: { choose: (key: string) => void; go: (event: CustomEvent<{ fault: PackFault; key: string }>) => void },
): TemplateResult {
  switch (panel) {
    case 'new':
      return html`<studio-new-entry .workshop=${workshop} .editing=${editing} .start=${workshop.route.target} @choose=${(event: CustomEvent<string>) => does.choose(event.detail)}></studio-new-entry>`;
    case 'faults':
      return html`<studio-fault-list .workshop=${workshop} .editing=${editing} .of=${''} @go=${does.go}></studio-fault-list>`;
    case 'history':
      return html`<studio-history .workshop=${workshop}></studio-history>`;
    case 'replace':
      return html`<studio-replace .workshop=${workshop}></studio-replace>`;
    case 'table':
      return html`<studio-table .workshop=${workshop} .editing=${editing}></studio-table>`;
  }
}
