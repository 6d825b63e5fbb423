import { css } from 'lit';

/** Colours and controls that every part of the desk shares. */
export const deskBase = css`
  :host {
    --ink: light-dark(#1b2624, #e6eeec);
    --muted: light-dark(#56655f, #9db0aa);
    --line: light-dark(#dde4e1, #2d3a37);
    --sheet: light-dark(#fff, #18211f);
    --ground: light-dark(#f4f7f6, #101716);
    --accent: light-dark(#0b6b5d, #5cc7b4);
    --on-accent: light-dark(#fff, #06231e);
    --bubble: light-dark(#e9f3f0, #203330);
    --warn: light-dark(#9a4b00, #ffb870);
    color-scheme: light dark;
    color: var(--ink);
    font: 15px/1.5 system-ui, 'Noto Sans', 'PingFang SC', 'Noto Sans CJK SC', sans-serif;
  }
  * {
    box-sizing: border-box;
  }
  button {
    font: inherit;
    font-weight: 600;
    min-block-size: 40px;
    padding-inline: 16px;
    border: 1px solid transparent;
    border-radius: 10px;
    color: var(--on-accent);
    background: var(--accent);
    cursor: pointer;
  }
  button.quiet {
    color: var(--ink);
    background: none;
    border-color: var(--line);
  }
  :focus-visible {
    outline: 3px solid var(--accent);
    outline-offset: 2px;
  }
  input,
  textarea {
    font: inherit;
    font-size: 16px;
    inline-size: 100%;
    padding: 10px 12px;
    border: 1px solid var(--muted);
    border-radius: 10px;
    color: inherit;
    background: var(--sheet);
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
`;

export const deskStyles = [
  deskBase,
  css`
    :host {
      display: flex;
      flex-direction: column;
      block-size: 100dvh;
      background: var(--ground);
    }
    header {
      display: flex;
      align-items: center;
      gap: 16px;
      padding: 10px 20px;
      border-block-end: 1px solid var(--line);
      background: var(--sheet);
    }
    header h1 {
      font-size: 18px;
    }
    header p {
      flex: 1;
      color: var(--warn);
    }
    main {
      flex: 1;
      min-block-size: 0;
      display: grid;
      grid-template-columns: 300px minmax(0, 1fr);
    }
    main.with-open {
      grid-template-columns: 300px minmax(0, 1fr) 320px;
    }
    nav {
      overflow-y: auto;
      padding: 12px;
      border-inline-end: 1px solid var(--line);
      background: var(--sheet);
    }
    nav section {
      margin-block-end: 20px;
    }
    h2 {
      font-size: 13px;
      color: var(--muted);
      padding: 4px 8px;
    }
    .count {
      font-variant-numeric: tabular-nums;
    }
    .row {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 2px 8px;
      inline-size: 100%;
      padding: 10px;
      text-align: start;
      font-weight: 400;
      color: var(--ink);
      background: none;
    }
    .row[aria-current='true'] {
      background: var(--bubble);
    }
    .row time,
    .shop,
    .none {
      color: var(--muted);
      font-size: 13px;
    }
    .what,
    .shop {
      grid-column: 1 / -1;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .none {
      padding: 4px 8px;
    }
    .empty {
      margin: auto;
      max-inline-size: 36ch;
      text-align: center;
      color: var(--muted);
    }
    main.gate {
      display: grid;
      place-items: center;
      grid-template-columns: none;
    }
    .sign-in {
      display: grid;
      gap: 14px;
      inline-size: min(340px, calc(100vw - 32px));
      padding: 28px;
      border: 1px solid var(--line);
      border-radius: 18px;
      background: var(--sheet);
    }
    .sign-in label {
      display: grid;
      gap: 4px;
    }
    [role='alert'] {
      color: var(--warn);
    }
    @media (max-width: 1000px) {
      main.with-open {
        grid-template-columns: 260px minmax(0, 1fr);
      }
      desk-packet {
        display: none;
      }
    }
    @media (max-width: 640px) {
      main,
      main.with-open {
        display: block;
        overflow-y: auto;
      }
      main.gate {
        display: grid;
      }
      main.with-open nav {
        display: none;
      }
      /* The conversation fills the screen; what came with it is below. */
      desk-conversation {
        block-size: 100%;
      }
      desk-packet {
        display: block;
      }
      .empty {
        display: none;
      }
    }
  `,
];
