import { parse } from 'yaml';

/** Every name of the shop's goods (`products/*.yaml`) with the one under which it is counted, in this language if there. */
export function productValues(files: ReadonlyMap<string, string>, language: string): { name: string; value: string }[] {
  return [...files].flatMap(([file, text]) => (/^products\/.*\.ya?ml$/.test(file) ? valuesIn(text, language) : []));
}

/** A file with a fault gives none: the editor names it. */
function valuesIn(text: string, language: string): { name: string; value: string }[] {
  try {
    const products = parse(text) as unknown;
    if (!Array.isArray(products)) return [];
    return products.flatMap((product) => {
      const { name = {}, aliases = {} } = (product ?? {}) as Record<string, Record<string, unknown>>;
      const isText = (one: unknown): one is string => typeof one === 'string';
      const names = Object.values(name).filter(isText);
      const own = name[language];
      const value = isText(own) ? own : names[0];
      if (value === undefined) return [];
      return [...names, ...Object.values(aliases).flat().filter(isText)].map((each) => ({ name: each, value }));
    });
  } catch {
    return [];
  }
}
