import { css } from 'lit';

/** What every shadow root of the chat starts from. */
export const base = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  [hidden] {
    display: none !important;
  }

  p,
  ol,
  ul,
  dl,
  dd,
  h2,
  h3,
  figure,
  blockquote {
    margin: 0;
    padding: 0;
  }

  ol[role='list'],
  ul[role='list'] {
    list-style: none;
  }

  button,
  summary {
    font: inherit;
    color: inherit;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
    touch-action: manipulation;
  }

  button {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
  }

  button:disabled {
    cursor: default;
  }

  summary {
    list-style: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  a {
    color: var(--_accent-text);
    text-underline-offset: 0.18em;
    text-decoration-thickness: 1px;
    overflow-wrap: anywhere;
  }

  :focus-visible {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }

  .icon {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    display: block;
  }

  .turns:dir(rtl) {
    transform: scaleX(-1);
  }

  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .icon-button {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    color: var(--_text-soft);
    transition: background-color 120ms, color 120ms;
  }

  .pill {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-block-size: 36px;
    padding: 6px 14px;
    border: 1px solid color-mix(in srgb, var(--_accent-text) 38%, transparent);
    border-radius: 18px;
    background: var(--_surface);
    color: var(--_accent-text);
    font-size: 14px;
    font-weight: 550;
    line-height: 1.35;
    transition: background-color 120ms, border-color 120ms;
  }

  .pill .icon {
    inline-size: 17px;
    block-size: 17px;
  }

  .pill.filled {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .pill.bad {
    border-color: transparent;
    background: var(--_bad-soft);
    color: var(--_bad);
  }

  @media (hover: hover) {
    .icon-button:hover {
      background: var(--_sunken);
      color: var(--_text);
    }

    .pill:not(.filled, .bad):hover:enabled {
      background: var(--_accent-soft);
      border-color: var(--_accent-text);
    }
  }

  @media (pointer: coarse) {
    .icon-button {
      inline-size: 44px;
      block-size: 44px;
    }

    .pill {
      min-block-size: 44px;
      border-radius: 22px;
    }
  }

  @media (forced-colors: active) {
    .pill,
    .icon-button {
      border: 1px solid ButtonText;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation-duration: 1ms !important;
      animation-iteration-count: 1 !important;
      transition-duration: 1ms !important;
    }
  }
`;
