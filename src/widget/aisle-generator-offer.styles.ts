import { css } from 'lit';

/** The row stands above the message field and leaves the conversation in sight. */
export const generatorOfferStyles = css`
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: start;
    gap: 8px;
    padding-block: 10px;
    padding-inline: var(--_gutter) calc(var(--_gutter) - 10px);
    background: var(--_surface);
    border-block-start: 1px solid var(--_line);
    font-size: 13.5px;
    line-height: 1.45;
  }

  small {
    display: block;
    margin-block-start: 2px;
    font-size: 12.5px;
    color: var(--_text-soft);
  }

  .away {
    margin-block: -6px;
    outline-offset: -3px;
  }

  .actions {
    grid-column: 1 / -1;
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  .how {
    align-self: center;
  }

  .again {
    margin-block-start: 6px;
  }
`;
