import { css } from 'lit';

/** A table that scrolls sideways with its first column in view. */
export const comparisonStyles = css`
  .scroll {
    overflow-x: auto;
    outline-offset: -3px;
  }

  table {
    border-collapse: collapse;
    inline-size: 100%;
    font-size: 13.5px;
  }

  th,
  td {
    padding: 8px 10px;
    min-inline-size: 104px;
    text-align: start;
    vertical-align: top;
    border-block-end: 1px solid var(--_line);
    overflow-wrap: anywhere;
  }

  tr > :first-child {
    position: sticky;
    inset-inline-start: 0;
    min-inline-size: 104px;
    max-inline-size: 116px;
    background: var(--_surface);
    color: var(--_text-soft);
    font-weight: 550;
  }

  thead th {
    font-weight: 600;
    color: var(--_text);
  }

  tbody tr:last-child > * {
    border-block-end: 0;
  }

  .differs td {
    font-weight: 550;
  }

  .caution {
    margin: 4px 0 0;
    padding-inline-start: 8px;
    border-inline-start: 3px solid var(--_warn);
  }

  .same td {
    color: var(--_text-soft);
  }
`;
