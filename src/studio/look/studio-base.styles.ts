import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';

/** What the parts of the Studio start from: pages, cards, tables, fields, empty states. */
export const studioBase = [
  pageBase,
  css`
    :host {
      display: block;
    }
    .page {
      display: grid;
      gap: 16px;
      max-inline-size: 1180px;
      margin-inline: auto;
      padding: 20px 24px 48px;
    }
    /* What is too wide, a table or a chart, scrolls by itself: the page stays as wide as the window. */
    .page > *,
    .columns > *,
    .card > *,
    fieldset > * {
      min-inline-size: 0;
    }
    .heading {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 12px;
    }
    .heading > :first-child {
      flex: 1 1 240px;
    }
    h1 {
      font-size: 22px;
      line-height: 1.3;
      letter-spacing: -0.01em;
    }
    h2 {
      font-size: 16px;
      line-height: 1.4;
    }
    h3 {
      font-size: 14px;
    }
    .lead {
      max-inline-size: 70ch;
      color: var(--_text-soft);
    }
    .card {
      display: grid;
      gap: 12px;
      align-content: start;
      padding: 16px;
      border: 1px solid var(--_line);
      border-radius: 14px;
      background: var(--_surface);
      box-shadow: var(--_shadow-low);
    }
    .cards {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 250px), 1fr));
      gap: 12px;
    }
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 16px;
      align-items: start;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .row > .grow {
      flex: 1;
    }
    .figure {
      font-size: 26px;
      line-height: 1.2;
      font-weight: 650;
      letter-spacing: -0.02em;
      font-variant-numeric: tabular-nums;
    }
    .figure small {
      font-size: 13px;
      font-weight: 500;
      letter-spacing: 0;
      color: var(--_text-soft);
    }
    .tabs {
      display: flex;
      gap: 2px;
      overflow-x: auto;
      border-block-end: 1px solid var(--_line);
    }
    .tabs > button {
      padding: 8px 12px;
      border-block-end: 2px solid transparent;
      color: var(--_text-soft);
      font-weight: 550;
      white-space: nowrap;
    }
    .tabs > button[aria-selected='true'] {
      border-color: var(--_accent-text);
      color: var(--_text);
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      inline-size: 100%;
      border-collapse: collapse;
      font-variant-numeric: tabular-nums;
    }
    caption {
      /* A table may be wider than a phone; what is said of it is read without moving it. */
      max-inline-size: calc(100vw - 58px);
      padding-block-end: 8px;
      text-align: start;
      color: var(--_text-soft);
    }
    th,
    td {
      padding: 7px 10px;
      border-block-end: 1px solid var(--_line);
      text-align: start;
      vertical-align: top;
    }
    th {
      color: var(--_text-soft);
      font-size: 12px;
      font-weight: 600;
    }
    tbody tr:last-child > * {
      border-block-end: 0;
    }
    .number {
      text-align: end;
    }
    .field {
      display: grid;
      gap: 4px;
      align-content: start;
    }
    .field > span,
    legend {
      font-size: 13px;
      font-weight: 600;
    }
    .help,
    .field > .help {
      color: var(--_text-soft);
      font-size: 12.5px;
      font-weight: 400;
    }
    summary::before {
      content: '▸ ' / '';
      color: var(--_text-soft);
    }
    details[open] > summary::before {
      content: '▾ ' / '';
    }
    input[type='range'] {
      accent-color: var(--_accent);
    }
    fieldset {
      display: grid;
      gap: 12px;
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }
    input:not([type='checkbox'], [type='radio'], [type='range'], [type='file']),
    select,
    textarea {
      box-sizing: border-box;
      inline-size: 100%;
      min-block-size: 36px;
      padding: 7px 10px;
      border: 1px solid var(--_line-strong);
      border-radius: 9px;
      background: var(--_surface);
      color: var(--_text);
      font: inherit;
    }
    textarea {
      min-block-size: 88px;
      resize: vertical;
    }
    .row > :is(input, select):not([type='checkbox'], [type='radio']) {
      inline-size: auto;
      max-inline-size: 100%;
    }
    input[type='checkbox'],
    input[type='radio'] {
      inline-size: 17px;
      block-size: 17px;
      margin: 0;
      accent-color: var(--_accent);
    }
    [aria-invalid='true'] {
      border-color: var(--_bad) !important;
    }
    .check {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .bad-text {
      color: var(--_bad);
    }
    .fault {
      padding: 8px 12px;
      border-radius: 9px;
      background: var(--_bad-soft);
      color: var(--_bad);
      overflow-wrap: anywhere;
    }
    .notice {
      padding: 8px 12px;
      border-radius: 9px;
      background: var(--_warn-soft);
      color: var(--_warn);
    }
    .empty {
      display: grid;
      justify-items: center;
      gap: 10px;
      padding: 48px 20px;
      border: 1px dashed var(--_line-strong);
      border-radius: 14px;
      text-align: center;
      color: var(--_text-soft);
    }
    .empty > .icon {
      inline-size: 40px;
      block-size: 40px;
      stroke-width: 1.2;
      color: var(--_line-strong);
    }
    .empty :is(h1, h2) {
      color: var(--_text);
      font-size: 16px;
    }
    .empty p {
      max-inline-size: 56ch;
    }
    code,
    pre,
    .mono {
      font: 12.5px/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    }
    progress {
      inline-size: 100%;
      block-size: 6px;
      accent-color: var(--_accent);
    }
    dialog {
      inline-size: min(640px, calc(100vw - 32px));
      max-block-size: calc(100dvh - 32px);
      padding: 20px;
      border: 0;
      border-radius: 16px;
      background: var(--_surface);
      color: var(--_text);
      box-shadow: var(--_shadow);
    }
    dialog::backdrop {
      background: rgb(10 20 18 / 0.45);
    }
    @media (max-width: 860px) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    @media (max-width: 560px) {
      .page {
        padding: 14px 12px 40px;
      }
    }
    @media (pointer: coarse) {
      .button,
      .tabs > button,
      input:not([type='checkbox'], [type='radio'], [type='range'], [type='file']),
      select {
        min-block-size: 44px;
      }
    }
  `,
];
