import { css } from 'lit';

/** The list without messages, and the dots of one being written. */
export const messagesStatesStyles = css`
  .typing {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-block-start: 14px;
    font-size: 13px;
    color: var(--_text-soft);
  }

  .dots {
    display: inline-flex;
    gap: 5px;
    padding: 12px 14px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-m);
    border-start-start-radius: 5px;
    background: var(--_surface);
  }

  .typing.agent .dots {
    border-color: transparent;
    background: var(--_accent-soft);
  }

  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--_text-soft);
    animation: pulse 1.2s ease-in-out infinite;
  }

  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }

  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }

  @keyframes pulse {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }
    30% {
      opacity: 1;
    }
  }

  .state {
    margin: auto;
    padding: 24px 12px;
    max-inline-size: 320px;
    text-align: center;
    color: var(--_text-soft);
    font-size: 14px;
  }

  .state h3 {
    margin-block: 14px 4px;
    font-size: 17px;
    font-weight: 650;
    color: var(--_text);
  }

  .emblem {
    display: inline-grid;
    place-items: center;
    inline-size: 52px;
    block-size: 52px;
    border-radius: 17px;
    background: var(--_accent-soft);
    color: var(--_accent-text);
  }

  .emblem .icon {
    inline-size: 26px;
    block-size: 26px;
  }

  .failed .emblem {
    background: var(--_warn-soft);
    color: var(--_warn);
  }

  .pending {
    margin: 0;
    padding: 16px 0;
    max-inline-size: none;
    text-align: start;
    font-size: 13px;
  }

  .bones {
    display: grid;
    gap: 8px;
    margin-block-end: 12px;
  }

  .bones i {
    block-size: 40px;
    inline-size: 72%;
    border-radius: var(--_radius-m);
    background: var(--_line);
    animation: pulse 1.6s ease-in-out infinite;
  }

  .bones i:nth-child(2) {
    inline-size: 54%;
  }

  .bones i:nth-child(3) {
    inline-size: 34%;
    block-size: 32px;
  }

  @media (forced-colors: active) {
    .dots i {
      background: CanvasText;
    }
  }
`;
