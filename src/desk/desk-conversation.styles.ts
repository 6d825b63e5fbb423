import { css } from 'lit';
import { deskBase } from './desk.styles.ts';

export const conversationStyles = [
  deskBase,
  css`
    :host {
      display: flex;
      flex-direction: column;
      min-block-size: 0;
    }
    header,
    footer {
      display: flex;
      align-items: center;
      gap: 12px;
      padding: 12px 20px;
      background: var(--sheet);
    }
    header {
      border-block-end: 1px solid var(--line);
    }
    footer {
      border-block-start: 1px solid var(--line);
    }
    h2 {
      flex: 1;
      font-size: 16px;
    }
    .back {
      display: none;
    }
    ol {
      flex: 1;
      min-block-size: 240px;
      overflow-y: auto;
      display: flex;
      flex-direction: column;
      gap: 10px;
      padding: 20px;
    }
    li {
      max-inline-size: min(70ch, 80%);
      align-self: flex-start;
    }
    li.agent {
      align-self: flex-end;
    }
    li p {
      padding: 10px 14px;
      border-radius: 14px;
      background: var(--sheet);
      border: 1px solid var(--line);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    li.agent p {
      background: var(--bubble);
    }
    li.before p {
      border-style: dashed;
    }
    li.system {
      align-self: center;
    }
    .who,
    time {
      font-size: 12px;
      color: var(--muted);
    }
    .typing,
    .fault {
      padding-inline: 20px;
      font-size: 13px;
      color: var(--muted);
    }
    .fault {
      color: var(--warn);
    }
    textarea {
      resize: vertical;
    }
    @media (max-width: 640px) {
      .back {
        display: block;
      }
    }
  `,
];
