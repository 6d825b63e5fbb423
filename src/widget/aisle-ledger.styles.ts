import { css } from 'lit';

/** The list of requests, in its sheet. */
export const ledgerStyles = css`
  .entry {
    display: flex;
    align-items: center;
    gap: 12px;
    inline-size: 100%;
    min-block-size: 52px;
    margin-block-end: 14px;
    padding: 8px 14px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-m);
  }

  .entry > .icon {
    color: var(--_accent-text);
  }

  .entry > span:not(.turns) {
    flex: 1;
    min-inline-size: 0;
  }

  .entry strong {
    display: block;
    font-size: 14px;
    font-weight: 600;
  }

  .entry small {
    font-size: 12.5px;
    color: var(--_text-soft);
  }

  .entry .turns {
    color: var(--_text-soft);
  }

  @media (hover: hover) {
    .entry:hover {
      background: var(--_accent-soft);
    }
  }

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
