import { AppError } from '#core/app-error.ts';
import { FEATURES_VERSION } from './features.ts';

/**
 * The nano model file, little-endian throughout:
 *
 * | part | bytes |
 * |---|---|
 * | magic `AISN` | 4 |
 * | format version, features version | 2 × u16 |
 * | length of the header | u32 |
 * | header, JSON in ASCII | as said |
 * | row ids: the low `hashBits` bits of a feature's hash, ascending, as LEB128 differences from the one before | `idBytes` |
 * | row scales: u8 code c stands for `scaleFloor` × `scaleRatio`^c | `rows` |
 * | row signs: bit j of a row says whether its weight j is + or − its scale | `rows` × `width` / 8 |
 * | output weights: i8, one row of `width` for each label; intents, emotions, languages | labels × `width` |
 * | output scales, then biases: f32 | labels × 4, twice |
 */
export const NANO_MAGIC = 'AISN';
export const NANO_FORMAT_VERSION = 1;

export interface NanoHeader {
  version: string;
  rows: number;
  width: number;
  hashBits: number;
  idBytes: number;
  scaleFloor: number;
  scaleRatio: number;
  intents: readonly string[];
  emotions: readonly string[];
  languages: readonly string[];
  /** Divisors of the outputs, fitted on held-out messages so that confidences are probabilities. */
  temperatures: { intent: number; emotion: number; language: number };
  /** From this probability of `oos` on, a message is out of scope even where another intent is more probable. */
  outOfScopeThreshold: number;
}

export interface NanoWeights {
  header: NanoHeader;
  /** Ascending. */
  ids: Uint32Array;
  scales: Float32Array;
  /** `rows` × `width`, each +1 or −1. */
  signs: Int8Array;
  /** labels × `width`. */
  output: Float32Array;
  biases: Float32Array;
}

/** Reads and checks a model file. Throws `AppError('model-invalid')` whose `path` names the part that is wrong. */
export function parseNano(bytes: Uint8Array): NanoWeights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12 || ascii(bytes.subarray(0, 4)) !== NANO_MAGIC) throw invalid('magic');
  if (view.getUint16(4, true) !== NANO_FORMAT_VERSION) throw invalid('format version');
  if (view.getUint16(6, true) !== FEATURES_VERSION) throw invalid('features version');
  const headerEnd = 12 + view.getUint32(8, true);
  if (headerEnd > bytes.length) throw invalid('header length');
  const header = parseHeader(bytes.subarray(12, headerEnd));

  const { rows, width, idBytes } = header;
  const labels = header.intents.length + header.emotions.length + header.languages.length;
  const scalesAt = headerEnd + idBytes;
  const signsAt = scalesAt + rows;
  const outputAt = signsAt + (rows * width) / 8;
  const outputScalesAt = outputAt + labels * width;
  const biasesAt = outputScalesAt + labels * 4;
  if (biasesAt + labels * 4 !== bytes.length) throw invalid('size');

  const scales = Float32Array.from(
    bytes.subarray(scalesAt, signsAt),
    (c) => header.scaleFloor * header.scaleRatio ** c,
  );
  const signs = new Int8Array(rows * width);
  for (let at = 0; at < signs.length; at++) signs[at] = ((bytes[signsAt + (at >> 3)] ?? 0) >> (at & 7)) & 1 ? 1 : -1;
  const output = new Float32Array(labels * width);
  const biases = new Float32Array(labels);
  for (let label = 0; label < labels; label++) {
    const scale = view.getFloat32(outputScalesAt + label * 4, true);
    biases[label] = view.getFloat32(biasesAt + label * 4, true);
    if (!Number.isFinite(scale) || !Number.isFinite(biases[label])) throw invalid('output');
    for (let at = label * width; at < (label + 1) * width; at++) output[at] = view.getInt8(outputAt + at) * scale;
  }
  return { header, ids: parseIds(bytes.subarray(headerEnd, scalesAt), header), scales, signs, output, biases };
}

function parseHeader(bytes: Uint8Array): NanoHeader {
  let value: unknown;
  try {
    value = JSON.parse(ascii(bytes));
  } catch (cause) {
    throw invalid('header', cause);
  }
  if (!isHeader(value)) throw invalid('header');
  return value;
}

function isHeader(value: unknown): value is NanoHeader {
  if (typeof value !== 'object' || value === null) return false;
  const header = value as Partial<Record<keyof NanoHeader, unknown>>;
  const counts = [header.rows, header.width, header.hashBits, header.idBytes];
  const numbers = [header.scaleFloor, header.scaleRatio, header.outOfScopeThreshold];
  const lists = [header.intents, header.emotions, header.languages];
  const temperatures: unknown[] =
    typeof header.temperatures === 'object' && header.temperatures !== null ? Object.values(header.temperatures) : [];
  return (
    typeof header.version === 'string' &&
    counts.every((count) => Number.isInteger(count) && (count as number) > 0 && (count as number) < 1e7) &&
    (header.width as number) % 8 === 0 &&
    (header.hashBits as number) <= 31 &&
    numbers.every(isPositive) &&
    lists.every((list) => Array.isArray(list) && list.length > 0 && list.every((label) => typeof label === 'string')) &&
    temperatures.length === 3 &&
    temperatures.every(isPositive)
  );
}

function parseIds(bytes: Uint8Array, { rows, hashBits }: NanoHeader): Uint32Array {
  const ids = new Uint32Array(rows);
  let at = 0;
  let id = -1;
  for (let row = 0; row < rows; row++) {
    let difference = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = bytes[at++] ?? 0x80;
      difference += (byte & 0x7f) * 2 ** shift;
      shift += 7;
      if (at > bytes.length || shift > 35) throw invalid('row ids');
    } while (byte >= 0x80);
    id += difference;
    if (difference === 0 || id >= 2 ** hashBits) throw invalid('row ids');
    ids[row] = id;
  }
  if (at !== bytes.length) throw invalid('row ids');
  return ids;
}

/** The pure parts have no TextDecoder. */
function ascii(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function invalid(part: string, cause?: unknown): AppError {
  return new AppError('model-invalid', { path: `nano.bin › ${part}` }, { cause });
}
