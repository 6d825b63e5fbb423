import { css } from 'lit';

/** A banner in the colour of the verdict, the curve, and lists. Colour is never the only bearer: words stand beside it. */
export const traceStyles = css`
  h3 {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block: 2px 8px;
  }

  h3 .icon {
    flex: none;
  }

  h4 {
    margin-block: 0 6px;
    font-size: 14px;
    font-weight: 600;
  }

  .verdict {
    border-inline-start: 4px solid var(--_line-strong);
    background: var(--_sunken);
    overflow-wrap: anywhere;
  }

  .verdict.fine {
    border-color: var(--_ok);
  }

  .verdict.fine h3,
  .ok {
    color: var(--_ok);
  }

  .verdict:is(.watch, .doubtful) {
    border-color: var(--_warn);
    background: var(--_warn-soft);
  }

  .verdict:is(.watch, .doubtful) h3 {
    color: var(--_warn);
  }

  .verdict.unsafe {
    border-color: var(--_bad);
    background: var(--_bad-soft);
  }

  .verdict.unsafe h3,
  .bad {
    color: var(--_bad);
  }

  .verdict .soft {
    color: var(--_text);
  }

  .reasons {
    display: grid;
    gap: 4px;
  }

  .reasons li {
    position: relative;
    padding-inline-start: 14px;
  }

  .reasons li::before {
    content: '';
    position: absolute;
    inset-inline-start: 2px;
    inset-block-start: 8px;
    inline-size: 5px;
    block-size: 5px;
    border-radius: 50%;
    background: currentColor;
  }

  .reasons li:not(.fine) {
    font-weight: 550;
  }

  .caution {
    margin-block-start: 8px;
    font-size: 13px;
  }

  .stale,
  .gap-told {
    display: flex;
    align-items: flex-start;
    gap: 6px;
    margin-block-start: 10px;
    color: var(--_warn);
    font-size: 12.5px;
  }

  .stale .icon,
  .gap-told .icon {
    flex: none;
    inline-size: 16px;
    block-size: 16px;
    margin-block-start: 1px;
  }

  .curve {
    display: block;
    inline-size: 100%;
    block-size: auto;
    margin-block-end: 6px;
    direction: ltr;
  }

  .curve text {
    fill: var(--_text-soft);
    font-size: 11px;
  }

  .curve .line {
    fill: none;
    stroke: var(--_accent-text);
    stroke-width: 2;
    stroke-linejoin: round;
  }

  .curve .peak {
    fill: var(--_accent-text);
  }

  .curve .limit {
    stroke: var(--_bad);
    stroke-width: 1.2;
    stroke-dasharray: 4 3;
  }

  .curve .at-limit {
    fill: var(--_bad);
  }

  .curve .above {
    fill: var(--_bad);
    opacity: 0.22;
  }

  .curve .gap {
    fill: var(--_line-strong);
    opacity: 0.25;
  }

  table {
    inline-size: calc(100% - 28px);
    margin: 0 14px 14px;
    border-collapse: collapse;
    font-size: 13px;
    font-variant-numeric: tabular-nums;
  }

  :is(th, td) {
    padding-block: 3px;
    text-align: start;
  }

  th {
    color: var(--_text-soft);
    font-weight: 550;
  }

  .way {
    padding: 0 14px 14px;
    display: grid;
    gap: 10px;
  }

  .way li {
    display: grid;
    padding-inline-start: 12px;
    border-inline-start: 2px solid var(--_line);
  }

  .offers {
    display: grid;
    gap: 4px;
    margin-block-end: 4px;
  }

  .pairs + .pairs {
    margin-block-start: 6px;
  }

  @media (forced-colors: active) {
    .curve :is(.line, .limit) {
      stroke: CanvasText;
    }

    .curve :is(text, .peak) {
      fill: CanvasText;
    }
  }
`;
