import { css } from 'lit';
import { base } from './base.styles.ts';

/** What the parts of the working pages (desk, Studio) start from: the kit's base, and denser controls. */
export const pageBase = [
  base,
  css`
    :host {
      font: 14px/1.5 var(--_font);
      color: var(--_text);
    }
    h1,
    h2,
    h3,
    h4,
    dl,
    dd {
      margin: 0;
    }
    ul,
    ol {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    .icon {
      inline-size: 18px;
      block-size: 18px;
    }
    .button {
      display: inline-flex;
      align-items: center;
      justify-content: center;
      gap: 6px;
      min-block-size: 34px;
      padding: 5px 12px;
      border: 1px solid var(--_line);
      border-radius: 10px;
      background: var(--_surface);
      color: var(--_text);
      font-weight: 550;
      white-space: nowrap;
      transition: background-color 120ms, border-color 120ms;
    }
    .button.filled {
      border-color: transparent;
      background: var(--_accent);
      color: var(--_on-accent);
    }
    .button.bad {
      border-color: transparent;
      background: var(--_bad-soft);
      color: var(--_bad);
    }
    .button:disabled,
    .button[aria-disabled='true'] {
      cursor: default;
      opacity: 0.5;
    }
    .icon-button {
      inline-size: 34px;
      block-size: 34px;
      border-radius: 10px;
    }
    @media (hover: hover) {
      .button:not(.filled, .bad, [aria-disabled='true']):hover:enabled {
        border-color: var(--_line-strong);
        background: var(--_page);
      }
    }
    .chip {
      display: inline-flex;
      align-items: center;
      gap: 4px;
      padding: 0 7px;
      border-radius: 6px;
      background: var(--_sunken);
      color: var(--_text-soft);
      font-size: 12px;
      line-height: 20px;
      font-weight: 550;
      white-space: nowrap;
    }
    .chip.good {
      background: var(--_accent-soft);
      color: var(--_accent-text);
    }
    .chip.warn {
      background: var(--_warn-soft);
      color: var(--_warn);
    }
    .chip.bad {
      background: var(--_bad-soft);
      color: var(--_bad);
    }
    /* How many of something, where it has to be seen. */
    .badge {
      min-inline-size: 20px;
      padding: 0 6px;
      border-radius: 10px;
      background: var(--_accent);
      color: var(--_on-accent);
      font-size: 12px;
      line-height: 20px;
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
    .avatar,
    .logo {
      display: grid;
      place-items: center;
      font-weight: 650;
    }
    .avatar {
      border-radius: 50%;
    }
    .logo {
      background: var(--_accent);
      color: var(--_on-accent);
    }
    .soft {
      color: var(--_text-soft);
    }
    kbd {
      display: inline-block;
      min-inline-size: 20px;
      padding: 0 5px;
      border: 1px solid var(--_line);
      border-block-end-width: 2px;
      border-radius: 5px;
      background: var(--_surface);
      color: var(--_text-soft);
      font: 600 11px/17px ui-monospace, SFMono-Regular, Menlo, monospace;
      text-align: center;
    }
    .button.filled kbd {
      border-color: color-mix(in srgb, var(--_on-accent) 40%, transparent);
      background: none;
      color: inherit;
    }
    input:not([type='checkbox'], [type='radio']),
    textarea,
    select {
      font: inherit;
      inline-size: 100%;
      padding: 8px 12px;
      border: 1px solid var(--_line-strong);
      border-radius: 10px;
      background: var(--_surface);
      color: inherit;
    }
    ::placeholder {
      color: var(--_text-soft);
      opacity: 1;
    }
    .fault {
      color: var(--_bad);
    }
    .state {
      display: grid;
      place-items: center;
      align-content: center;
      gap: 12px;
      min-block-size: 120px;
      padding: 24px;
      text-align: center;
      color: var(--_text-soft);
    }
    @media (pointer: coarse) {
      .button {
        min-block-size: 44px;
      }
      .icon-button {
        inline-size: 44px;
        block-size: 44px;
      }
      kbd {
        display: none;
      }
      /* A smaller one makes iOS zoom into the field. */
      input:not([type='checkbox'], [type='radio']),
      textarea,
      select {
        font-size: 16px;
      }
    }
  `,
];
