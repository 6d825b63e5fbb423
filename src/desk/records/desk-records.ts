import { css, html } from 'lit';
import { deskBase } from '../look/desk-base.styles.ts';
import { DeskElement } from '../look/desk-element.ts';
import './desk-audit-log.ts';
import './desk-shopper-data.ts';

/** What leads look after: who did what when, and a shopper's data. */
export class DeskRecords extends DeskElement {
  static override styles = [
    deskBase,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 340px;
        min-block-size: 0;
      }
      @media (max-width: 760px) {
        :host {
          display: block;
          overflow-y: auto;
        }
        /* So that the other is not a long way off. */
        desk-audit-log {
          max-block-size: 55dvh;
        }
      }
    `,
  ];

  override render() {
    return html`
      <desk-audit-log .desk=${this.desk}></desk-audit-log>
      <desk-shopper-data .desk=${this.desk}></desk-shopper-data>
    `;
  }
}

customElements.define('desk-records', DeskRecords);
