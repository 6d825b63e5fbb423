/** Probabilities of raw outputs. A temperature above 1 flattens them, one below 1 sharpens them. */
export function softmax(outputs: Float32Array, temperature: number): Float32Array {
  const highest = outputs.reduce((most, output) => Math.max(most, output), Number.NEGATIVE_INFINITY);
  const raised = outputs.map((output) => Math.exp((output - highest) / temperature));
  const total = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / total);
}
