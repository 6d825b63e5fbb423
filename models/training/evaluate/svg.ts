/** Part of a picture, ready to be written. */
export type Svg = string & { readonly kind?: 'svg' };

export type Attributes = Readonly<Record<string, string | number>>;

/** An element with parts inside, or with a text (`textOf`). Numbers are written to two places. */
export function svg(name: string, attributes: Attributes, ...inside: readonly Svg[]): Svg {
  const written = Object.entries(attributes).map(([key, value]) => {
    const text = typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value);
    return ` ${key}="${text}"`;
  });
  return inside.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${inside.join('')}</${name}>`;
}

export function textOf(text: string): Svg {
  return escaped(text);
}

/** A whole picture on white, legible on dark pages too; `title` is what a screen reader says. */
export function picture(size: { width: number; height: number; title: string }, ...inside: readonly Svg[]): string {
  const { width, height, title } = size;
  return `${svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'font-family': 'system-ui, sans-serif',
      'font-size': 11,
    },
    svg('title', {}, textOf(title)),
    svg('rect', { width, height, fill: '#fff' }),
    ...inside,
  )}\n`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
