import { css } from 'lit';

/** A sum in two columns, and below it where each figure is from. */
export const dutyStyles = css`
  h3 {
    margin-block-end: 8px;
  }

  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding-block: 5px;
    vertical-align: top;
    text-align: start;
    font-weight: 400;
    overflow-wrap: anywhere;
  }

  td {
    inline-size: 1%;
    padding-inline-start: 12px;
    text-align: end;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  th small {
    display: block;
    color: var(--_text-soft);
    font-size: 12.5px;
  }

  .due th,
  .due td {
    border-block-start: 1px solid var(--_line);
  }

  tfoot th,
  tfoot td {
    border-block-start: 1px solid var(--_line-strong);
    padding-block-start: 8px;
    font-size: 16px;
    font-weight: 650;
  }

  .payer {
    margin-block-start: 6px;
  }

  .stale {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    margin-block-start: 12px;
    padding: 6px 10px;
    border-radius: var(--_radius-s);
    background: var(--_warn-soft);
    color: var(--_warn);
    font-size: 12.5px;
  }

  .stale .icon {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 1px;
  }

  .sources {
    padding: 0 14px 14px;
    display: grid;
    gap: 10px;
    font-size: 13px;
  }

  .sources li {
    display: grid;
    gap: 2px;
    overflow-wrap: anywhere;
  }

  .old {
    color: var(--_warn);
  }
`;
