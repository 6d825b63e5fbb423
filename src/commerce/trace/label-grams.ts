/** Grams of the units that stand in product names. 斤 is 500 g, 两 50 g. */
const UNITS: Record<string, number> = { g: 1, kg: 1_000, 克: 1, 千克: 1_000, 公斤: 1_000, 斤: 500, 两: 50 };

/**
 * The weight that a product's name has, in grams for one piece: "挪威三文鱼刺身 200 g", "净重 1 kg". Null where it names none,
 * or more than one and nobody can tell which holds ("公 4.0 两 母 3.0 两 8 只").
 */
export function labelGrams(title: string): number | null {
  const found = [...title.normalize('NFKC').matchAll(/(\d+(?:\.\d+)?)\s*(kg|g|千克|公斤|克|斤|两)(?![a-z])/gi)];
  const [only, ...others] = found;
  // "2.5 两 6 只" is six of them, and "2 × 250 g" two.
  if (!only || others.length > 0 || /\d\s*(?:只|头|个|粒|pcs|pieces)|[×x*]\s*\d/iu.test(title)) return null;
  return Math.round(Number(only[1]) * (UNITS[only[2]?.toLowerCase() ?? ''] ?? 0)) || null;
}
