import { css } from 'lit';

/** What order and product cards share. */
export const cardStyles = css`
  :host {
    font-size: 14px;
    line-height: 1.45;
  }

  section {
    padding: 14px;
  }

  :is(section, details) + section,
  details {
    border-block-start: 1px solid var(--_line);
  }

  h3 {
    font-size: 17px;
    font-weight: 650;
    line-height: 1.3;
  }

  .soft {
    color: var(--_text-soft);
    font-size: 13px;
  }

  summary {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-block-size: 44px;
    padding-inline: 14px;
    color: var(--_accent-text);
    font-weight: 550;
    outline-offset: -3px;
  }

  summary .icon {
    inline-size: 16px;
    block-size: 16px;
    rotate: 90deg;
    transition: rotate 140ms;
  }

  details[open] > summary .icon {
    rotate: -90deg;
  }

  .pairs {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    gap: 6px 12px;
  }

  dt {
    color: var(--_text-soft);
  }

  dd {
    overflow-wrap: anywhere;
  }

  .between {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 12px;
  }

  .between > :first-child {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .between > :last-child {
    flex: none;
  }
`;
