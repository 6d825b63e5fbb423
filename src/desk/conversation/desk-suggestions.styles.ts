import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';

export const suggestionsStyles = [
  pageBase,
  css`
    :host {
      display: block;
    }
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
      padding: 6px 12px;
      border-block-start: 1px solid var(--_line);
      background: var(--_surface);
    }
    p {
      display: flex;
      align-items: center;
      gap: 6px;
      min-inline-size: 0;
      padding: 2px 8px;
      font-size: 12px;
    }
    p .icon {
      inline-size: 15px;
      block-size: 15px;
      color: var(--_accent-text);
    }
    .read {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    li {
      display: flex;
      align-items: center;
      gap: 6px;
    }
    .row {
      display: flex;
      align-items: center;
      gap: 10px;
      flex: 1;
      min-inline-size: 0;
      min-block-size: 34px;
      padding: 3px 8px;
      border-radius: 9px;
    }
    .word {
      flex: none;
      min-block-size: 30px;
      padding: 3px 10px;
      font-size: 12.5px;
    }
    .word .icon {
      inline-size: 15px;
      block-size: 15px;
    }
    .told:empty {
      padding: 0;
    }
    .offer {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 6px 8px;
      padding: 6px 8px;
      border-radius: 9px;
      background: var(--_page);
      font-size: 12.5px;
    }
    .offer p {
      display: block;
      flex: 1 1 240px;
      padding: 0;
    }
    .offer .button {
      min-block-size: 30px;
      padding: 3px 12px;
    }
    .text {
      flex: 1;
      min-inline-size: 0;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    strong {
      font-weight: 600;
    }
    .text span {
      color: var(--_text-soft);
    }
    .facts {
      display: flex;
      align-items: center;
      gap: 6px;
    }
    .sure {
      min-inline-size: 64px;
      text-align: end;
      font-size: 12px;
      color: var(--_text-soft);
      font-variant-numeric: tabular-nums;
    }
    @media (hover: hover) {
      .row:hover {
        background: var(--_page);
      }
    }
    @media (max-width: 760px) {
      section {
        padding-inline: 4px;
      }
      ol {
        display: flex;
        overflow-x: auto;
        gap: 6px;
        padding: 2px 8px 6px;
        scroll-snap-type: x proximity;
        scroll-padding-inline: 8px;
      }
      li {
        flex: none;
        display: grid;
        align-content: start;
        inline-size: 78%;
        scroll-snap-align: start;
      }
      .word,
      .offer .button {
        min-block-size: 44px;
      }
      .offer p {
        flex-basis: 100%;
      }
      kbd {
        justify-self: start;
      }
      .row {
        display: grid;
        gap: 2px;
        min-block-size: 44px;
        border: 1px solid var(--_line);
      }
      .text {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        white-space: normal;
        font-size: 13px;
      }
    }
  `,
];
