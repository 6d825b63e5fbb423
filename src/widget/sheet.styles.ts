import { css } from 'lit';

/** A sheet that covers the panel: what it shows scrolls between a fixed head and foot. */
export const sheetStyles = css`
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
    flex-wrap: wrap;
    gap: 8px;
  }

  .send {
    min-block-size: 44px;
    padding-inline: 20px;
    border-color: transparent;
    border-radius: 22px;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .send + .pill {
    min-block-size: 44px;
    border-radius: 22px;
  }

  .send:disabled {
    opacity: 0.6;
  }
`;
