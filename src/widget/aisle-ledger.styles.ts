import { css } from 'lit';

/** The list of requests, in its sheet. */
export const ledgerStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    font-size: 12.5px;
    line-height: 1.4;
    font-variant-numeric: tabular-nums;
  }

  th,
  td {
    padding-block: 9px;
    padding-inline: 0 10px;
    vertical-align: top;
    text-align: start;
    border-block-end: 1px solid var(--_line);
  }

  th {
    font-weight: 600;
    color: var(--_text-soft);
    white-space: nowrap;
  }

  td:first-child {
    min-inline-size: 4.2em;
    color: var(--_text-soft);
  }

  th:last-child,
  td:last-child {
    padding-inline-end: 0;
    color: var(--_text-soft);
  }

  td strong {
    display: block;
    font-size: 13.5px;
    font-weight: 600;
  }

  .url {
    display: block;
    color: var(--_text-soft);
    overflow-wrap: anywhere;
    text-align: start;
  }

  .bad:not(.pill) {
    color: var(--_bad);
  }
`;
