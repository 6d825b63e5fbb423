import { css } from 'lit';

/** List, form and what stands beside it: three columns, two, or one after the other. */
export const studioEditStyles = css`
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 10px 16px;
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
  }
  .panel {
    margin: 12px 16px 0;
    max-block-size: 70vh;
    overflow: auto;
  }
  .work {
    display: grid;
    grid-template-columns: minmax(220px, 280px) minmax(0, 1fr) minmax(240px, 340px);
    gap: 16px;
    padding: 16px;
    align-items: start;
  }
  .work > * {
    min-inline-size: 0;
  }
  .list,
  aside {
    position: sticky;
    inset-block-start: 12px;
    max-block-size: calc(100dvh - 130px);
    overflow: auto;
    padding: 2px;
  }
  aside {
    display: grid;
    gap: 12px;
    align-content: start;
  }
  .back {
    display: none;
    margin-block-end: 12px;
  }
  @media (max-width: 1180px) {
    .work {
      grid-template-columns: minmax(200px, 260px) minmax(0, 1fr);
    }
    aside {
      grid-column: 2;
      position: static;
      max-block-size: none;
    }
  }
  @media (max-width: 760px) {
    .work {
      grid-template-columns: minmax(0, 1fr);
      padding: 12px;
    }
    .list {
      position: static;
      max-block-size: none;
    }
    .has-entry .list,
    .work:not(.has-entry) .form {
      display: none;
    }
    aside {
      grid-column: 1;
    }
    .back {
      display: inline-flex;
    }
  }
`;
