import { css } from 'lit';

/** A field of a form: how Markdown looks under it, and one of many in it. */
export const fieldLook = css`
  .look {
    padding: 8px 12px;
    border-inline-start: 3px solid var(--_line);
    background: var(--_page);
    overflow-wrap: anywhere;
  }
  .look > * + * {
    margin-block-start: 8px;
  }
  .look ul {
    list-style: disc;
    padding-inline-start: 20px;
  }
  .look ol {
    list-style: decimal;
    padding-inline-start: 20px;
  }
  .look .table {
    overflow-x: auto;
  }
  .chip button {
    min-inline-size: 24px;
    min-block-size: 24px;
    text-align: center;
  }
`;
