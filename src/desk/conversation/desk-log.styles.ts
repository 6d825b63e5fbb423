import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';
import { translatedStyles } from './translated.styles.ts';

export const logStyles = [
  pageBase,
  translatedStyles,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
    }
    .scroller {
      flex: 1;
      min-block-size: 0;
      overflow-y: auto;
      overscroll-behavior: contain;
      outline-offset: -3px;
    }
    ol {
      display: flex;
      flex-direction: column;
      gap: 12px;
      padding: 16px 20px;
    }
    li {
      display: grid;
      gap: 3px;
      justify-items: start;
      align-self: flex-start;
      max-inline-size: min(62ch, 84%);
    }
    li.agent {
      align-self: flex-end;
      justify-items: end;
    }
    .who {
      display: flex;
      align-items: center;
      gap: 6px;
      padding-inline: 4px;
      font-size: 12px;
      font-weight: 600;
      color: var(--_text-soft);
    }
    time {
      font-weight: 400;
      font-variant-numeric: tabular-nums;
    }
    .bubble {
      padding: 8px 14px;
      border-radius: 16px;
      border-start-start-radius: 5px;
      background: var(--_surface);
      box-shadow: var(--_shadow-low);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    li.agent .bubble {
      border-start-start-radius: 16px;
      border-start-end-radius: 5px;
      background: var(--_accent);
      color: var(--_on-accent);
    }
    li.assistant .bubble {
      background: var(--_sunken);
      box-shadow: none;
    }
    li.outgoing .bubble {
      opacity: 0.75;
    }
    li.note {
      align-self: stretch;
      max-inline-size: none;
      padding: 9px 14px;
      border-radius: 12px;
      background: var(--_warn-soft);
    }
    li.note .who {
      padding: 0;
      color: var(--_warn);
    }
    li.note p {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    li.status,
    li.system {
      align-self: center;
      justify-items: center;
      max-inline-size: 90%;
      font-size: 12px;
      color: var(--_text-soft);
      text-align: center;
    }
    .agreed {
      padding: 6px 12px;
      border-radius: 10px;
      background: var(--_accent-soft);
      color: var(--_text);
    }
    li.fold,
    li.rule {
      align-self: stretch;
      max-inline-size: none;
    }
    li.fold button {
      display: flex;
      align-items: center;
      gap: 6px;
      min-block-size: 30px;
      padding-inline: 8px;
      border-radius: 8px;
      color: var(--_text-soft);
      font-size: 13px;
      font-weight: 600;
    }
    li.fold .icon {
      inline-size: 14px;
      block-size: 14px;
      transition: rotate 120ms;
    }
    li.fold [aria-expanded='true'] .icon {
      rotate: 90deg;
    }
    li.rule {
      border-block-start: 1px dashed var(--_line);
    }
    .translation {
      padding: 6px 12px;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .mark,
    .own {
      white-space: normal;
    }
    .who .icon,
    .propose .icon {
      inline-size: 14px;
      block-size: 14px;
    }
    .own.fault {
      color: var(--_bad);
    }
    .again {
      color: inherit;
      font-weight: 650;
      text-decoration: underline;
    }
    .propose {
      display: flex;
      align-items: center;
      gap: 4px;
      padding: 0 4px;
      border-radius: 6px;
      color: var(--_accent-text);
      font-size: 12px;
      font-weight: 600;
      opacity: 0;
      transition: opacity 120ms;
    }
    li:hover .propose,
    .propose:focus-visible {
      opacity: 1;
    }
    @media (hover: none) {
      .propose {
        opacity: 1;
        min-block-size: 32px;
      }
    }
    @media (max-width: 760px) {
      ol {
        padding-inline: 12px;
      }
    }
  `,
];
