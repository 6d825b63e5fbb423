import { type LabelDate, readLabelDates } from '#commerce/photo/label-date.ts';
import { type ProductCode, readProductCode } from '#commerce/photo/product-code.ts';

/** The part of the browser's shape detectors that is used (https://wicg.github.io/shape-detection-api/). */
interface Detector {
  detect(picture: ImageBitmap): Promise<{ rawValue: string }[]>;
}

/** Where a browser has them. Few do: Chromium on Android and macOS read barcodes, none reads text without a flag. */
export interface Detectors {
  BarcodeDetector?: new (options: { formats: string[] }) => Detector;
  TextDetector?: new () => Detector;
}

const FORMATS = ['ean_13', 'ean_8', 'upc_a'];

/** A detector that takes longer is not waited for. */
const WITHIN_MS = 4_000;

export interface PhotoReading {
  code: ProductCode | null;
  /** In the order in which they stand on the label. */
  dates: LabelDate[];
}

/** What this browser can read on a photo, on the device; nothing where it has no detectors, or they find or can do nothing. */
export async function readPhoto(
  picture: ImageBitmap,
  year: number,
  { BarcodeDetector, TextDetector }: Detectors = globalThis as Detectors,
): Promise<PhotoReading> {
  const [codes, lines] = await Promise.all([
    detect(picture, () => BarcodeDetector && new BarcodeDetector({ formats: FORMATS })),
    detect(picture, () => TextDetector && new TextDetector()),
  ]);
  const [code = null] = codes.flatMap((text) => readProductCode(text) ?? []);
  return { code, dates: readLabelDates(lines.join('\n'), year) };
}

async function detect(picture: ImageBitmap, make: () => Detector | undefined): Promise<string[]> {
  try {
    const found = make()?.detect(picture);
    const late = new Promise<null>((resolve) => setTimeout(resolve, WITHIN_MS, null));
    return ((await Promise.race([found, late])) ?? []).map(({ rawValue }) => rawValue);
  } catch {
    // The interface may be there and what it needs not (a service of the system's, a format).
    return [];
  }
}
