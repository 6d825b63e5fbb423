import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';

export const barStyles = [
  pageBase,
  css`
    :host {
      display: flex;
      align-items: center;
      gap: 12px;
      min-block-size: 56px;
      padding: 6px 16px;
      border-block-end: 1px solid var(--_line);
      background: var(--_surface);
    }
    .brand {
      display: flex;
      align-items: center;
      gap: 10px;
    }
    .logo {
      inline-size: 30px;
      block-size: 30px;
      border-radius: 9px;
    }
    h1 {
      font-size: 16px;
      letter-spacing: -0.01em;
    }
    nav {
      display: flex;
      gap: 2px;
      padding: 3px;
      border-radius: 12px;
      background: var(--_sunken);
    }
    nav button {
      display: flex;
      align-items: center;
      gap: 6px;
      min-block-size: 32px;
      padding: 0 12px;
      border-radius: 9px;
      color: var(--_text-soft);
      font-weight: 550;
    }
    nav button[aria-current='page'] {
      background: var(--_surface);
      color: var(--_text);
      box-shadow: var(--_shadow-low);
    }
    .link {
      flex: 1;
      display: flex;
      align-items: center;
      gap: 6px;
      min-inline-size: 0;
      color: var(--_warn);
      font-weight: 550;
    }
    .presence {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 34px;
      padding: 0 12px;
      border: 1px solid var(--_line);
      border-radius: 17px;
      font-weight: 550;
      white-space: nowrap;
    }
    .dot {
      inline-size: 9px;
      block-size: 9px;
      border: 2px solid var(--_line-strong);
      border-radius: 50%;
    }
    .presence[aria-checked='true'] .dot {
      border-color: var(--_ok);
      background: var(--_ok);
    }
    .me {
      position: relative;
    }
    summary {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 40px;
      padding: 0 4px;
      border-radius: 10px;
      font-weight: 550;
    }
    .avatar {
      inline-size: 30px;
      block-size: 30px;
      background: var(--_accent-soft);
      color: var(--_accent-text);
    }
    .me ul {
      position: absolute;
      z-index: 5;
      inset-block-start: calc(100% + 6px);
      inset-inline-end: 0;
      min-inline-size: 250px;
      padding: 6px;
      border-radius: 14px;
      background: var(--_surface);
      box-shadow: var(--_shadow);
    }
    .me li button {
      display: flex;
      align-items: center;
      gap: 10px;
      inline-size: 100%;
      min-block-size: 40px;
      padding: 0 10px;
      border-radius: 9px;
    }
    .me li .icon {
      color: var(--_text-soft);
    }
    @media (hover: hover) {
      .me li button:hover {
        background: var(--_page);
      }
    }
    @media (max-width: 760px) {
      :host {
        gap: 8px;
        padding-inline: 10px;
      }
      .label,
      .link span,
      .wide {
        display: none;
      }
      /* Seen on wide pages only; said on all. */
      .brand {
        position: absolute;
        clip-path: inset(50%);
      }
      summary {
        gap: 2px;
      }
      .presence {
        padding-inline: 10px;
      }
      nav button {
        position: relative;
        min-block-size: 40px;
      }
      /* On the icon's corner: beside it there is no room for three of them. */
      .count {
        position: absolute;
        inset-block-start: 2px;
        inset-inline-end: 1px;
        min-inline-size: 16px;
        padding: 0 4px;
        font-size: 11px;
        line-height: 16px;
      }
    }
  `,
];
