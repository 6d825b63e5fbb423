import type { Axis, Evidence } from './evidence.ts';
import type { ProfileReading } from './open-profile.ts';
import type { ShopperNotes } from './shopper-notes.ts';

/** What the fields of the file are called, and how what stands in them is worded, in the shopper's language. */
export interface ExportWords {
  fields: Record<
    | 'shop'
    | 'savedAt'
    | 'paused'
    | 'axes'
    | 'value'
    | 'byYou'
    | 'sureness'
    | 'because'
    | 'evidence'
    | 'what'
    | 'product'
    | 'when'
    | 'seconds'
    | 'price'
    | 'removed',
    string
  >;
  axis: (axis: Axis) => string;
  value: (axis: Axis, value: string) => string;
  piece: (piece: Evidence) => string;
}

/** Everything that was noted, as a JSON file that its owner can read: its fields have the names that they see on the screen. */
export function exportProfile(
  notes: ShopperNotes,
  { axes, guesses, names }: ProfileReading,
  shop: string,
  at: number,
  { fields, ...words }: ExportWords,
): string {
  const pieceIn = (piece: Evidence) => ({
    [fields.what]: words.piece(piece),
    ...('sku' in piece && { [fields.product]: names[piece.sku] ?? null, SKU: piece.sku }),
    ...('seconds' in piece && { [fields.seconds]: Math.round(piece.seconds) }),
    ...('price' in piece && { [fields.price]: piece.price }),
    [fields.when]: new Date(piece.at).toISOString(),
  });
  const axisIn = (axis: Axis) => {
    const own = notes.own[axis];
    const guess = guesses[axis];
    const value = own === undefined ? (guess?.value ?? null) : own;
    return {
      [fields.value]: value === null ? null : words.value(axis, value),
      [fields.byYou]: own !== undefined,
      ...(guess && {
        [fields.sureness]: Math.round(guess.confidence * 100) / 100,
        [fields.because]: notes.evidence.filter(({ id }) => guess.because.includes(id)).map(words.piece),
      }),
    };
  };
  const file = {
    [fields.shop]: shop,
    [fields.savedAt]: new Date(at).toISOString(),
    [fields.paused]: notes.isPaused,
    [fields.axes]: Object.fromEntries(axes.map(({ axis }) => [words.axis(axis), axisIn(axis)])),
    [fields.evidence]: notes.evidence.map(pieceIn),
    [fields.removed]: notes.dropped,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
