import { svg } from 'lit';
import { lineIcon as icon } from './line-icon.ts';

/** Line icons of one weight, drawn in the text's colour; never the only bearer of a meaning. */
export const icons = {
  close: icon(svg`<path d="M6 6l12 12M18 6 6 18"/>`),
  back: icon(svg`<path d="M15 5l-7 7 7 7"/>`),
  next: icon(svg`<path d="M9 5l7 7-7 7"/>`),
  send: icon(svg`<path d="M12 19V5M6 11l6-6 6 6"/>`),
  down: icon(svg`<path d="M12 5v14M6 13l6 6 6-6"/>`),
  person: icon(svg`<circle cx="12" cy="8" r="3.5"/><path d="M5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5"/>`),
  lock: icon(svg`<rect x="5" y="11" width="14" height="9" rx="2.5"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>`),
  shield: icon(
    svg`<path d="M12 3.5l7 2.6v5.3c0 4.3-2.8 7.4-7 9.1-4.2-1.7-7-4.8-7-9.1V6.1z"/><path d="M9 12l2.2 2.2L15.2 10"/>`,
  ),
  book: icon(svg`<path d="M6 4h12v16H7.5A1.5 1.5 0 0 1 6 18.5zM6 18.5A1.5 1.5 0 0 1 7.5 17H18M9.5 8h5"/>`),
  box: icon(svg`<path d="M12 3.5l8 4.2v8.6l-8 4.2-8-4.2V7.7zM4 7.7l8 4.2 8-4.2M12 12v8.5"/>`),
  clock: icon(svg`<circle cx="12" cy="12" r="8"/><path d="M12 7.5V12l3 2"/>`),
  check: icon(svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`),
  alert: icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5v5.5M12 16.4v.1"/>`),
  spark: icon(svg`<path d="M4.5 5.5h15v10.5H10L5.5 19.5V16h-1z"/>`),
} as const;
