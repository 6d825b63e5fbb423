/** SKU of the product that the shop's page shows: `product` of its context, a SKU or `{ sku }` as JSON; null for none. */
export function productOnScreen({ product }: Readonly<Record<string, string>>): string | null {
  if (product === undefined || product === '') return null;
  const told = fromJson(product);
  if (typeof told === 'object' && told !== null && 'sku' in told && typeof told.sku === 'string') return told.sku;
  return typeof told === 'string' ? told : null;
}

/** The value of JSON; any other text as it is. */
function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
