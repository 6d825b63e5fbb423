/** Probabilities of raw outputs. A temperature above 1 flattens them, one below 1 sharpens them. */
export function softmax<Outputs extends Float32Array | Float64Array>(outputs: Outputs, temperature = 1): Outputs {
  let highest = Number.NEGATIVE_INFINITY;
  for (const output of outputs) highest = Math.max(highest, output);
  const raised = outputs.map((output) => Math.exp((output - highest) / temperature)) as Outputs;
  let total = 0;
  for (const value of raised) total += value;
  return raised.map((value) => value / total) as Outputs;
}
