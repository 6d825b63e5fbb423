import { css } from 'lit';

const dark = css`
  color-scheme: dark;
  --_accent-text: color-mix(in srgb, var(--_accent) 45%, #e6fff9);
  --_accent-soft: color-mix(in srgb, var(--_accent) 24%, #1a2120);
  --_page: #111615;
  --_surface: #1a2120;
  --_sunken: #232c2a;
  --_text: #e8eeec;
  --_text-soft: #a5b3af;
  --_line: #2c3634;
  --_line-strong: #778580;
  --_ok: #67cf98;
  --_warn: #f0c069;
  --_warn-soft: #33290f;
  --_bad: #ff9d94;
  --_bad-soft: #3a1c1a;
  --_shadow: 0 20px 56px rgb(0 0 0 / 0.55), 0 0 0 1px #2c3634;
  --_shadow-low: 0 1px 2px rgb(0 0 0 / 0.4);
`;

/**
 * Design tokens. Merchants set `--aisle-accent`, `--aisle-on-accent`, `--aisle-radius`, `--aisle-font` and `--aisle-z` on
 * the page; the names with an underscore are the chat's own.
 */
export const tokens = css`
  :host {
    color-scheme: light;
    --_accent: var(--aisle-accent, #0b6b5d);
    --_on-accent: var(--aisle-on-accent, #fff);
    --_radius: var(--aisle-radius, 20px);
    --_radius-m: calc(var(--_radius) * 0.8);
    --_radius-s: calc(var(--_radius) * 0.5);
    --_font: var(
      --aisle-font,
      system-ui,
      -apple-system,
      'Segoe UI',
      Roboto,
      'Helvetica Neue',
      'PingFang SC',
      'Hiragino Sans',
      'Apple SD Gothic Neo',
      'Microsoft YaHei',
      'Noto Sans CJK SC',
      'Noto Sans SC',
      'Geeza Pro',
      'Noto Sans Arabic',
      Thonburi,
      'Leelawadee UI',
      'Noto Sans Thai',
      sans-serif
    );
    --_accent-text: var(--_accent);
    --_accent-soft: color-mix(in srgb, var(--_accent) 10%, #fff);
    --_page: #f5f7f6;
    --_surface: #fff;
    --_sunken: #edf0ee;
    --_text: #18211f;
    --_text-soft: #55625e;
    --_line: #e2e7e4;
    --_line-strong: #82908b;
    --_ok: #1b7a4b;
    --_warn: #7a4f00;
    --_warn-soft: #fdf4e0;
    --_bad: #b0261d;
    --_bad-soft: #fdeeec;
    --_shadow: 0 20px 56px rgb(13 38 32 / 0.2), 0 2px 8px rgb(13 38 32 / 0.08);
    --_shadow-low: 0 1px 2px rgb(13 38 32 / 0.07);
    --_gutter: 16px;
  }

  @media (prefers-color-scheme: dark) {
    :host(:not([data-theme='light'])) {
      ${dark}
    }
  }

  :host([data-theme='dark']) {
    ${dark}
  }
`;
