import { Document, isCollection, isMap, isScalar, isSeq, type Node, parseDocument, visit, type YAMLMap } from 'yaml';
import { AppError } from '#core/app-error.ts';
import { keepLineEnds } from './keep-line-ends.ts';
import { sameValue, valueAt, withValue, type YamlPath } from './plain-value.ts';
import { indexOf, isFlow, nodeAt, type Place } from './yaml-place.ts';
import { renderFlow } from './yaml-render.ts';
import { addMember, addPair, renamePair, replaceNode, takeAway } from './yaml-splice.ts';

/**
 * The text of a YAML file with `value` at `path` (undefined: taken away). Only what differs is written anew: comments, order,
 * quotes and every other line stay. `order`: names of members, so that a new one is put where it is expected.
 * Throws `pack-invalid` where the text is no YAML.
 */
export function setYaml(text: string, path: YamlPath, value: unknown, order: readonly string[] = []): string {
  return keepLineEnds(text, (plain) => setPlain(plain, path, value, order));
}

function setPlain(text: string, path: YamlPath, value: unknown, order: readonly string[]): string {
  const document = parsed(text);
  const before: unknown = document.toJS();
  const next = withValue(before, path, value);
  if (sameValue(before, next)) return text;
  const spliced = set(text, path, value, order);
  if (spliced !== null && holds(spliced, next)) return spliced;
  return rewritten(text, document, next, (apart) => set(apart, path, value, order));
}

/** Puts a new member into the list at `path`, before that of this place, or at its end. */
export function insertYaml(text: string, path: YamlPath, value: unknown, before?: number): string {
  return keepLineEnds(text, (plain) => insertPlain(plain, path, value, before));
}

function insertPlain(text: string, path: YamlPath, value: unknown, before: number | undefined): string {
  const document = parsed(text);
  const list = valueAt(document.toJS(), path);
  const old: unknown[] = Array.isArray(list) ? list : [];
  const at = before ?? old.length;
  const next = [...old.slice(0, at), value, ...old.slice(at)];
  const node = document.getIn(path, true) as Node | null | undefined;
  if (isSeq<Node>(node) && node.items.length > 0) {
    const spliced = addMember(text, node, at, value, path.length === 0);
    if (holds(spliced, withValue(document.toJS(), path, next))) return spliced;
  }
  if (path.length === 0 && old.length === 0) return addToEmptyFile(text, value);
  return setYaml(text, path, next);
}

/** Gives the member at `path` another key. Throws `conflict` where one of that key stands beside it already. */
export function renameYamlKey(text: string, path: YamlPath, key: string): string {
  return keepLineEnds(text, (plain) => {
    const place = placeOf(parsed(plain), path);
    if (!place || isSeq(place.parent)) return plain;
    const taken = indexOf(place.parent, key);
    if (taken >= 0 && taken !== place.at)
      throw new AppError('conflict', { path: [...path.slice(0, -1), key].join('.') });
    return renamePair(plain, place, key);
  });
}

function set(text: string, path: YamlPath, value: unknown, order: readonly string[]): string | null {
  const document = parsed(text);
  const place = placeOf(document, path);
  if (value === undefined) return place === null ? text : takeAway(text, place);
  if (place === null) return addMissing(text, document, path, value, order);
  const node = nodeAt(place);
  if (isCollection(node) && typeof value === 'object' && value !== null) {
    if (isMap(node) && !Array.isArray(value) && node.items.length > 0)
      return setMap(text, path, node.toJSON(), value, order);
    if (isSeq(node) && Array.isArray(value) && node.items.length > 0 && value.length > 0) {
      return setList(text, path, node.toJSON() as unknown[], value);
    }
  }
  return replaceNode(text, place, value);
}

function setMap(text: string, path: YamlPath, old: object, next: object, order: readonly string[]): string | null {
  let changed: string | null = text;
  const before = old as Record<string, unknown>;
  const after = next as Record<string, unknown>;
  for (const key of Object.keys(after)) {
    if (changed === null || after[key] === undefined || sameValue(before[key], after[key])) continue;
    changed = set(changed, [...path, key], after[key], order.length > 0 ? order : Object.keys(after));
  }
  for (const key of Object.keys(before)) {
    if (changed !== null && after[key] === undefined) changed = set(changed, [...path, key], undefined, order);
  }
  return changed;
}

