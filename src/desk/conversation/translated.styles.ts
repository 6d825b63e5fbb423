import { css } from 'lit';

/** A translation, and the small lines that say that it is one: beside what was said, and beside what is being written. */
export const translatedStyles = css`
  .translation,
  .translated {
    border-inline-start: 3px solid var(--_accent-text);
    border-radius: 0 10px 10px 0;
    background: var(--_accent-soft);
  }
  .mark,
  .own {
    display: flex;
    align-items: center;
    gap: 5px;
    font-size: 12px;
    color: var(--_text-soft);
  }
  .mark .icon,
  .own .icon {
    inline-size: 14px;
    block-size: 14px;
  }
`;
