import { html, nothing, svg } from 'lit';
import type { Figure } from '#insight/figures/figure.ts';

const [WIDTH, HEIGHT] = [220, 36];

/** The course of a figure as a small line, with the target as a dashed one; gaps where there was nothing. For the eye alone. */
export function sparkline({ series, target }: Figure) {
  const values = series.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length < 2) return nothing;
  const bounds = target ? [...values, target.at] : values;
  const [low, high] = [Math.min(...bounds), Math.max(...bounds)];
  const y = (value: number) => HEIGHT - 3 - (high === low ? 0.5 : (value - low) / (high - low)) * (HEIGHT - 6);
  const x = (at: number) => (at / (series.length - 1)) * WIDTH;
  let isOpen = false;
  const path = series
    .map(({ value }, at) => {
      const command = value === null ? '' : `${isOpen ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
      isOpen = value !== null;
      return command;
    })
    .join('');
  return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
    ${target ? svg`<line class="target" x1="0" x2=${WIDTH} y1=${y(target.at)} y2=${y(target.at)} vector-effect="non-scaling-stroke"/>` : nothing}
    <path d=${path} vector-effect="non-scaling-stroke" />
  </svg>`;
}
