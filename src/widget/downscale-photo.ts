/** Longest side of what is kept and sent, in pixels. */
export const MOST_PIXELS = 1280;
/** What is kept and sent is no larger. */
export const MOST_BYTES = 300_000;

const QUALITIES = [0.85, 0.75, 0.6, 0.45];
/** Of a picture that is too large at every quality, this much of each side is kept. */
const SMALLER = 0.7;

/**
 * The picture as a JPEG of at most `MOST_PIXELS` a side and `MOST_BYTES`, upright, without anything that the camera wrote
 * into it: only its pixels go through the canvas. Null for what this browser cannot read as a picture.
 */
export async function downscalePhoto(file: Blob): Promise<Blob | null> {
  // Turned as the camera says before that is lost.
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
  if (!picture) return null;
  try {
    let scale = Math.min(1, MOST_PIXELS / Math.max(picture.width, picture.height));
    for (;;) {
      const canvas = draw(picture, scale);
      for (const quality of QUALITIES) {
        const jpeg = await toJpeg(canvas, quality);
        if (!jpeg) return null;
        if (jpeg.size <= MOST_BYTES) return jpeg;
      }
      scale *= SMALLER;
    }
  } finally {
    picture.close();
  }
}

function draw(picture: ImageBitmap, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  // A JPEG has no transparency: what shows through is white, as on the shop's pages.
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

const toJpeg = (canvas: HTMLCanvasElement, quality: number): Promise<Blob | null> =>
  new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
