import { css } from 'lit';

/** Geometry of the panel, its header and the strips beneath. The launcher's 56 px button stays free below it. */
export const chatStyles = css`
  :host {
    position: fixed;
    z-index: var(--aisle-z, 2147483000);
    inset-block-end: calc(88px + env(safe-area-inset-bottom));
    inset-inline-end: 20px;
    inline-size: min(400px, 100vw - 40px);
    block-size: min(720px, 100vh - 108px);
    block-size: min(720px, 100dvh - 108px);
    font: 15px / 1.5 var(--_font);
    color: var(--_text);
    text-align: start;
    -webkit-text-size-adjust: 100%;
  }

  :host(:not([open], [standalone])) {
    display: none;
  }

  :host([data-position='left']) {
    inset-inline: 20px auto;
  }

  .panel {
    position: relative;
    block-size: 100%;
    border-radius: var(--_radius);
    background: var(--_page);
    box-shadow: var(--_shadow);
    overflow: clip;
    container-type: size;
    animation: rise 160ms cubic-bezier(0.2, 0.8, 0.3, 1);
  }

  /* It takes the focus only to be read from its beginning; Tab never comes to it. */
  .panel:focus-visible {
    outline: none;
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(10px);
    }
  }

  .chat {
    block-size: 100%;
    display: flex;
    flex-direction: column;
  }

  aisle-messages {
    flex: 1;
    min-block-size: 0;
  }

  header {
    display: flex;
    align-items: center;
    gap: 12px;
    padding-block: 14px 10px;
    padding-inline: var(--_gutter) calc(var(--_gutter) - 6px);
    background: var(--_surface);
  }

  .mark {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 13px;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 18px;
    font-weight: 650;
    text-transform: uppercase;
  }

  .who {
    flex: 1;
    min-inline-size: 0;
  }

  h2 {
    font-size: 16.5px;
    font-weight: 650;
    line-height: 1.3;
    letter-spacing: -0.005em;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .bone {
    display: inline-block;
    inline-size: 7em;
    block-size: 0.8em;
    border-radius: 6px;
    background: var(--_sunken);
  }

  .status {
    display: flex;
    gap: 6px;
    font-size: 12.5px;
    line-height: 1.4;
    color: var(--_text-soft);
  }

  .dot {
    flex: none;
    inline-size: 8px;
    block-size: 8px;
    margin-block-start: 5px;
    border-radius: 50%;
    border: 2px solid var(--_ok);
    background: var(--_ok);
  }

  .dot.off {
    border-color: var(--_warn);
    background: none;
  }

  .dot.idle {
    border-color: var(--_line-strong);
    background: none;
  }

  header .icon-button + .icon-button {
    margin-inline-start: -8px;
  }

  .strip,
  .error {
    position: relative;
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 8px;
    padding-inline: var(--_gutter);
    font-size: 12.5px;
    line-height: 1.35;
  }

  .strip {
    padding-block: 2px 12px;
    background: var(--_surface);
    border-block-end: 1px solid var(--_line);
    color: var(--_text-soft);
  }

  .strip > .icon,
  .error > .icon {
    inline-size: 17px;
    block-size: 17px;
  }

  .strip > span:not(.confirm),
  .error > span {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .strip .pill {
    flex: none;
    font-size: 13.5px;
    padding-inline: 12px;
  }

  .strip.live {
    padding-block: 10px;
    background: var(--_accent-soft);
    color: var(--_text);
    overflow: clip;
  }

  .strip.live > .icon {
    color: var(--_accent-text);
  }

  .strip small {
    display: block;
    font-size: 12px;
    color: var(--_text-soft);
  }

  .strip .icon-button {
    margin-inline: -6px -10px;
  }

  .waits {
    display: flex;
    align-items: center;
    gap: 8px;
    min-block-size: 36px;
    padding-inline: var(--_gutter);
    background: var(--_surface);
    border-block-end: 1px solid var(--_line);
    color: var(--_accent-text);
    font-size: 13px;
    font-weight: 550;
  }

  .waits > span:not(.turns) {
    flex: 1;
    min-inline-size: 0;
  }

  .waits .icon {
    inline-size: 17px;
    block-size: 17px;
  }

  .waits:focus-visible {
    outline-offset: -3px;
  }

  .confirm {
    display: flex;
    gap: 6px;
  }

  .sweep {
    position: absolute;
    inset-inline: 0;
    inset-block-end: 0;
    block-size: 2px;
    background: linear-gradient(90deg, transparent, var(--_accent-text), transparent) 0 / 40% 100% no-repeat;
    animation: sweep 1.8s linear infinite;
  }

  @keyframes sweep {
    from {
      background-position: -70% 0;
    }
    to {
      background-position: 170% 0;
    }
  }

  .error {
    background: var(--_warn-soft);
    color: var(--_warn);
    padding-block: 6px;
    padding-inline-end: calc(var(--_gutter) - 6px);
  }

  .error .icon-button {
    color: inherit;
  }

  :host([standalone]) {
    --_gutter: max(16px, (100% - 720px) / 2);
    inset: 0;
    inline-size: auto;
    block-size: auto;
    z-index: auto;
  }

  :host([standalone]) .panel {
    border-radius: 0;
    box-shadow: none;
    animation: none;
  }

  @media (max-width: 640px) {
    :host,
    :host([data-position='left']) {
      inset-block: var(--_viewport-top, 0) auto;
      inset-inline: 0;
      inline-size: auto;
      block-size: 100dvh;
      block-size: var(--_viewport-height, 100dvh);
    }

    .panel {
      border-radius: 0;
      padding-block: env(safe-area-inset-top) env(safe-area-inset-bottom);
      padding-inline: env(safe-area-inset-left) env(safe-area-inset-right);
      background: var(--_surface);
      overscroll-behavior: contain;
    }
  }

  @container (max-width: 340px) {
    header {
      gap: 10px;
    }

    .strip > .icon {
      display: none;
    }
  }

  @media (forced-colors: active) {
    .panel,
    .mark {
      border: 1px solid CanvasText;
    }
  }
`;
