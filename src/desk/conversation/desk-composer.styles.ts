import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';
import { translatedStyles } from './translated.styles.ts';

export const composerStyles = [
  pageBase,
  translatedStyles,
  css`
    :host {
      display: block;
      padding: 8px 16px 14px;
      background: var(--_surface);
    }
    .box {
      position: relative;
      border: 1px solid var(--_line-strong);
      border-radius: 14px;
      background: var(--_surface);
    }
    .box:focus-within {
      border-color: var(--_accent-text);
      box-shadow: 0 0 0 3px var(--_accent-soft);
    }
    .box.noting {
      background: var(--_warn-soft);
      border-color: var(--_warn);
    }
    textarea {
      display: block;
      min-block-size: 58px;
      max-block-size: 30vh;
      padding: 10px 14px;
      border: 0;
      background: none;
      resize: none;
      field-sizing: content;
    }
    textarea:focus-visible {
      outline: none;
    }
    .foot {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 0 8px 8px;
    }
    .foot p {
      flex: 1;
      font-size: 12px;
      color: var(--_warn);
    }
    .modes {
      display: flex;
    }
    .modes button {
      display: flex;
      align-items: center;
      gap: 4px;
      min-block-size: 30px;
      padding: 0 10px;
      border-radius: 8px;
      color: var(--_text-soft);
      font-size: 13px;
      font-weight: 550;
    }
    .modes button[aria-pressed='true'] {
      background: var(--_sunken);
      color: var(--_text);
    }
    .noting .modes button[aria-pressed='true'] {
      background: color-mix(in srgb, var(--_warn) 18%, transparent);
    }
    .modes .icon {
      inline-size: 15px;
      block-size: 15px;
    }
    .replies {
      position: absolute;
      z-index: 4;
      inset-inline: 0;
      inset-block-end: calc(100% + 6px);
      max-block-size: min(320px, 44vh);
      overflow-y: auto;
      padding: 6px;
      border-radius: 14px;
      background: var(--_surface);
      box-shadow: var(--_shadow);
    }
    .replies li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 8px;
      padding: 7px 10px;
      border-radius: 9px;
      cursor: pointer;
    }
    .replies li[aria-selected='true'] {
      background: var(--_accent-soft);
    }
    .replies strong {
      font-weight: 600;
    }
    .replies .text {
      grid-column: 1 / -1;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
      color: var(--_text-soft);
    }
    .replies li[aria-selected='true'] .text {
      color: var(--_text);
    }
    .translated {
      display: grid;
      gap: 3px;
      margin: 0 10px 8px;
      padding: 8px 12px;
    }
    .preview {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 16px;
      font-size: 12px;
    }
    .choices label {
      display: flex;
      align-items: center;
      gap: 6px;
      min-block-size: 24px;
    }
    input {
      accent-color: var(--_accent);
    }
    @media (max-width: 760px) {
      :host {
        padding: 6px 8px max(8px, env(safe-area-inset-bottom));
      }
      .modes button {
        min-block-size: 40px;
      }
    }
  `,
];
