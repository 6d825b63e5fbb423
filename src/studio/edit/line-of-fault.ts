import { isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { PackFault } from '#publish/pack-fault.ts';

/** The line, from 1, on which a fault of a file lies: as near to its field as the text allows. */
export function lineOfFault(text: string, fault: PackFault): number {
  const [, named] = fault.file.match(/:(\d+)$/) ?? fault.message.match(/at line (\d+)/) ?? [];
  if (named !== undefined) return Number(named);
  if (/\.md$/.test(fault.file)) return lineOf(text, text.indexOf(`{#${fault.entry}}`));
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  if (document.errors.length > 0) return 1;
  const root = document.contents as Node | null;
  let node = fault.entry === '' || !isSeq<Node>(root) ? root : entryNode(root.items, fault.entry);
  let offset = node?.range?.[0] ?? 0;
  const way = [
    ...(!isSeq(root) && isMap(root) && root.has(fault.entry) ? [fault.entry] : []),
    ...fault.field.split('.'),
  ];
  for (let at = 0; at < way.length; at += 1) {
    // A key may have dots of its own.
    const found = [way.length, at + 2, at + 1]
      .map((end) => way.slice(at, end).join('.'))
      .map((key) => memberOf(node, key))
      .find((one) => one !== null);
    if (!found) break;
    offset = found.offset;
    node = found.node;
  }
  return counter.linePos(offset).line;
}

function memberOf(node: Node | null, key: string): { node: Node | null; offset: number } | null {
  if (isMap<Node, Node | null>(node)) {
    const pair = node.items.find((one) => String((one.key as { value?: unknown }).value) === key);
    return pair ? { node: pair.value, offset: pair.key.range?.[0] ?? 0 } : null;
  }
  if (!isSeq<Node>(node)) return null;
  const item = /^\d+$/.test(key) ? node.items[Number(key)] : entryNode(node.items, key);
  return item ? { node: item, offset: item.range?.[0] ?? 0 } : null;
}

/** The member of a list that has this id. */
function entryNode(items: readonly Node[], id: string): Node | null {
  const at = id.match(/^entry (\d+)$/)?.[1];
  if (at !== undefined) return items[Number(at) - 1] ?? null;
  return items.find((item) => isMap(item) && [item.get('id'), item.get('sku')].includes(id)) ?? null;
}

const lineOf = (text: string, offset: number): number => text.slice(0, Math.max(0, offset)).split('\n').length;
