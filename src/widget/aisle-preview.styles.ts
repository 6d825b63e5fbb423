import { css } from 'lit';

/** At most four short lines: the conversation above gives them up, and the field below does not move. */
export const previewStyles = css`
  :host {
    display: block;
  }

  .card {
    display: flex;
    align-items: flex-start;
    margin-block-end: 8px;
    border: 1px solid color-mix(in srgb, var(--_accent-text) 30%, transparent);
    border-radius: var(--_radius-m);
    background: var(--_accent-soft);
    animation: appear 120ms;
  }

  @keyframes appear {
    from {
      opacity: 0;
    }
  }

  .take {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    padding-block: 8px 9px;
    padding-inline: 12px 0;
    border-radius: inherit;
    font-size: 13px;
    line-height: 1.4;
    color: var(--_text-soft);
  }

  .top {
    display: flex;
    align-items: center;
    gap: 6px;
    font-size: 12px;
  }

  .top .icon {
    inline-size: 15px;
    block-size: 15px;
    color: var(--_accent-text);
  }

  kbd {
    padding-inline: 5px;
    border: 1px solid var(--_line-strong);
    border-radius: 5px;
    font: 11px / 1.3 var(--_font);
  }

  strong {
    font-size: 14px;
    font-weight: 600;
    color: var(--_text);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .lines {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  /* Above an on-screen keyboard in landscape there is room for the title alone. */
  @container (max-height: 420px) {
    .lines {
      display: none;
    }
  }

  @media not all and (hover: hover) and (pointer: fine) {
    kbd {
      display: none;
    }
  }

  @media (hover: hover) {
    .card:hover {
      border-color: var(--_accent-text);
    }
  }

  @media (forced-colors: active) {
    .card {
      border-color: CanvasText;
    }
  }
`;
