import { css } from 'lit';

/** One message: bubbles in groups, notices, rich text, quick replies, sources and the frame of cards. */
export const messageStyles = css`
  .day,
  .notice {
    text-align: center;
    font-size: 12.5px;
    line-height: 1.45;
    color: var(--_text-soft);
    margin-block: 16px 4px;
    overflow-wrap: anywhere;
  }

  .notice {
    display: flex;
    align-items: center;
    gap: 10px;
    margin-block: 14px;
  }

  .notice::before,
  .notice::after {
    content: '';
    flex: 1 0 12px;
    block-size: 1px;
    background: var(--_line);
  }

  .message {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 6px;
    margin-block-start: 4px;
  }

  .message.first {
    margin-block-start: 16px;
  }

  .message.shopper {
    align-items: flex-end;
  }

  .bubble {
    max-inline-size: min(88%, 560px);
    padding: 9px 14px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-m);
    background: var(--_surface);
    box-shadow: var(--_shadow-low);
    overflow-wrap: anywhere;
    white-space: pre-line;
  }

  .shopper .bubble {
    max-inline-size: min(82%, 520px);
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: none;
  }

  .agent .bubble {
    border-color: transparent;
    background: var(--_accent-soft);
    box-shadow: none;
  }

  .shopper.last .bubble {
    border-end-end-radius: 5px;
  }

  .assistant.first .bubble:first-of-type,
  .agent.first .bubble {
    border-start-start-radius: 5px;
  }

  .rich {
    white-space: normal;
  }

  .rich > * + * {
    margin-block-start: 8px;
  }

  .rich ul,
  .rich ol {
    padding-inline-start: 1.3em;
  }

  .rich li + li {
    margin-block-start: 3px;
  }

  .rich li::marker {
    color: var(--_text-soft);
  }

  .rich strong {
    font-weight: 650;
  }

  .rich code {
    padding: 1px 5px;
    border-radius: 5px;
    background: var(--_sunken);
    font: 0.9em ui-monospace, Menlo, Consolas, monospace;
  }

  .rich blockquote {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_line-strong);
    color: var(--_text-soft);
  }

  .table {
    overflow-x: auto;
  }

  table {
    border-collapse: collapse;
    font-size: 13.5px;
  }

  th,
  td {
    padding: 6px 12px 6px 0;
    padding-inline: 0 12px;
    text-align: start;
    border-block-end: 1px solid var(--_line);
    overflow-wrap: normal;
  }

  th {
    font-weight: 600;
    color: var(--_text-soft);
  }

  .sender {
    display: flex;
    align-items: center;
    gap: 8px;
    font-size: 13px;
    font-weight: 600;
  }

  .face {
    display: grid;
    place-items: center;
    inline-size: 26px;
    block-size: 26px;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 13px;
  }

  .foot {
    display: flex;
    gap: 8px;
    padding-inline: 4px;
    font-size: 12px;
    line-height: 1.4;
    color: var(--_text-soft);
  }

  .delivery {
    display: inline-flex;
    align-items: center;
    gap: 3px;
  }

  .delivery .icon {
    inline-size: 14px;
    block-size: 14px;
  }

  .delivery.waiting {
    color: var(--_warn);
  }

  .delivery.refused {
    color: var(--_bad);
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 6px;
  }

  .choices .pill {
    overflow-wrap: anywhere;
  }

  .sources {
    max-inline-size: 88%;
    font-size: 13px;
    color: var(--_text-soft);
  }

  .sources summary {
    display: inline-flex;
    align-items: center;
    gap: 5px;
    min-block-size: 28px;
    padding-inline: 4px 8px;
    border-radius: 8px;
  }

  .sources summary .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  .sources summary:hover {
    color: var(--_text);
  }

  .sources li {
    padding-block: 4px;
    padding-inline-start: 25px;
  }

  .sources li span::after {
    content: ' · ';
  }

  .own .rich {
    margin-block: 4px 6px;
    padding: 10px 14px;
    border-radius: var(--_radius-s);
    background: var(--_sunken);
    color: var(--_text);
    overflow-wrap: anywhere;
  }

  .own .rich li {
    padding: 0;
  }

  .own p:last-child {
    padding-inline: 4px;
    overflow-wrap: anywhere;
  }

  /* No wider than nothing: the mark that more comes never breaks a line. */
  .growing .rich > :last-child::after {
    content: '';
    display: inline-block;
    inline-size: 7px;
    block-size: 0.9em;
    margin-inline: 3px -10px;
    border-radius: 2px;
    vertical-align: -0.1em;
    background: var(--_accent-text);
    animation: pulse 1.2s ease-in-out infinite;
  }

  .card {
    display: block;
    inline-size: min(100%, 420px);
    border: 1px solid var(--_line);
    border-radius: var(--_radius-m);
    background: var(--_surface);
    box-shadow: var(--_shadow-low);
    overflow: clip;
  }

  .card:not(:defined) {
    padding: 12px 14px;
  }

  .list h3 {
    padding: 12px 14px 4px;
    font-size: 13px;
    font-weight: 600;
    color: var(--_text-soft);
  }

  .list button {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: 48px;
    padding: 8px 14px;
    outline-offset: -2px;
  }

  .list li + li button {
    border-block-start: 1px solid var(--_line);
  }

  .list button > span:first-child {
    flex: 1;
    min-inline-size: 0;
  }

  .list small {
    display: block;
    font-size: 12.5px;
    color: var(--_text-soft);
  }

  .list button:hover {
    background: var(--_accent-soft);
  }

  .list .turns {
    color: var(--_text-soft);
  }

  .list .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  @media (prefers-reduced-motion: no-preference) {
    .message:last-child .bubble {
      animation: appear 140ms ease-out;
    }
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(4px);
    }
  }
`;
