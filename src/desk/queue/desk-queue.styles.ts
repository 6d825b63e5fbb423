import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';

export const queueStyles = [
  pageBase,
  css`
    :host {
      display: block;
      overflow-y: auto;
      padding: 12px 10px 24px;
      border-inline-end: 1px solid var(--_line);
      background: var(--_surface);
    }
    section + section {
      margin-block-start: 18px;
    }
    h2 {
      display: flex;
      align-items: center;
      gap: 6px;
      padding: 4px 8px;
      font-size: 12px;
      font-weight: 650;
      color: var(--_text-soft);
    }
    .number {
      padding: 0 6px;
      border-radius: 8px;
      background: var(--_sunken);
      font-variant-numeric: tabular-nums;
      line-height: 18px;
    }
    .filter {
      display: flex;
      gap: 2px;
      padding: 4px 4px 8px;
    }
    .filter button {
      padding: 3px 8px;
      border-radius: 8px;
      color: var(--_text-soft);
      font-size: 12px;
      font-weight: 550;
    }
    .filter button span {
      opacity: 0.75;
      font-variant-numeric: tabular-nums;
    }
    .filter button[aria-pressed='true'] {
      background: var(--_accent-soft);
      color: var(--_accent-text);
    }
    .none {
      padding: 2px 8px 6px;
      color: var(--_text-soft);
    }
    .row {
      position: relative;
      display: grid;
      grid-template-columns: 34px minmax(0, 1fr) auto;
      column-gap: 10px;
      inline-size: 100%;
      padding: 10px;
      border-radius: 12px;
    }
    .row[aria-current='true'] {
      background: var(--_accent-soft);
    }
    .row.urgent::before,
    .row.high::before {
      content: '';
      position: absolute;
      inset-block: 12px;
      inset-inline-start: 0;
      inline-size: 3px;
      border-radius: 2px;
      background: var(--_bad);
    }
    .row.high::before {
      background: var(--_warn);
    }
    .avatar {
      grid-row: 1 / 3;
      inline-size: 34px;
      block-size: 34px;
      margin-block-start: 2px;
      background: var(--_sunken);
      color: var(--_text-soft);
    }
    .row[aria-current='true'] .avatar {
      background: var(--_accent);
      color: var(--_on-accent);
    }
    .who {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font-weight: 600;
    }
    time,
    .waiting {
      font-size: 12px;
      line-height: 21px;
      color: var(--_text-soft);
      font-variant-numeric: tabular-nums;
    }
    .waiting {
      font-weight: 600;
    }
    .waiting.long {
      color: var(--_warn);
    }
    .waiting.too-long {
      color: var(--_bad);
    }
    .what {
      grid-column: 2;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      color: var(--_text-soft);
    }
    .unread {
      grid-column: 3;
      justify-self: end;
      font-weight: 650;
    }
    .chips {
      grid-column: 2 / -1;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px;
      margin-block-start: 5px;
    }
    .shop {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font-size: 12px;
      color: var(--_text-soft);
    }
    .row[aria-current='true'] :is(.what, time, .shop) {
      color: color-mix(in srgb, var(--_text) 78%, transparent);
    }
    @media (hover: hover) {
      .row:hover:not([aria-current='true']) {
        background: var(--_page);
      }
    }
    @media (pointer: coarse) {
      .filter button {
        min-block-size: 40px;
        padding-inline: 10px;
      }
    }
  `,
];
