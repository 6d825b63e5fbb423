import { greyPicture } from '#commerce/photo/grey-picture.ts';
import { JUDGED_PIXELS, judgePicture, type PhotoFault } from '#commerce/photo/judge-picture.ts';
import { labelDateText, type PhotoFindings } from '#commerce/photo/photo-findings.ts';
import { downscalePhoto } from './downscale-photo.ts';
import { type PhotoReading, readPhoto } from './photo-reading.ts';

/** A photo that was picked and is not used yet: it is in this page's memory alone. */
export interface PickedPhoto extends PhotoReading {
  /** As it would be kept: smaller, and without what the camera wrote. */
  jpeg: Blob;
  /** The same to be drawn; to be closed. */
  picture: ImageBitmap;
  faults: PhotoFault[];
}

/** Looks a picked file over on the device; null for what this browser cannot read as a picture. */
export async function triagePhoto(file: Blob, year: number): Promise<PickedPhoto | null> {
  const taken = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!taken) return null;
  try {
    const jpeg = await downscalePhoto(file);
    if (!jpeg) return null;
    const faults = judgePicture(reduced(taken), taken);
    // Of the photo as it was taken: small print is gone from the smaller one.
    return { jpeg, faults, ...(await readPhoto(taken, year)), picture: await createImageBitmap(jpeg) };
  } finally {
    taken.close();
  }
}

/** What goes with the photo: the barcode, and the date that tells how long it keeps, or else the first. */
export function findingsOf({ code, dates }: PhotoReading): PhotoFindings {
  const date = dates.find(({ kind }) => kind === 'until') ?? dates[0];
  return { ...(code && { barcode: code.digits }), ...(date && { labelDate: labelDateText(date) }) };
}

function reduced(picture: ImageBitmap): ReturnType<typeof greyPicture> {
  const scale = Math.min(1, JUDGED_PIXELS / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return { width: 0, height: 0, pixels: new Uint8Array() };
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return greyPicture(canvas.width, canvas.height, context.getImageData(0, 0, canvas.width, canvas.height).data);
}
