/** The goods that a shopper of one shop marked, kept in this browser by the shop's own page. */
export class Favourites {
  readonly #key: string;

  constructor(shop: string) {
    this.#key = `demo:${shop}:favourites`;
  }

  has(sku: string): boolean {
    return this.#read().includes(sku);
  }

  set(sku: string, isMarked: boolean): void {
    const others = this.#read().filter((other) => other !== sku);
    try {
      localStorage.setItem(this.#key, JSON.stringify(isMarked ? [...others, sku] : others));
    } catch {
      // Storage is refused: the heart holds as long as the page.
    }
  }

  #read(): string[] {
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(this.#key) ?? '[]');
      return Array.isArray(stored) ? stored.filter((sku) => typeof sku === 'string') : [];
    } catch {
      return [];
    }
  }
}
