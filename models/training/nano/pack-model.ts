import { FEATURES_VERSION } from '../../../src/nlu/features.ts';
import { NANO_FORMAT_VERSION, NANO_MAGIC, type NanoHeader } from '../../../src/nlu/nano-format.ts';
import type { TrainedModel } from './train-model.ts';

type Facts = Omit<NanoHeader, 'rows' | 'width' | 'idBytes' | 'scaleFloor' | 'scaleRatio'>;

/** Writes a model in the layout that `src/nlu/nano-format.ts` describes. */
export function packModel(model: TrainedModel, facts: Facts): Uint8Array {
  const { width } = model;
  const ids = packIds(model.ids);
  const floor = Math.max(
    1e-6,
    model.scales.reduce((least, scale) => Math.min(least, scale), Number.POSITIVE_INFINITY),
  );
  const ceiling = model.scales.reduce((most, scale) => Math.max(most, scale), floor);
  const ratio = Math.max(1 + 1e-6, (ceiling / floor) ** (1 / 255));
  const scales = Uint8Array.from(model.scales, (scale) => {
    return Math.min(255, Math.round(Math.log(Math.max(scale, floor) / floor) / Math.log(ratio)));
  });
  const signs = new Uint8Array(model.signs.length / 8);
  for (const [at, sign] of model.signs.entries()) {
    if (sign > 0) signs[at >> 3] = (signs[at >> 3] ?? 0) | (1 << (at & 7));
  }

  const labels = model.biases.length;
  const output = new Int8Array(labels * width);
  const tail = new DataView(new ArrayBuffer(labels * 8));
  for (let label = 0; label < labels; label++) {
    const row = model.output.subarray(label * width, (label + 1) * width);
    const scale = row.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6) / 127;
    for (const [at, value] of row.entries()) output[label * width + at] = Math.round(value / scale);
    tail.setFloat32(label * 4, scale, true);
    tail.setFloat32((labels + label) * 4, model.biases[label] ?? 0, true);
  }

  const header: NanoHeader = {
    ...facts,
    rows: model.ids.length,
    width,
    idBytes: ids.length,
    scaleFloor: floor,
    scaleRatio: ratio,
  };
  const headerBytes = new TextEncoder().encode(JSON.stringify(header));
  const opening = new DataView(new ArrayBuffer(12));
  for (let at = 0; at < 4; at++) opening.setUint8(at, NANO_MAGIC.charCodeAt(at));
  opening.setUint16(4, NANO_FORMAT_VERSION, true);
  opening.setUint16(6, FEATURES_VERSION, true);
  opening.setUint32(8, headerBytes.length, true);
  const parts = [opening, headerBytes, ids, scales, signs, output, tail];
  return new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))));
}

function packIds(ids: readonly number[]): Uint8Array {
  const bytes: number[] = [];
  let previous = -1;
  for (const id of ids) {
    let difference = id - previous;
    while (difference > 0x7f) {
      bytes.push((difference & 0x7f) | 0x80);
      difference >>>= 7;
    }
    bytes.push(difference);
    previous = id;
  }
  return Uint8Array.from(bytes);
}
