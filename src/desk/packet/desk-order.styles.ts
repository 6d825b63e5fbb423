import { css } from 'lit';
import { pageBase } from '#ui/page-base.styles.ts';

export const orderStyles = [
  pageBase,
  css`
    :host {
      display: block;
    }
    details {
      border: 1px solid var(--_line);
      border-radius: 12px;
      background: var(--_surface);
    }
    summary {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0 8px;
      min-block-size: 42px;
      padding: 4px 12px;
    }
    summary strong {
      font-weight: 650;
      white-space: nowrap;
    }
    .total {
      margin-inline-start: auto;
      font-variant-numeric: tabular-nums;
      font-weight: 600;
      white-space: nowrap;
    }
    details > :not(summary) {
      margin-inline: 12px;
    }
    details > :last-child {
      margin-block-end: 12px;
    }
    .proven,
    .unproven {
      font-size: 13px;
      font-weight: 550;
      color: var(--_ok);
    }
    .unproven {
      color: var(--_warn);
    }
    p.soft {
      font-size: 13px;
    }
    .lines {
      margin-block: 8px;
      padding-block: 6px;
      border-block: 1px solid var(--_line);
    }
    .lines li {
      display: flex;
      justify-content: space-between;
      gap: 10px;
    }
    .lines li .soft {
      white-space: nowrap;
    }
    .parcel code {
      font-size: 12px;
    }
    .cold {
      display: flex;
      gap: 8px;
      margin-block-start: 8px;
      padding: 7px 10px;
      border-radius: 9px;
      background: var(--_accent-soft);
      font-size: 13px;
    }
    .cold.broken {
      background: var(--_bad-soft);
    }
    .cold .icon {
      color: var(--_accent-text);
    }
    .cold.broken :is(.icon, strong) {
      color: var(--_bad);
    }
    h4 {
      margin-block: 10px 4px;
      font-size: 12px;
      color: var(--_text-soft);
    }
    .timeline li {
      position: relative;
      display: grid;
      padding: 0 0 10px 18px;
      font-size: 13px;
    }
    .timeline li::before {
      content: '';
      position: absolute;
      inset-block-start: 6px;
      inset-inline-start: 0;
      inline-size: 8px;
      block-size: 8px;
      border: 2px solid var(--_line-strong);
      border-radius: 50%;
      background: var(--_surface);
    }
    .timeline li:not(:last-child)::after {
      content: '';
      position: absolute;
      inset-block: 18px -3px;
      inset-inline-start: 5px;
      inline-size: 2px;
      background: var(--_line);
    }
    .timeline li.expected::before {
      border-style: dashed;
    }
    .timeline li:is(.too-warm, .too-cold)::before {
      border-color: var(--_bad);
    }
    .timeline li:is(.action, .delivered, .refund, .return)::before {
      border-color: var(--_accent-text);
    }
    time {
      font-size: 12px;
      color: var(--_text-soft);
    }
    .field {
      display: block;
      color: var(--_text-soft);
      overflow-wrap: anywhere;
    }
  `,
];
