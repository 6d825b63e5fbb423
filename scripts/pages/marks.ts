import { type Html, html } from './html.ts';

/** The shops' marks, drawn in the colour of the text around them. */
const MARKS: Readonly<Record<string, Html>> = {
  // A leaf that is also a lane with its middle line.
  fresh: html`<svg viewBox="0 0 40 40" aria-hidden="true"><path fill="currentColor" d="M34 5C16 4 6 13 6 24c0 3 .8 5.700 2.200 8L6 36l3 1.500 2.300-3.700C13 35 15 35.600 18 35.600 29 35.600 36 24 34 5z"/><path class="mark-line" d="M11 32.500C15 24 20 18 28 11.500" stroke-dasharray="4.500 4"/></svg>`,
  // Grain: three contours around a point of light.
  beauty: html`<svg viewBox="0 0 40 40" aria-hidden="true"><g fill="none" stroke="currentColor" stroke-width="1.600"><path d="M20 3c9 0 17 7 17 16.500S29 37 20 37 3 29 3 20 10 3 20 3z"/><path d="M19 8.500c7 0 13 5 13 12S26 32 19 32 8 27 8 20.500 12 8.500 19 8.500z"/><path d="M18 14c5 0 9 3 9 7.500S23 27 18.500 27 13 24.500 13 20.500 14 14 18 14z"/></g><circle cx="18.500" cy="20.500" r="2.600" fill="currentColor"/></svg>`,
  // A sail over a wave, in a tile.
  global: html`<svg viewBox="0 0 40 40" aria-hidden="true"><path fill="currentColor" d="M20 1l5.200 4.300 6.700-.6 1.500 6.500 5.600 3.700-2.500 6.200L38 28l-5.500 3.500-1.700 6.500-6.700-.8L19 41l-5-4.400-6.700.5L6 30.600.5 26.700 3.200 20.500 1 14l5.700-3.600L8.500 4l6.700.9z" transform="translate(1.500 .5) scale(.93)"/><path class="mark-line" d="M19 9v16M22 12c5 3 7 7 7 11h-7zM11 23c.5-4 2.500-7 5-9v9zM9.500 28.500c2 1.600 4 1.600 6 0s4-1.600 6 0 4 1.600 6 0 3-1.300 4-.8"/></svg>`,
};

export function markOf(shop: string): Html {
  return MARKS[shop] ?? html``;
}
