/** What a shopper likes, in short, as a specialist takes it into account. Made and kept on the device alone (`taste-of.ts`). */
export interface Taste {
  /** Value of the shop's dimension `skin_type`, or what else the shop's first axis is; null while not known. */
  skin: string | null;
  /** Value of the shop's dimension for style (finish, texture, look); null while not known. */
  style: string | null;
  budget: 'saving' | 'middle' | 'generous' | null;
  /** SKUs that were bought, kept as favourites or looked at for long, the most telling first, at most twenty. */
  skus: string[];
}
