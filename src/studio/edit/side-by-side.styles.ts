import { css } from 'lit';

/** Languages beside each other where there is room, and short values in columns. */
export const sideBySide = css`
  .side {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 250px), 1fr));
    gap: 16px 20px;
    align-items: start;
  }
  .side > *,
  .common > * {
    min-inline-size: 0;
  }
  .common {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr));
    gap: 12px 16px;
    align-items: start;
  }
`;
