import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';

export const packetStyles = [
  pageBase,
  css`
    :host {
      display: block;
      overflow-y: auto;
      padding-block-end: 20px;
      border-inline-start: 1px solid var(--_line);
      background: var(--_surface);
    }
    header {
      display: none;
      align-items: center;
      justify-content: space-between;
      padding: 8px 8px 8px 20px;
      border-block-end: 1px solid var(--_line);
    }
    h2 {
      font-size: 15px;
    }
    section {
      display: grid;
      gap: 5px;
      padding: 12px 20px;
    }
    section + section {
      border-block-start: 1px solid var(--_line);
    }
    .summary {
      background: var(--_page);
    }
    h3 {
      font-size: 12px;
      font-weight: 650;
      color: var(--_text-soft);
    }
    .summary > p:not([class]) {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .chips {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
      padding-block-start: 2px;
    }
    .masked {
      display: flex;
      align-items: center;
      gap: 6px;
      font-size: 12px;
    }
    .masked .icon {
      inline-size: 15px;
      block-size: 15px;
    }
    dl {
      display: grid;
      gap: 3px;
    }
    dl div {
      display: grid;
      grid-template-columns: 104px minmax(0, 1fr);
      gap: 10px;
    }
    dt {
      color: var(--_text-soft);
      overflow-wrap: anywhere;
    }
    dd {
      overflow-wrap: anywhere;
    }
    .verified {
      color: var(--_ok);
      font-weight: 550;
    }
    .data {
      justify-self: start;
      margin-block-start: 4px;
    }
    @media (max-width: 1040px) {
      header {
        display: flex;
      }
    }
  `,
];
