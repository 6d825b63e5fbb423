import { html, nothing, svg, type TemplateResult } from 'lit';
import type { TraceLog } from '#commerce/trace/trace-report.ts';

const WIDTH = 320;
const HEIGHT = 132;
/** Room for the labels: the limit on the right, times below. */
const PAD = { top: 14, right: 40, bottom: 20, left: 6 };
/** Degrees that are always between the lowest and the highest line, so that a kept chain looks calm. */
const LEAST_SPAN = 6;

/**
 * The temperature curve with its limit, the part above it shaded, and gaps marked. A picture of the figures in words beside
 * it: `label` is what a screen reader hears.
 */
export function chartView(
  { points, limits, peak, gaps }: TraceLog,
  words: { label: string; degrees(celsius: number): string; time(at: number): string },
): TemplateResult | typeof nothing {
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 2) return nothing;
  const from = Math.min(first.at, ...gaps.map((gap) => gap.from));
  const until = Math.max(last.at, ...gaps.map((gap) => gap.until));
  const shown = [...points.map(({ celsius }) => celsius), ...(limits.max === null ? [] : [limits.max])];
  const low = Math.min(...shown) - 0.5;
  const high = Math.max(...shown, low + LEAST_SPAN) + 0.5;
  const x = (at: number) => round(PAD.left + ((at - from) / (until - from || 1)) * (WIDTH - PAD.left - PAD.right));
  const y = (celsius: number) => round(PAD.top + ((high - celsius) / (high - low)) * (HEIGHT - PAD.top - PAD.bottom));
  const floor = HEIGHT - PAD.bottom;
  const road = points.map(({ at, celsius }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(celsius)}`).join('');
  // Nothing is known of a gap: no line leads over it.
  const line = points
    .map(({ at, celsius }, index) => {
      const isAfterGap = gaps.some((gap) => gap.until === at);
      return `${index === 0 || isAfterGap ? 'M' : 'L'}${x(at)} ${y(celsius)}`;
    })
    .join('');
  const limit = limits.max === null ? null : y(limits.max);
  const area = `${road}L${x(last.at)} ${floor}L${x(first.at)} ${floor}Z`;
  const atPeak = Math.min(Math.max(x(peak.at), 22), WIDTH - PAD.right - 14);
  return html`<svg class="curve" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label=${words.label}>
    ${gaps.map(
      (gap) =>
        svg`<rect class="gap" x=${x(gap.from)} y=${PAD.top} width=${Math.max(2, x(gap.until) - x(gap.from))} height=${floor - PAD.top} />`,
    )}
    ${
      limit === null
        ? nothing
        : svg`<clipPath id="above"><rect x="0" y="0" width=${WIDTH} height=${limit} /></clipPath>
            <path class="above" clip-path="url(#above)" d=${area} />
            <path class="limit" d="M${PAD.left} ${limit}H${WIDTH - PAD.right}" />
            <text class="at-limit" x=${WIDTH - PAD.right + 4} y=${limit + 4}>${words.degrees(limits.max ?? 0)}</text>`
    }
    <path class="line" d=${line} />
    <circle class="peak" cx=${x(peak.at)} cy=${y(peak.celsius)} r="3.2" />
    <text x=${atPeak} y=${Math.max(10, y(peak.celsius) - 6)} text-anchor="middle">${words.degrees(peak.celsius)}</text>
    <text x=${PAD.left} y=${HEIGHT - 6}>${words.time(from)}</text>
    <text x=${WIDTH - PAD.right} y=${HEIGHT - 6} text-anchor="end">${words.time(until)}</text>
  </svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
