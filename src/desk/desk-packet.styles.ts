import { css } from 'lit';
import { deskBase } from './desk.styles.ts';

export const packetStyles = [
  deskBase,
  css`
    :host {
      overflow-y: auto;
      padding: 16px;
      border-inline-start: 1px solid var(--line);
      background: var(--sheet);
      font-size: 14px;
    }
    section {
      margin-block-end: 22px;
    }
    h3 {
      font-size: 13px;
      color: var(--muted);
      margin-block-end: 6px;
    }
    .summary {
      white-space: pre-wrap;
    }
    dl {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: 2px 12px;
      margin-block-start: 6px;
    }
    dt {
      grid-column: 1;
      color: var(--muted);
    }
    dd {
      grid-column: 2;
      overflow-wrap: anywhere;
    }
    article {
      padding: 12px;
      border: 1px solid var(--line);
      border-radius: 12px;
      margin-block-end: 10px;
    }
    li {
      color: var(--muted);
    }
    .unproven {
      color: var(--warn);
    }
    .proven {
      color: var(--accent);
    }
  `,
];
