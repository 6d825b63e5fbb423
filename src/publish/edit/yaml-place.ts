import { isCollection, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/** A map's member, or a list's, in the text it was read from. */
export interface Place {
  parent: YAMLMap<Node, Node | null> | YAMLSeq<Node>;
  /** Which of the parent's members. */
  at: number;
}

export const pairAt = ({ parent, at }: Place): Pair<Node, Node | null> | null =>
  isMap<Node, Node | null>(parent) ? (parent.items[at] ?? null) : null;

export function nodeAt(place: Place): Node | null {
  return isMap<Node, Node | null>(place.parent)
    ? (place.parent.items[place.at]?.value ?? null)
    : ((place.parent as YAMLSeq<Node>).items[place.at] ?? null);
}

/** Which member of `node` has this key or place; −1 for none. */
export function indexOf(node: Node | null, key: string | number): number {
  if (isMap<Node, Node | null>(node)) {
    return node.items.findIndex((pair) => isScalar(pair.key) && String(pair.key.value) === String(key));
  }
  return isSeq(node) && typeof key === 'number' && key < node.items.length ? key : -1;
}

export const startOf = (node: Node | null): number => node?.range?.[0] ?? 0;

/** Where a node's last character stands, without the empty lines and comments that a block has behind it. */
export function endOf(text: string, node: Node | null): number {
  if (isCollection(node) && !node.flow) {
    const last = node.items.at(-1);
    if (isMap(node) && last) {
      const { key, value } = last as Pair<Node, Node | null>;
      return value?.range && value.range[1] > value.range[0] ? endOf(text, value) : endOfKey(text, key);
    }
    if (last) return endOf(text, last as Node);
  }
  const [start = 0, end = start] = node?.range ?? [];
  return start + text.slice(start, end).trimEnd().length;
}

function endOfKey(text: string, key: Node): number {
  const colon = text.indexOf(':', key.range?.[1] ?? 0);
  return colon < 0 ? endOf(text, key) : colon + 1;
}

/** Behind what else stands in the line: a comment. */
export function endOfLine(text: string, from: number): number {
  const [comment = ''] = text.slice(from).match(/^[ \t]*(#[^\n]*)?/) ?? [];
  return from + comment.length;
}

export const lineStart = (text: string, offset: number): number => text.lastIndexOf('\n', offset - 1) + 1;

export const columnOf = (text: string, offset: number): number => offset - lineStart(text, offset);

/** Where the `-` before a member of a block list stands. */
export const dashOf = (text: string, item: Node): number => text.lastIndexOf('-', startOf(item) - 1);

/** Where the keys of a block map, or the dashes of a block list, begin. */
export function columnOfBlock(text: string, node: Node): number {
  if (isMap<Node>(node) && node.items[0]) return columnOf(text, startOf(node.items[0].key));
  if (isSeq<Node>(node) && node.items[0]) return columnOf(text, dashOf(text, node.items[0]));
  return columnOf(text, startOf(node));
}

export const isFlow = (node: Node | null): boolean => isCollection(node) && node.flow === true;
