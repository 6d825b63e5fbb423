import { css, html } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';
import { DeskElement } from '../look/desk-element.ts';
import './desk-audit-log.ts';
import './desk-month.ts';
import './desk-shopper-data.ts';

/** What leads look after: who did what when, what a month came to, and a shopper's data. */
export class DeskRecords extends DeskElement {
  static override styles = [
    pageBase,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr) 340px;
        min-block-size: 0;
      }
      .side {
        overflow-y: auto;
        border-inline-start: 1px solid var(--_line);
        background: var(--_page);
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
      <div class="side">
        <desk-month .desk=${this.desk}></desk-month>
        <desk-shopper-data .desk=${this.desk}></desk-shopper-data>
      </div>
    `;
  }
}

customElements.define('desk-records', DeskRecords);
