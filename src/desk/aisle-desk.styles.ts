import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';
import { tokens } from '#ui/tokens.styles.ts';

export const deskStyles = [
  tokens,
  pageBase,
  css`
    :host {
      display: flex;
      flex-direction: column;
      block-size: 100dvh;
      background: var(--_page);
    }
    main {
      flex: 1;
      min-block-size: 0;
    }
    .conversations {
      display: grid;
      grid-template: minmax(0, 1fr) / 296px minmax(0, 1fr);
    }
    .conversations.with-open {
      grid-template-columns: 296px minmax(0, 1fr) 340px;
    }
    .whole {
      display: grid;
    }
    .nothing {
      display: grid;
      justify-items: center;
      align-content: center;
      gap: 8px;
      padding: 24px;
      text-align: center;
      color: var(--_text-soft);
    }
    .nothing .icon {
      inline-size: 44px;
      block-size: 44px;
      color: var(--_line-strong);
      stroke-width: 1.2;
    }
    .nothing h2 {
      font-size: 17px;
      color: var(--_text);
    }
    .fault:not(:empty) {
      padding: 8px 20px;
      background: var(--_bad-soft);
    }
    @media (max-width: 1040px) {
      .conversations.with-open {
        grid-template-columns: 260px minmax(0, 1fr);
      }
      desk-packet {
        display: none;
      }
      .with-details desk-packet {
        display: block;
        position: fixed;
        z-index: 6;
        inset-block: 0;
        inset-inline-end: 0;
        inline-size: min(380px, 100vw);
        box-shadow: var(--_shadow);
      }
    }
    @media (max-width: 760px) {
      .conversations,
      .conversations.with-open {
        grid-template-columns: minmax(0, 1fr);
      }
      .with-open desk-queue,
      .nothing {
        display: none;
      }
      desk-queue {
        border: 0;
      }
    }
  `,
];
