import { css } from 'lit';

/** 16 px in the field: iOS zooms the page into anything smaller. */
export const composerStyles = css`
  :host {
    display: block;
  }

  form {
    padding-block: 10px 14px;
    padding-inline: var(--_gutter);
    background: var(--_surface);
    border-block-start: 1px solid var(--_line);
  }

  .hint {
    font-size: 12.5px;
    line-height: 1.4;
    color: var(--_text-soft);
    padding-inline: 6px;
  }

  .hint:not(:empty) {
    padding-block-end: 6px;
  }

  .hint.bad {
    color: var(--_bad);
  }

  .field {
    display: flex;
    align-items: flex-end;
    gap: 4px;
    padding: 3px;
    border: 1px solid var(--_line-strong);
    border-radius: 25px;
    background: var(--_surface);
    transition: border-color 120ms, box-shadow 120ms;
  }

  .field:focus-within {
    border-color: var(--_accent-text);
    box-shadow: 0 0 0 1px var(--_accent-text);
  }

  .field.over {
    border-color: var(--_bad);
    box-shadow: 0 0 0 1px var(--_bad);
  }

  textarea {
    flex: 1;
    min-inline-size: 0;
    max-block-size: min(8.4em, 30vh);
    margin: 0;
    padding-block: 9px;
    padding-inline: 14px 4px;
    border: 0;
    background: none;
    color: var(--_text);
    font: 16px / 1.4 var(--_font);
    field-sizing: content;
    resize: none;
    overflow-wrap: anywhere;
    scrollbar-width: thin;
  }

  /* The field around it shows the focus. */
  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--_text-soft);
    opacity: 1;
  }

  .send {
    flex: none;
    display: grid;
    place-items: center;
    inline-size: 40px;
    block-size: 40px;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    transition: background-color 120ms, color 120ms, transform 120ms;
  }

  .send:disabled {
    background: var(--_sunken);
    color: var(--_text-soft);
  }

  .send:active:enabled {
    transform: scale(0.94);
  }

  .ring {
    inline-size: 18px;
    block-size: 18px;
    border-radius: 50%;
    border: 2px solid currentColor;
    border-block-start-color: transparent;
    animation: turn 0.9s linear infinite;
  }

  @keyframes turn {
    to {
      transform: rotate(1turn);
    }
  }

  @media (pointer: coarse) {
    .send {
      inline-size: 44px;
      block-size: 44px;
    }

    textarea {
      padding-block: 11px;
    }
  }

  @media (forced-colors: active) {
    .field:focus-within {
      outline: 2px solid Highlight;
    }

    .send {
      border: 1px solid ButtonText;
    }
  }
`;
