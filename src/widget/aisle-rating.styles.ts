import { css } from 'lit';

/** The question stands above the message field and leaves the conversation in sight. */
export const ratingStyles = css`
  :host {
    display: block;
    padding-block: 10px;
    padding-inline: var(--_gutter);
    background: var(--_surface);
    border-block-start: 1px solid var(--_line);
    font-size: 13.5px;
  }

  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }

  legend {
    padding: 0;
    margin-block-end: 8px;
    font-weight: 600;
  }

  .scores {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    gap: 6px;
  }

  .scores label {
    position: relative;
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: 2px;
    min-block-size: 52px;
    padding: 6px 2px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    text-align: center;
    font-size: 12px;
    line-height: 1.25;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  .scores input {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  .scores b {
    font-size: 15px;
    font-weight: 650;
  }

  .scores label:has(:checked) {
    border-color: var(--_accent-text);
    background: var(--_accent-soft);
    box-shadow: inset 0 0 0 1px var(--_accent-text);
  }

  .scores label:has(:focus-visible) {
    outline: 2px solid var(--_accent-text);
    outline-offset: 2px;
  }

  .comment {
    display: block;
    margin-block-start: 10px;
  }

  .comment span {
    color: var(--_text-soft);
  }

  textarea {
    display: block;
    inline-size: 100%;
    margin-block-start: 4px;
    padding: 8px 10px;
    border: 1px solid var(--_line-strong);
    border-radius: var(--_radius-s);
    background: var(--_page);
    color: var(--_text);
    font: 16px / 1.4 var(--_font);
    resize: vertical;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: 10px;
  }

  .send {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .thanks {
    color: var(--_text-soft);
  }

  @media (forced-colors: active) {
    .scores label:has(:checked) {
      outline: 2px solid Highlight;
    }
  }
`;
