import { css } from 'lit';

/** Steps as cards over the lines between them. */
export const flowPictureStyles = css`
  :host {
    display: grid;
    gap: 8px;
  }
  .sheet {
    overflow: auto;
    block-size: min(68vh, 720px);
    border: 1px solid var(--_line);
    border-radius: 14px;
    background: var(--_surface);
    cursor: grab;
    touch-action: pan-x pan-y;
  }
  .drawing {
    position: relative;
    transform-origin: 0 0;
  }
  .room {
    margin-inline: auto;
  }
  svg {
    position: absolute;
    inset: 0;
  }
  .way,
  .rubber {
    fill: none;
    stroke: var(--_line-strong);
    stroke-width: 1.5;
  }
  .rubber {
    stroke: var(--_accent-text);
    stroke-dasharray: 4 4;
  }
  .way.no,
  .way.refused {
    stroke: var(--_bad);
  }
  .way.review {
    stroke: var(--_warn);
  }
  .way.done {
    stroke: var(--_ok);
  }
  .lit .way {
    stroke-width: 3;
  }
  text {
    fill: var(--_text-soft);
    font-size: 11px;
    paint-order: stroke;
    stroke: var(--_surface);
    stroke-width: 4px;
  }
  .step,
  .other {
    position: absolute;
    display: grid;
    grid-template-rows: auto 1fr;
    overflow: hidden;
    padding: 5px 9px;
    border: 1px solid var(--_line-strong);
    border-inline-start: 4px solid var(--_line-strong);
    border-radius: 10px;
    background: var(--_page);
    color: var(--_text);
    font-size: 12px;
    line-height: 1.35;
    text-align: start;
  }
  .other {
    border-style: dashed;
    text-decoration: none;
  }
  .step:is(.say, .answer) {
    border-inline-start-color: var(--_accent);
  }
  .step:is(.collect, .confirm) {
    border-inline-start-color: var(--_ok);
  }
  .step:is(.act, .ticket) {
    border-inline-start-color: var(--_warn);
  }
  .step:is(.handoff, .jump) {
    border-inline-start-color: var(--_text-soft);
  }
  .step[aria-current] {
    background: var(--_accent-soft);
    border-color: var(--_accent-text);
  }
  .step.faulty {
    border-color: var(--_bad);
    background: var(--_bad-soft);
  }
  .top {
    display: flex;
    gap: 6px;
    align-items: baseline;
    white-space: nowrap;
  }
  .kind {
    color: var(--_text-soft);
    font-size: 11px;
  }
  .id {
    flex: 1;
    overflow: hidden;
    text-overflow: ellipsis;
    font-weight: 600;
  }
  .summary {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .end {
    position: absolute;
    inset: auto 8px 3px auto;
    color: var(--_text-soft);
    font-size: 10px;
  }
  .handle {
    position: absolute;
    inline-size: 18px;
    block-size: 18px;
    border-radius: 50%;
    cursor: crosshair;
    touch-action: none;
  }
  .handle::after {
    content: '';
    position: absolute;
    inset: 5px;
    border: 1.5px solid var(--_line-strong);
    border-radius: 50%;
    background: var(--_surface);
  }
`;
