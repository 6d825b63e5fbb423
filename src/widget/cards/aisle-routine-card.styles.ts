import { css } from 'lit';

/** Steps of a morning and an evening, numbered down a line. */
export const routineStyles = css`
  h3 {
    margin-block-end: 4px;
  }

  h4 {
    margin-block: 0 8px;
    font-size: 14px;
    font-weight: 650;
  }

  .steps {
    display: grid;
    gap: 10px;
    counter-reset: step;
  }

  .steps li {
    display: grid;
    grid-template-columns: 24px 1fr auto;
    gap: 2px 8px;
    counter-increment: step;
  }

  .steps li::before {
    content: counter(step);
    grid-row: span 2;
    inline-size: 22px;
    block-size: 22px;
    border-radius: 50%;
    background: var(--_sunken);
    font-size: 12.5px;
    line-height: 22px;
    text-align: center;
  }

  .steps .name {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .steps small {
    grid-column: 2 / -1;
    font-size: 13px;
    color: var(--_text-soft);
  }

  .own {
    font-size: 12.5px;
    color: var(--_text-soft);
  }

  .apart {
    display: grid;
    gap: 6px;
    font-size: 13.5px;
  }

  .total {
    font-weight: 600;
  }
`;
