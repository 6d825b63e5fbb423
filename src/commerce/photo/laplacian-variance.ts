import type { GreyPicture } from './grey-picture.ts';

/**
 * How sharp a picture is: the variance of its Laplacian (kernel 0 1 0 / 1 -4 1 / 0 1 0), over its inner pixels. Blur takes the
 * quick changes away and with them the variance. Measure LAP4 of J. L. Pech-Pacheco, G. Cristóbal, J. Chamorro-Martínez,
 * J. Fernández-Valdivia: "Diatom autofocusing in brightfield microscopy: a comparative study", ICPR 2000, vol. 3, pp. 314–317.
 * It grows with contrast and depends on the size, so pictures are to be of like size. 0 for one smaller than 3 × 3.
 */
export function laplacianVariance({ width, height, pixels }: GreyPicture): number {
  const count = (width - 2) * (height - 2);
  if (width < 3 || height < 3) return 0;
  let sum = 0;
  let squares = 0;
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      const value =
        (pixels[at - 1] ?? 0) +
        (pixels[at + 1] ?? 0) +
        (pixels[at - width] ?? 0) +
        (pixels[at + width] ?? 0) -
        4 * (pixels[at] ?? 0);
      sum += value;
      squares += value * value;
    }
  }
  const mean = sum / count;
  return squares / count - mean * mean;
}
