import { css } from 'lit';

/** Flows, picture and form: three columns, or one after the other. */
export const flowsStyles = css`
  .work {
    display: grid;
    grid-template-columns: minmax(180px, 220px) minmax(0, 1fr) minmax(300px, 380px);
    gap: 16px;
    padding: 16px;
    align-items: start;
  }
  .work > * {
    min-inline-size: 0;
  }
  .work > .empty {
    grid-column: 2 / -1;
  }
  .picture,
  .form {
    display: grid;
    gap: 12px;
    align-content: start;
  }
  .picture > *,
  .form > * {
    min-inline-size: 0;
  }
  .list,
  .form {
    position: sticky;
    inset-block-start: 12px;
    max-block-size: calc(100dvh - 90px);
    overflow: auto;
    padding: 2px;
  }
  .back {
    display: none;
  }
  @media (max-width: 1180px) {
    .work {
      grid-template-columns: minmax(160px, 200px) minmax(0, 1fr);
    }
    .form {
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
    .work > .empty,
    .form {
      grid-column: 1;
    }
    .list {
      position: static;
      max-block-size: none;
    }
    .has-flow .list {
      display: none;
    }
    .back {
      display: inline-flex;
    }
  }
`;
