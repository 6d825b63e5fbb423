import { css } from 'lit';

export const photoStyles = css`
  :host {
    display: block;
    padding-block-end: 8px;
  }

  .pick {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-block-size: 44px;
    padding-inline: 14px 16px;
    border: 1px solid var(--_accent-text);
    border-radius: 22px;
    color: var(--_accent-text);
    font-size: 15px;
    font-weight: 600;
    cursor: pointer;
  }

  .pick:focus-within {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }

  .pick.busy {
    border-style: dashed;
    cursor: default;
  }

  /* The label is what is seen and tapped; the input keeps the keyboard and the screen reader. */
  input {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    opacity: 0;
    pointer-events: none;
  }

  p {
    padding-block-start: 6px;
    padding-inline: 6px;
    font-size: 12.5px;
    line-height: 1.4;
    color: var(--_text-soft);
  }

  .previews {
    max-block-size: 40vh;
    overflow-y: auto;
    scrollbar-width: thin;
  }

  .previews li {
    display: flex;
    gap: 10px;
    padding-block-end: 8px;
  }

  .previews div {
    flex: 1;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  .previews p:first-child {
    padding-block-start: 0;
  }

  .previews .fault {
    color: var(--_text);
    font-weight: 600;
  }

  canvas {
    display: block;
    flex: none;
    align-self: start;
    max-inline-size: 40%;
    border-radius: var(--_radius-s);
    border: 1px solid var(--_line);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }

  p.bad {
    color: var(--_bad);
  }

  @media (forced-colors: active) {
    .pick {
      border-color: ButtonText;
    }
  }
`;
