import { css } from 'lit';

/** A row that belongs to the order above it. */
export const noticesStyles = css`
  :host {
    display: block;
    font-size: 13.5px;
  }

  section {
    display: grid;
    gap: 6px;
    justify-items: start;
    margin-block-start: 6px;
  }

  p {
    margin: 0;
  }

  .between {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
  }

  .soft {
    color: var(--_text-soft);
    font-size: 12.5px;
  }

  .soft:empty {
    display: none;
  }
`;
