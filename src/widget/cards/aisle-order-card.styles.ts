import { css } from 'lit';

/** The way of the parcel as a line of five, and its stations. */
export const orderStyles = css`
  h3 {
    margin-block-start: 2px;
  }

  .steps {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    gap: 4px;
    margin-block-start: 12px;
  }

  .steps i {
    block-size: 5px;
    border-radius: 3px;
    background: var(--_sunken);
  }

  .steps .done {
    background: var(--_accent-text);
  }

  .stale {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    margin-block-start: 12px;
    padding: 6px 10px;
    border-radius: var(--_radius-s);
    background: var(--_warn-soft);
    color: var(--_warn);
    font-size: 12.5px;
  }

  .stale .icon {
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 1px;
  }

  .arrival {
    font-weight: 600;
  }

  .track {
    margin-block-start: 4px;
  }

  .events,
  .lines {
    padding: 0 14px 14px;
    display: grid;
    gap: 12px;
  }

  .events li {
    position: relative;
    display: grid;
    padding-inline-start: 20px;
  }

  .events li::before {
    content: '';
    position: absolute;
    inset-inline-start: 2px;
    inset-block-start: 6px;
    inline-size: 8px;
    block-size: 8px;
    border-radius: 50%;
    background: var(--_line-strong);
  }

  .events li:first-child::before {
    background: var(--_accent-text);
  }

  .events li:not(:last-child)::after {
    content: '';
    position: absolute;
    inset-inline-start: 5px;
    inset-block: 18px -8px;
    inline-size: 2px;
    background: var(--_line);
  }

  .sum {
    border-block-start: 1px solid var(--_line);
    padding-block: 12px;
  }

  .sum strong {
    font-size: 16px;
    font-weight: 650;
  }

  @media (forced-colors: active) {
    .steps i {
      border: 1px solid CanvasText;
    }

    .steps .done {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
`;
