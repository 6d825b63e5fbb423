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
 * | codes: which centroid of each codebook a row adds up, u8, codebook after codebook | `books` × `rows` |
 * | centroids: i8, `CENTROIDS` rows of `width` for each codebook | `books` × 256 × `width` |
 * | output weights: i8, one row of `width` for each label; intents, emotions, languages | labels × `width` |
 * | scales of the codebooks, output scales, biases: f32 | `books` × 4, labels × 4, labels × 4 |
 */
export const NANO_MAGIC = 'AISN';
export const NANO_FORMAT_VERSION = 2;

/** Centroids of one codebook: what one byte can name. */
export const CENTROIDS = 256;

export interface NanoHeader {
  version: string;
  rows: number;
  width: number;
  hashBits: number;
  books: number;
  idBytes: number;
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
  /** `books` × `rows`. */
  codes: Uint8Array;
  /** `books` × `CENTROIDS` × `width`. A row's vector is the sum of its centroids, one of each codebook. */
  centroids: Float32Array;
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

  const { rows, width, books, idBytes } = header;
  const labels = header.intents.length + header.emotions.length + header.languages.length;
  const codesAt = headerEnd + idBytes;
  const centroidsAt = codesAt + books * rows;
  const outputAt = centroidsAt + books * CENTROIDS * width;
  const bookScalesAt = outputAt + labels * width;
  const outputScalesAt = bookScalesAt + books * 4;
  const biasesAt = outputScalesAt + labels * 4;
  if (biasesAt + labels * 4 !== bytes.length) throw invalid('size');

  const scaled = (from: number, scalesAt: number, count: number, size: number): Float32Array => {
    const values = new Float32Array(count * size);
    for (let n = 0; n < count; n++) {
      const scale = view.getFloat32(scalesAt + n * 4, true);
      if (!Number.isFinite(scale)) throw invalid('scales');
      for (let at = n * size; at < (n + 1) * size; at++) values[at] = view.getInt8(from + at) * scale;
    }
    return values;
  };
  const biases = Float32Array.from({ length: labels }, (_, label) => view.getFloat32(biasesAt + label * 4, true));
  if (!biases.every(Number.isFinite)) throw invalid('biases');
  return {
    header,
    ids: parseIds(bytes.subarray(headerEnd, codesAt), header),
    codes: bytes.slice(codesAt, centroidsAt),
    centroids: scaled(centroidsAt, bookScalesAt, books, CENTROIDS * width),
    output: scaled(outputAt, outputScalesAt, labels, width),
    biases,
  };
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
  const counts = [header.rows, header.width, header.books, header.hashBits, header.idBytes];
  const lists = [header.intents, header.emotions, header.languages];
  const temperatures: unknown[] =
    typeof header.temperatures === 'object' && header.temperatures !== null ? Object.values(header.temperatures) : [];
  return (
    typeof header.version === 'string' &&
    counts.every((count) => Number.isInteger(count) && (count as number) > 0 && (count as number) < 1e7) &&
    (header.hashBits as number) <= 31 &&
    isPositive(header.outOfScopeThreshold) &&
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
