export interface CartLine {
  sku: string;
  quantity: number;
}

const MAX_QUANTITY = 99;

/** The basket of one shop, kept in this browser and shared by its tabs. */
export class Cart extends EventTarget {
  readonly #key: string;
  #lines: CartLine[];

  constructor(shop: string) {
    super();
    this.#key = `demo:${shop}:cart`;
    this.#lines = this.#read();
    addEventListener('storage', (event) => {
      if (event.key !== this.#key) return;
      this.#lines = this.#read();
      this.dispatchEvent(new Event('change'));
    });
  }

  get lines(): readonly CartLine[] {
    return this.#lines;
  }

  get count(): number {
    return this.#lines.reduce((sum, line) => sum + line.quantity, 0);
  }

  add(sku: string, quantity = 1): void {
    const present = this.#lines.find((line) => line.sku === sku)?.quantity ?? 0;
    this.set(sku, present + quantity);
  }

  /** Zero takes the line away. */
  set(sku: string, quantity: number): void {
    this.#write(withQuantity(this.#lines, sku, quantity));
  }

  clear(): void {
    this.#write([]);
  }

  #read(): CartLine[] {
    try {
      return parseCart(localStorage.getItem(this.#key));
    } catch {
      // Storage is refused: the basket lives as long as the page.
      return [];
    }
  }

  #write(lines: CartLine[]): void {
    this.#lines = lines;
    try {
      localStorage.setItem(this.#key, JSON.stringify(lines));
    } catch {
      // As above.
    }
    this.dispatchEvent(new Event('change'));
  }
}

/** The lines with one of them changed; a new one comes last. */
export function withQuantity(lines: readonly CartLine[], sku: string, quantity: number): CartLine[] {
  const line = { sku, quantity: Math.min(quantity, MAX_QUANTITY) };
  if (quantity < 1) return lines.filter((other) => other.sku !== sku);
  if (!lines.some((other) => other.sku === sku)) return [...lines, line];
  return lines.map((other) => (other.sku === sku ? line : other));
}

/** Reads what an earlier visit stored; anything that is not a basket is an empty one. */
export function parseCart(stored: string | null): CartLine[] {
  let value: unknown;
  try {
    value = JSON.parse(stored ?? '[]');
  } catch {
    return [];
  }
  return Array.isArray(value) && value.every(isCartLine) ? value : [];
}

function isCartLine(value: unknown): value is CartLine {
  if (typeof value !== 'object' || value === null || !('sku' in value) || !('quantity' in value)) return false;
  const { sku, quantity } = value;
  return (
    typeof sku === 'string' && Number.isInteger(quantity) && Number(quantity) > 0 && Number(quantity) <= MAX_QUANTITY
  );
}
