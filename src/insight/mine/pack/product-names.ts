import { parse } from 'yaml';

/** Names and other names of the shop's goods, from `products/*.yaml`; a file with a fault gives none. */
export function productNames(files: ReadonlyMap<string, string>): string[] {
  const names = [...files].flatMap(([file, text]) => (/^products\/.*\.yaml$/.test(file) ? namesIn(text) : []));
  return [...new Set(names)];
}

function namesIn(text: string): string[] {
  try {
    const products = parse(text) as unknown;
    if (!Array.isArray(products)) return [];
    return products.flatMap((product) => {
      const { name = {}, aliases = {} } = (product ?? {}) as Record<string, Record<string, unknown>>;
      return [...Object.values(name), ...Object.values(aliases).flat()].filter((one) => typeof one === 'string');
    });
  } catch {
    return [];
  }
}
