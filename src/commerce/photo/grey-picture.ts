/** A picture in shades of grey: one byte a pixel, row by row, 0 black and 255 white. */
export interface GreyPicture {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/**
 * Shades of grey of RGBA pixels, with the weights of ITU-R BT.601 (0.299 red, 0.587 green, 0.114 blue). What shows through
 * counts as white.
 */
export function greyPicture(width: number, height: number, rgba: ArrayLike<number>): GreyPicture {
  const pixels = new Uint8Array(width * height);
  for (let at = 0; at < pixels.length; at++) {
    const [red = 0, green = 0, blue = 0, alpha = 255] = [
      rgba[4 * at],
      rgba[4 * at + 1],
      rgba[4 * at + 2],
      rgba[4 * at + 3],
    ];
    const grey = 0.299 * red + 0.587 * green + 0.114 * blue;
    pixels[at] = Math.round(255 + ((grey - 255) * alpha) / 255);
  }
  return { width, height, pixels };
}
