import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';

export const auditLogStyles = [
  pageBase,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      min-inline-size: 0;
      background: var(--_surface);
    }
    header {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
      padding: 14px 20px;
      border-block-end: 1px solid var(--_line);
    }
    h2 {
      font-size: 16px;
      line-height: 1.3;
    }
    .scroller {
      flex: 1;
      overflow: auto;
      outline-offset: -3px;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
      font-size: 13px;
    }
    th {
      position: sticky;
      inset-block-start: 0;
      background: var(--_surface);
      color: var(--_text-soft);
      font-size: 12px;
      font-weight: 650;
      text-align: start;
    }
    th,
    td {
      padding: 7px 8px;
      border-block-end: 1px solid var(--_line);
      vertical-align: top;
    }
    :is(th, td):first-child {
      padding-inline-start: 20px;
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
    :is(th, td):last-child {
      padding-inline-end: 20px;
    }
    code {
      font-size: 12px;
      white-space: nowrap;
    }
    .older {
      display: grid;
      justify-items: center;
      gap: 6px;
      padding: 12px;
    }
  `,
];
