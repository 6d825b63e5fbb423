import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';

export const shopperDataStyles = [
  pageBase,
  css`
    :host {
      display: grid;
      align-content: start;
      gap: 10px;
      padding: 16px 20px 24px;
    }
    h2 {
      font-size: 16px;
      line-height: 1.3;
    }
    .soft {
      font-size: 13px;
    }
    form {
      display: grid;
      gap: 12px;
    }
    label {
      display: grid;
      gap: 4px;
      font-weight: 550;
    }
    .fault:empty,
    .outcome:empty {
      display: none;
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      justify-content: space-between;
      gap: 8px;
    }
    .outcome {
      display: grid;
      justify-items: start;
      gap: 10px;
      padding: 12px 14px;
      border-radius: 12px;
      background: var(--_surface);
      box-shadow: var(--_shadow-low);
      overflow-wrap: anywhere;
    }
    a.button {
      text-decoration: none;
    }
  `,
];
