import { css } from 'lit';

/** Products under each other, each with its reasons; 360 px wide and up. */
export const picksStyles = css`
  .picks {
    display: grid;
  }

  .picks > li {
    padding: 14px;
  }

  .picks > li + li {
    border-block-start: 1px solid var(--_line);
  }

  .top {
    display: flex;
    gap: 12px;
  }

  img {
    flex: none;
    inline-size: 76px;
    block-size: 76px;
    object-fit: cover;
    border-radius: var(--_radius-s);
    background: var(--_sunken);
  }

  .top > div {
    min-inline-size: 0;
    display: grid;
    gap: 3px;
    align-content: start;
  }

  h3 {
    font-size: 15px;
    overflow-wrap: anywhere;
  }

  .price {
    font-weight: 650;
  }

  s {
    font-size: 13px;
    font-weight: 400;
    color: var(--_text-soft);
  }

  .tags {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 6px;
  }

  .tags li {
    padding: 1px 8px;
    border-radius: 999px;
    background: var(--_sunken);
    font-size: 12.5px;
  }

  .why {
    display: grid;
    gap: 3px;
    margin-block-start: 10px;
  }

  .why li {
    display: grid;
    grid-template-columns: 14px 1fr;
    gap: 6px;
  }

  .why li::before {
    content: '✓' / '';
    color: var(--_ok);
  }

  .why .against::before {
    content: '!' / '';
    font-weight: 700;
    text-align: center;
    color: var(--_warn);
  }

  .note {
    margin-block-start: 8px;
    font-size: 13.5px;
  }

  .note b {
    display: block;
    font-size: 12.5px;
    font-weight: 550;
    color: var(--_text-soft);
  }

  .offer {
    margin-block-start: 10px;
    padding: 6px 10px;
    border-radius: var(--_radius-s);
    background: var(--_sunken);
    font-size: 13.5px;
    font-weight: 550;
  }

  blockquote {
    margin: 0;
  }
`;
