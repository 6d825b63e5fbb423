import cloud from 'd3-cloud';

/** A word with its place, in CSS pixels from the middle. */
export interface CloudWord {
  text: string;
  x: number;
  y: number;
  size: number;
}

const SMALLEST = 13;
const LARGEST = 40;

/** Places words by weight, the same for the same words. Words that find no place are left out: the list has them all. */
export function drawCloud(
  words: readonly { text: string; weight: number }[],
  width: number,
  height: number,
  font: string,
): Promise<CloudWord[]> {
  const most = Math.max(1e-9, ...words.map(({ weight }) => weight));
  const sized = words.map(({ text, weight }) => ({
    text,
    size: SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(weight / most),
  }));
  return new Promise((resolve) => {
    cloud<{ text: string; size: number; x?: number; y?: number }>()
      .size([width, height])
      .words(sized)
      .padding(3)
      .rotate(0)
      .random(() => 0.5)
      .font(font)
      .fontSize(({ size }) => size)
      .on('end', (placed) => resolve(placed.map(({ text = '', size = 0, x = 0, y = 0 }) => ({ text, size, x, y }))))
      .start();
  });
}
