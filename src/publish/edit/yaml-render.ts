import { Document, isSeq, Scalar } from 'yaml';

/** Longest list or map that is written in one line when it is written anew. */
const ONE_LINE = 120;
/** Members of a list that stand in one line, however many they are. */
const SHORT = 60;

type Plain = null | string | number | boolean | readonly unknown[] | Readonly<Record<string, unknown>>;

/** How the text that is replaced was quoted; kept where the new one allows it. */
export type ScalarType = Scalar.Type | undefined;

/** What stands after `key:` in a block map whose keys begin at `column`, or after the colon in a one-line map. */
export function renderValue(value: unknown, at: { column: number; inFlow: boolean; type?: ScalarType }): string {
  const plain = value as Plain;
  if (!isCollection(plain)) return ` ${renderScalar(plain, at)}`;
  if (at.inFlow || fitsLine(plain)) return ` ${renderFlow(plain)}`;
  const inner = at.column + 2;
  const pad = `\n${' '.repeat(inner)}`;
  if (Array.isArray(plain)) return plain.map((item) => `${pad}- ${renderItem(item, inner)}`).join('');
  return pairsOf(plain)
    .map(([key, member]) => `${pad}${renderKey(key)}:${renderValue(member, { column: inner, inFlow: false })}`)
    .join('');
}

/** What stands after the `- ` at `column`. `isEntry`: a map is written over several lines, however short. */
export function renderItem(value: unknown, column: number, isEntry = false): string {
  const plain = value as Plain;
  if (!isCollection(plain)) return renderScalar(plain, { column, inFlow: false });
  if (Array.isArray(plain) || (!isEntry && fitsLine(plain))) return renderFlow(plain);
  const inner = column + 2;
  return pairsOf(plain)
    .map(([key, member]) => `${renderKey(key)}:${renderValue(member, { column: inner, inFlow: false })}`)
    .join(`\n${' '.repeat(inner)}`);
}

/** One line: `[a, b]`, `{ a: b }`. */
export function renderFlow(value: unknown): string {
  const plain = value as Plain;
  if (!isCollection(plain)) return renderScalar(plain, { column: 0, inFlow: true });
  if (Array.isArray(plain)) return `[${plain.map(renderFlow).join(', ')}]`;
  const pairs = pairsOf(plain).map(([key, member]) => `${renderKey(key)}: ${renderFlow(member)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

export function renderKey(key: string): string {
  return renderScalar(key, { column: 0, inFlow: true });
}

/** One value in the quotes it needs; a text of several lines as a block whose lines begin two to the right of `column`. */
export function renderScalar(
  value: unknown,
  { column, inFlow, type }: { column: number; inFlow: boolean; type?: ScalarType },
): string {
  const scalar = new Scalar(value);
  const hasLines = typeof value === 'string' && value.includes('\n');
  // A block keeps no space before its text, and no empty lines after it, without marks of its own.
  const fitsBlock = !inFlow && typeof value === 'string' && /^\S(?:[\s\S]*\S)?\n?$/.test(value);
  if (hasLines) scalar.type = fitsBlock ? Scalar.BLOCK_LITERAL : Scalar.QUOTE_DOUBLE;
  else if (type && typeof value === 'string' && type !== Scalar.BLOCK_FOLDED && type !== Scalar.BLOCK_LITERAL) {
    scalar.type = type;
  }
  const document = new Document(inFlow ? [scalar] : { k: scalar });
  if (isSeq(document.contents)) document.contents.flow = true;
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false, blockQuote: 'literal' });
  if (inFlow) return text.trim().slice(1, -1);
  return text
    .replace(/^k: ?/, '')
    .trimEnd()
    .replace(/\n {2}/g, `\n${' '.repeat(column + 2)}`);
}

function isCollection(value: Plain): value is readonly unknown[] | Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** Members without a value are none. */
function pairsOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}

function fitsLine(value: object): boolean {
  const members = Array.isArray(value) ? value : Object.values(value);
  const isShort = (text: string) => text.length <= SHORT && !text.includes('\n');
  if (members.length === 0) return true;
  if (Array.isArray(value) && members.every((member) => !isCollection(member as Plain) && isShort(String(member)))) {
    return true;
  }
  const text = renderFlow(value);
  return text.length <= ONE_LINE && !text.includes('\\n');
}
