import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';

export const dialogStyles = [
  pageBase,
  css`
    dialog {
      inline-size: min(480px, calc(100vw - 24px));
      max-block-size: calc(100dvh - 24px);
      padding: 0;
      border: 0;
      border-radius: 18px;
      background: var(--_surface);
      color: inherit;
      box-shadow: var(--_shadow);
    }
    dialog.wide {
      inline-size: min(720px, calc(100vw - 24px));
    }
    dialog::backdrop {
      background: rgb(8 20 17 / 0.45);
    }
    form,
    .sheet {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
      padding: 22px 24px;
    }
    .top {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 12px;
    }
    h2 {
      font-size: 18px;
      line-height: 1.3;
    }
    h3 {
      font-size: 12px;
      font-weight: 650;
      color: var(--_text-soft);
    }
    label {
      display: grid;
      gap: 4px;
      font-weight: 550;
    }
    label .soft {
      font-weight: 400;
      font-size: 13px;
    }
    label.check {
      display: flex;
      align-items: center;
      gap: 8px;
      min-block-size: 32px;
    }
    input[type='checkbox'],
    input[type='radio'] {
      accent-color: var(--_accent);
    }
    .foot {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: 8px;
    }
    .fault:empty {
      display: none;
    }
  `,
];