/** What is alike at both ends stays; between them members are changed in place, then added or taken away. */
function setList(text: string, path: YamlPath, old: readonly unknown[], next: readonly unknown[]): string | null {
  let front = 0;
  while (front < Math.min(old.length, next.length) && sameValue(old[front], next[front])) front += 1;
  let back = 0;
  while (back < Math.min(old.length, next.length) - front && sameValue(old.at(-1 - back), next.at(-1 - back)))
    back += 1;
  let changed: string | null = text;
  const shared = Math.min(old.length, next.length) - front - back;
  for (let at = front; at < front + shared && changed !== null; at += 1)
    changed = set(changed, [...path, at], next[at], []);
  for (let at = old.length - back - 1; at >= front + shared && changed !== null; at -= 1) {
    changed = set(changed, [...path, at], undefined, []);
  }
  for (let at = front + shared; at < next.length - back && changed !== null; at += 1) {
    const node = parsed(changed).getIn(path, true);
    changed = isSeq<Node>(node) ? addMember(changed, node, at, next[at], false) : null;
  }
  return changed;
}

/** The deepest map that is there takes the rest of the way as its new member. */
function addMissing(
  text: string,
  document: Document,
  path: YamlPath,
  value: unknown,
  order: readonly string[],
): string | null {
  for (let depth = path.length - 1; depth >= 0; depth -= 1) {
    const node = depth === 0 ? document.contents : (document.getIn(path.slice(0, depth), true) as Node | null);
    const [key, ...rest] = path.slice(depth);
    const member = rest.reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
    if (isMap(node) && typeof key === 'string') {
      const map = node as YAMLMap<Node, Node | null>;
      if (map.items.length === 0 && !isFlow(map)) return null;
      return addPair(text, map, key, member, order);
    }
    if (depth > 0 && isScalar(node) && node.value === null) {
      const place = placeOf(document, path.slice(0, depth));
      return place && replaceNode(text, place, { [String(key)]: member });
    }
    if (node !== undefined && node !== null) return null;
  }
  return null;
}

function placeOf(document: Document, path: YamlPath): Place | null {
  let node = document.contents as Node | null;
  let place: Place | null = null;
  for (const key of path) {
    const at = indexOf(node, key);
    if (at < 0) return null;
    place = { parent: node as Place['parent'], at };
    node = nodeAt(place);
  }
  return place;
}

/** Where the text cannot be changed in place: once more without anchors, else the whole file below its first comments is written anew, same content. */
function rewritten(text: string, document: Document, next: unknown, edit: (text: string) => string | null): string {
  const apart = withoutAliases(text, document);
  const spliced = apart === text ? null : edit(apart);
  if (spliced !== null && holds(spliced, next)) return spliced;
  const [lead = ''] = `${text.trimEnd()}\n`.match(/^(?:[ \t]*(?:#[^\n]*)?\n)*/) ?? [];
  return lead.trimStart() + new Document(next).toString({ lineWidth: 0 });
}

/** What was written once and meant in several places is written out in each, so that one can change alone. */
function withoutAliases(text: string, document: Document): string {
  const found: { from: number; to: number; put: string }[] = [];
  visit(document, {
    Alias(_, node) {
      const [from = 0, to = 0] = node.range ?? [];
      found.push({ from, to, put: renderFlow(node.toJS(document)) });
    },
  });
  return found.reduceRight((whole, { from, to, put }) => whole.slice(0, from) + put + whole.slice(to), text);
}

function addToEmptyFile(text: string, value: unknown): string {
  const before = text.trimEnd().replace(/(^|\n)\[\]$/, '$1');
  const written = addMember('- 0\n', parsed('- 0\n').contents as never, 1, value, true).slice('- 0\n'.length);
  return `${before === '' ? '' : `${before.trimEnd()}\n\n`}${written.trimStart()}`;
}

function holds(text: string, value: unknown): boolean {
  const document = parseDocument(text);
  return document.errors.length === 0 && sameValue(document.toJS(), value);
}

function parsed(text: string): Document {
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error) throw new AppError('pack-invalid', { path: error.message.split('\n', 1)[0] ?? '' });
  return document;
}
