import { isMap, isScalar, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import {
  columnOfBlock,
  dashOf,
  endOf,
  endOfLine,
  isFlow,
  lineStart,
  nodeAt,
  type Place,
  pairAt,
  startOf,
} from './yaml-place.ts';
import { renderFlow, renderItem, renderKey, renderScalar, renderValue } from './yaml-render.ts';

/** Changes of one place in a text; each gives the whole text. */
const splice = (text: string, from: number, to: number, put: string): string =>
  text.slice(0, from) + put + text.slice(to);

/** Puts another value in the place of one that is there. */
export function replaceNode(text: string, place: Place, value: unknown): string {
  const node = nodeAt(place);
  const inFlow = isFlow(place.parent);
  const column = inFlow ? 0 : columnOfBlock(text, place.parent);
  const end = endOf(text, node);
  const isPlain = typeof value !== 'object' || value === null;
  if (isPlain && isScalar(node) && startOf(node) < end) {
    return splice(text, startOf(node), end, renderScalar(value, { column, inFlow, type: node.type as never }));
  }
  const pair = pairAt(place);
  if (pair === null) return splice(text, startOf(node), end, inFlow ? renderFlow(value) : renderItem(value, column));
  const colon = text.indexOf(':', pair.key.range?.[1] ?? 0) + 1;
  return splice(text, colon, Math.max(colon, end), renderValue(value, { column, inFlow }));
}

export function renamePair(text: string, place: Place, key: string): string {
  const node = pairAt(place)?.key ?? null;
  return node === null ? text : splice(text, startOf(node), endOf(text, node), renderKey(key));
}

/** Puts a new member into a map: behind the last of those that `order` names before it. */
export function addPair(
  text: string,
  map: YAMLMap<Node, Node | null>,
  key: string,
  value: unknown,
  order: readonly string[],
): string {
  const rank = order.indexOf(key);
  const keys = map.items.map((pair) => String(isScalar(pair.key) ? pair.key.value : ''));
  const earlier = keys.findLastIndex((name) => order.includes(name) && order.indexOf(name) < rank);
  const at = rank < 0 || earlier < 0 ? map.items.length - 1 : earlier;
  const after = map.items[at];
  if (isFlow(map)) {
    const pair = `${renderKey(key)}:${renderValue(value, { column: 0, inFlow: true })}`;
    if (!after) return splice(text, startOf(map), endOf(text, map), `{ ${pair} }`);
    const end = after.value ? endOf(text, after.value) : endOf(text, after.key);
    return splice(text, end, end, `, ${pair}`);
  }
  const column = columnOfBlock(text, map);
  const colon = text.indexOf(':', after?.key.range?.[1] ?? 0) + 1;
  const end = endOfLine(text, Math.max(colon, after?.value ? endOf(text, after.value) : 0));
  const pair = `${renderKey(key)}:${renderValue(value, { column, inFlow: false })}`;
  return splice(text, end, end, `\n${' '.repeat(column)}${pair}`);
}

/** Puts a new member into a list that has some. `isEntry`: it is written over several lines, as its neighbours are. */
export function addMember(text: string, list: YAMLSeq<Node>, at: number, value: unknown, isEntry: boolean): string {
  const before = list.items[at - 1];
  const after = list.items[at];
  if (isFlow(list)) {
    const put = renderFlow(value);
    if (before) return splice(text, endOf(text, before), endOf(text, before), `, ${put}`);
    return after ? splice(text, startOf(after), startOf(after), `${put}, `) : `[${put}]`;
  }
  const column = columnOfBlock(text, list);
  const put = `- ${renderItem(value, column, isEntry)}`;
  const [first, second] = list.items;
  const isSpaced = first && second ? /\n[ \t]*\n/.test(text.slice(endOf(text, first), dashOf(text, second))) : isEntry;
  const gap = isSpaced ? '\n\n' : '\n';
  if (before) {
    const end = endOfLine(text, endOf(text, before));
    const tail = text.slice(end).startsWith('\n') ? '' : '\n';
    return splice(text, end, end, `${gap}${' '.repeat(column)}${put}${tail}`);
  }
  const dash = after ? dashOf(text, after) : text.length;
  return splice(text, dash, dash, `${put}${gap}${' '.repeat(column)}`);
}

/** Takes a member away, and the empty lines that set it apart. Comments before it stay. */
export function takeAway(text: string, place: Place): string {
  const { parent, at } = place;
  if (parent.items.length === 1) return emptied(text, place);
  const [from, to] = extent(text, place, at);
  if (isFlow(parent)) {
    const [next] = extent(text, { parent, at: at + 1 }, at + 1);
    if (at + 1 < parent.items.length) return splice(text, from, next, '');
    return splice(text, extent(text, { parent, at: at - 1 }, at - 1)[1], to, '');
  }
  const start = lineStart(text, from);
  if (text.slice(start, from).trim() !== '') {
    // It shares its line with the dash of the list around: the next member takes its place there.
    const [next] = extent(text, { parent, at: at + 1 }, at + 1);
    return splice(text, from, next, '');
  }
  const end = Math.min(text.length, endOfLine(text, to) + 1);
  const isSpaced = /\n[ \t]*\n$/.test(text.slice(0, start)) || start === 0;
  const [blank = ''] = isSpaced ? (text.slice(end).match(/^([ \t]*\n)+/) ?? []) : [];
  const rest = text.slice(end + blank.length);
  return rest === '' ? `${text.slice(0, start).trimEnd()}\n` : text.slice(0, start) + rest;
}

/** From the first character of a member, its key or dash included, to behind its last. */
function extent(text: string, { parent }: Place, at: number): [from: number, to: number] {
  if (isMap<Node, Node | null>(parent)) {
    const pair = parent.items[at];
    if (!pair) return [0, 0];
    const colon = text.indexOf(':', pair.key.range?.[1] ?? 0) + 1;
    return [startOf(pair.key), Math.max(isFlow(parent) ? 0 : colon, pair.value ? endOf(text, pair.value) : 0)];
  }
  const node = (parent as YAMLSeq<Node>).items[at] ?? null;
  return [isFlow(parent) || node === null ? startOf(node) : dashOf(text, node), endOf(text, node)];
}

/** A collection that lost its last member is written as an empty one. */
function emptied(text: string, { parent, at }: Place): string {
  const empty = isMap(parent) ? '{}' : '[]';
  if (isFlow(parent)) return splice(text, startOf(parent), endOf(text, parent), empty);
  const [from, to] = extent(text, { parent, at }, at);
  return splice(text, from, to, empty);
}
