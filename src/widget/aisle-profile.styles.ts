import { css } from 'lit';

/** The shopper's profile, in its sheet. */
export const profileStyles = css`
  .axis {
    display: grid;
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
    align-items: center;
    gap: 4px 12px;
    padding-block: 10px;
    border-block-end: 1px solid var(--_line);
  }

  .axis label,
  h3 {
    font-size: 14px;
    font-weight: 600;
    line-height: 1.35;
  }

  h3 {
    margin-block: 18px 4px;
  }

  select {
    min-inline-size: 0;
    min-block-size: 44px;
    padding-inline: 10px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    background: var(--_page);
    color: var(--_text);
    /* Smaller than 16 px, phones zoom in on it. */
    font: 16px / 1.3 var(--_font);
  }

  .why {
    grid-column: 1 / -1;
    font-size: 12.5px;
    line-height: 1.45;
    color: var(--_text-soft);
  }

  ul.why {
    padding-inline-start: 18px;
  }

  .check {
    display: flex;
    gap: 10px;
    padding-block: 14px;
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

  small {
    display: block;
    font-size: 12.5px;
    color: var(--_text-soft);
  }

  .pieces li {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 4px;
    border-block-end: 1px solid var(--_line);
    font-size: 13.5px;
    line-height: 1.4;
  }

  .pieces span {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
`;
