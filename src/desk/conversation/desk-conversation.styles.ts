import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';

export const conversationStyles = [
  pageBase,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
      min-inline-size: 0;
      background: var(--_page);
    }
    .state {
      flex: 1;
    }
    header {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 60px;
      padding: 8px 16px 8px 20px;
      border-block-end: 1px solid var(--_line);
      background: var(--_surface);
    }
    .who {
      flex: 1;
      min-inline-size: 0;
    }
    h2 {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      font-size: 16px;
      line-height: 1.3;
    }
    .who p {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: 5px;
      /* One line: what does not fit in it is in the details. */
      block-size: 20px;
      overflow: hidden;
      font-size: 12px;
      color: var(--_text-soft);
    }
    .actions {
      display: flex;
      gap: 6px;
    }
    .back,
    .details {
      display: none;
    }
    desk-log {
      flex: 1;
    }
    .typing,
    .fault {
      padding-inline: 24px;
      font-size: 13px;
    }
    .typing {
      color: var(--_text-soft);
    }
    .typing:not(:empty),
    .fault:not(:empty) {
      padding-block: 4px;
    }
    footer {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
      padding: 14px 20px;
      border-block-start: 1px solid var(--_line);
      background: var(--_surface);
      color: var(--_text-soft);
    }
    footer:has(.rating) {
      display: grid;
      gap: 6px;
    }
    .rating {
      max-block-size: 20vh;
      overflow-y: auto;
      overflow-wrap: anywhere;
    }
    .take {
      min-block-size: 40px;
      padding-inline: 18px;
    }
    @media (max-width: 1180px) {
      .actions span {
        display: none;
      }
      .actions .button {
        inline-size: 38px;
        padding: 0;
      }
    }
    @media (max-width: 1040px) {
      .details {
        display: grid;
      }
    }
    @media (max-width: 760px) {
      header {
        gap: 2px;
        padding-inline: 4px 8px;
      }
      .back {
        display: grid;
      }
      .actions {
        gap: 2px;
      }
      .actions .button {
        inline-size: 42px;
        border-color: transparent;
      }
      .who .chip {
        display: none;
      }
    }
  `,
];
