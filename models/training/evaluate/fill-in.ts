/**
 * A Markdown page with `content` between `<!-- NAME -->` and `<!-- end of NAME -->`, in place of what stood there. Throws
 * where the page keeps no such place.
 */
export function filled(page: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const from = page.indexOf(start);
  const until = page.indexOf(end);
  if (from === -1 || until < from) throw new Error(`the page has no place for ${name}`);
  return `${page.slice(0, from + start.length)}\n\n${content.trim()}\n\n${page.slice(until)}`;
}
