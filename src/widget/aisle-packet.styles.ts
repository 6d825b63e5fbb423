import { css } from 'lit';

/** What is particular to the sheet of what a person gets. */
export const packetStyles = css`
  .head {
    display: block;
    margin-block: 4px 6px;
    font-size: 13.5px;
    font-weight: 650;
  }

  textarea {
    inline-size: 100%;
    min-block-size: 96px;
    max-block-size: 240px;
    field-sizing: content;
    padding: 10px 12px;
    margin-block-end: 14px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    background: var(--_page);
    color: var(--_text);
    /* Smaller than 16 px, phones zoom in on it. */
    font: 16px / 1.45 var(--_font);
    resize: vertical;
  }

  dl {
    margin-block-end: 14px;
    border-block-start: 1px solid var(--_line);
  }

  dl > div {
    display: flex;
    gap: 12px;
    padding-block: 7px;
    border-block-end: 1px solid var(--_line);
    font-size: 13.5px;
  }

  dt {
    flex: none;
    inline-size: 30%;
    color: var(--_text-soft);
  }

  dd {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .check {
    display: flex;
    gap: 10px;
    padding-block: 8px;
    font-size: 14px;
    line-height: 1.4;
    cursor: pointer;
  }

  .check input {
    flex: none;
    inline-size: 20px;
    block-size: 20px;
    margin: 0;
    accent-color: var(--_accent);
  }

  .check > span {
    min-inline-size: 0;
  }

  .check small {
    display: block;
    font-size: 12.5px;
    color: var(--_text-soft);
  }

  .mask {
    padding: 10px 12px;
    margin-block-end: 14px;
    border-radius: var(--_radius-s);
    background: var(--_sunken);
  }

  .mask b {
    font-weight: 550;
  }

  .line {
    display: block;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .check:has(input:not(:checked)) .line {
    color: var(--_text-soft);
    text-decoration: line-through;
  }
`;
