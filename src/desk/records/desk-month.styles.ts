import { css } from 'lit';
import { shopperDataStyles } from './desk-shopper-data.styles.ts';

/** As the form beside it, with figures. */
export const monthStyles = [
  ...shopperDataStyles,
  css`
    .fields {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 12px;
    }
    .outcome {
      justify-items: stretch;
    }
    h3 {
      font-size: 14px;
    }
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 6px 12px;
      font-size: 13px;
    }
    dt {
      color: var(--_text-soft);
    }
    dd {
      font-variant-numeric: tabular-nums;
    }
    .arrivals {
      display: grid;
      grid-template-columns: max-content repeat(24, 1fr);
      gap: 2px;
      align-items: center;
    }
    .day {
      padding-inline-end: 4px;
      color: var(--_text-soft);
      font-size: 11px;
    }
    i {
      aspect-ratio: 1;
      border-radius: 2px;
      background: var(--_accent);
    }
  `,
];
