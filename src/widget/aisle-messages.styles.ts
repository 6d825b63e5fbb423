import { css } from 'lit';

/** The list, its end, and what touch and forced colours ask for. */
export const messagesStyles = css`
  :host {
    position: relative;
    display: block;
  }

  .scroller {
    block-size: 100%;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line-strong) transparent;
    background: var(--_page);
    outline-offset: -3px;
  }

  .content {
    min-block-size: 100%;
    display: flex;
    flex-direction: column;
    padding-block: 6px 18px;
    padding-inline: var(--_gutter);
  }

  .newer {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    margin-inline: auto;
    inline-size: fit-content;
    display: flex;
    align-items: center;
    gap: 6px;
    min-block-size: 40px;
    min-inline-size: 40px;
    justify-content: center;
    padding-inline: 11px;
    border: 1px solid var(--_line);
    border-radius: 20px;
    background: var(--_surface);
    color: var(--_accent-text);
    font-size: 13.5px;
    font-weight: 550;
    box-shadow: 0 6px 20px rgb(0 0 0 / 0.16);
  }

  .newer .icon {
    inline-size: 17px;
    block-size: 17px;
  }

  @media (pointer: coarse) {
    .newer,
    .sources summary {
      min-block-size: 44px;
    }

    .sources summary {
      margin-block: -8px;
    }
  }

  @media (forced-colors: active) {
    .bubble,
    .dots {
      border-color: CanvasText !important;
    }
  }
`;
