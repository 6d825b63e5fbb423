import { css } from 'lit';

/** The ledger covers the panel; its list scrolls between a fixed head and foot. */
export const ledgerStyles = css`
  :host {
    position: absolute;
    inset: 0;
  }

  .dialog {
    block-size: 100%;
    display: flex;
    flex-direction: column;
    background: var(--_surface);
    animation: over 150ms ease-out;
  }

  @keyframes over {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }

  header {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 14px 8px;
    padding-inline: calc(var(--_gutter) - 10px) var(--_gutter);
  }

  h2 {
    font-size: 16.5px;
    font-weight: 650;
    line-height: 1.3;
  }

  .body {
    flex: 1;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    padding-block: 0 16px;
    padding-inline: var(--_gutter);
    outline-offset: -3px;
  }

  .text {
    font-size: 13.5px;
    color: var(--_text-soft);
    margin-block-end: 14px;
  }

  .none {
    display: flex;
    align-items: center;
    gap: 10px;
    padding: 16px;
    border-radius: var(--_radius-m);
    background: var(--_accent-soft);
  }

  .none .icon {
    color: var(--_accent-text);
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

  footer {
    padding-block: 12px 16px;
    padding-inline: var(--_gutter);
    border-block-start: 1px solid var(--_line);
  }

  footer .text {
    margin-block-end: 10px;
  }

  footer .text:last-child {
    margin: 0;
  }

  .actions {
    display: flex;
    gap: 8px;
  }
`;
