import type { GreyPicture } from './grey-picture.ts';
import { laplacianVariance } from './laplacian-variance.ts';

/** Longest side of the reduction that is judged, in pixels: the thresholds hold for this size. */
export const JUDGED_PIXELS = 512;

/** A shorter side than this shows too little of a label, in pixels of the photo as it was taken. */
const LEAST_PIXELS = 480;

/**
 * Below this variance of the Laplacian a picture of `JUDGED_PIXELS` is taken for blurred. Set by judgement on labels drawn for
 * the tests: sharp ones lie far above, those blurred by 3 pixels far below. A sharp photo of something smooth may lie below too.
 */
const BLURRED_BELOW = 60;

/** Shades up to this are dark, from that on burnt out; a photo that is so to this share is told so. */
const DARK = 40;
const DARK_SHARE = 0.75;
const BRIGHT = 250;
const BRIGHT_SHARE = 0.85;

export type PhotoFault = 'small' | 'dark' | 'bright' | 'blurred';

/**
 * What makes a photo hard to see something on; it may be used all the same. What it shows is not judged at all.
 * @param picture The photo reduced to at most `JUDGED_PIXELS` a side.
 * @param taken Its size before that.
 */
export function judgePicture(picture: GreyPicture, taken: { width: number; height: number }): PhotoFault[] {
  const faults: PhotoFault[] = [];
  if (Math.min(taken.width, taken.height) < LEAST_PIXELS) faults.push('small');
  const isDark = shareOf(picture, (shade) => shade <= DARK) >= DARK_SHARE;
  const isBright = shareOf(picture, (shade) => shade >= BRIGHT) >= BRIGHT_SHARE;
  if (isDark) faults.push('dark');
  if (isBright) faults.push('bright');
  // Where there is nothing to see, nothing is sharp either.
  if (!isDark && !isBright && laplacianVariance(picture) < BLURRED_BELOW) faults.push('blurred');
  return faults;
}

function shareOf({ pixels }: GreyPicture, isSo: (shade: number) => boolean): number {
  let count = 0;
  for (const shade of pixels) if (isSo(shade)) count++;
  return pixels.length === 0 ? 0 : count / pixels.length;
}
