import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';

export const ticketsStyles = [
  pageBase,
  css`
    :host {
      display: block;
      min-block-size: 0;
    }
    .pages {
      display: grid;
      grid-template-columns: 320px minmax(0, 1fr);
      block-size: 100%;
    }
    nav {
      overflow-y: auto;
      padding: 12px 10px;
      border-inline-end: 1px solid var(--_line);
      background: var(--_surface);
    }
    .states {
      display: flex;
      gap: 2px;
      padding: 0 4px 10px;
    }
    .states button {
      min-block-size: 30px;
      padding: 0 12px;
      border-radius: 8px;
      color: var(--_text-soft);
      font-weight: 550;
    }
    .states button[aria-pressed='true'] {
      background: var(--_accent-soft);
      color: var(--_accent-text);
    }
    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 2px 10px;
      inline-size: 100%;
      padding: 10px 12px;
      border-radius: 12px;
      font-size: 13px;
    }
    .row strong {
      font-size: 14px;
      font-weight: 600;
    }
    .row > :nth-child(3) {
      grid-column: 1 / -1;
    }
    .row .chip {
      justify-self: end;
    }
    .row[aria-current='true'] {
      background: var(--_accent-soft);
    }
    .row[aria-current='true'] .soft {
      color: color-mix(in srgb, var(--_text) 78%, transparent);
    }
    article {
      overflow-y: auto;
      padding: 20px 28px 32px;
      background: var(--_page);
    }
    header {
      display: flex;
      gap: 8px;
      margin-block-end: 16px;
    }
    .back {
      display: none;
    }
    h2 {
      font-size: 20px;
      line-height: 1.3;
    }
    h2 .soft {
      font-size: 15px;
      font-weight: 400;
    }
    h3 {
      margin-block-end: 6px;
      font-size: 12px;
      font-weight: 650;
      color: var(--_text-soft);
    }
    section,
    form {
      max-inline-size: 640px;
      margin-block-end: 12px;
      padding: 14px 18px;
      border-radius: 14px;
      background: var(--_surface);
      box-shadow: var(--_shadow-low);
    }
    dl div {
      display: grid;
      grid-template-columns: 120px minmax(0, 1fr);
      gap: 12px;
      padding-block: 2px;
    }
    dt {
      color: var(--_text-soft);
    }
    dd {
      overflow-wrap: anywhere;
    }
    form {
      display: grid;
      gap: 10px;
      justify-items: start;
    }
    label {
      display: grid;
      gap: 6px;
      inline-size: 100%;
      font-weight: 550;
    }
    @media (hover: hover) {
      .row:hover:not([aria-current='true']) {
        background: var(--_page);
      }
    }
    @media (max-width: 760px) {
      .pages {
        grid-template-columns: minmax(0, 1fr);
      }
      .pages.with-open nav,
      .pages:not(.with-open) article {
        display: none;
      }
      nav {
        border: 0;
      }
      article {
        padding: 12px;
      }
      .back {
        display: grid;
      }
      .states button {
        min-block-size: 40px;
      }
    }
  `,
];
