import type { RichInline, RichText } from '#core/rich-text.ts';
import type { MessagePart } from '../state.ts';

type Worded = Extract<MessagePart, { type: 'worded' }>;

/** `[label](href)`, or `*words*` that stand apart. */
const MARKED = /\[([^\]\n]{1,80})\]\(([^)\s]{1,500})\)|(?<![*\p{L}\p{N}])\*([^*\n]{1,80})\*(?![*\p{L}\p{N}])/gu;

/**
 * Generated words as rich text: a paragraph for each line. Links and emphasis of the entry are taken up; a link to anywhere
 * else is no more than its label.
 */
export function wordedBlocks({ text, blocks }: Pick<Worded, 'text' | 'blocks'>): RichText {
  const targets = linksIn(blocks);
  return text
    .split(/\n+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ type: 'paragraph', children: inline(line, targets) }));
}

function inline(line: string, targets: ReadonlySet<string>): RichInline[] {
  const nodes: RichInline[] = [];
  let done = 0;
  const add = (node: RichInline) => nodes.push(node);
  for (const { index, 0: whole, 1: label, 2: href, 3: stressed } of line.matchAll(MARKED)) {
    if (index > done) add({ type: 'text', text: line.slice(done, index) });
    if (stressed !== undefined) add({ type: 'em', children: [{ type: 'text', text: stressed }] });
    else if (label !== undefined && href !== undefined) {
      const words: RichInline = { type: 'text', text: label };
      add(targets.has(href) ? { type: 'link', href, children: [words] } : words);
    }
    done = index + whole.length;
  }
  if (done < line.length) add({ type: 'text', text: line.slice(done) });
  return nodes;
}

/** Addresses that the entry itself links to. */
function linksIn(blocks: RichText): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (nodes: readonly RichInline[]): void => {
    for (const node of nodes) {
      if (node.type === 'link') found.add(node.href);
      if ('children' in node) look(node.children);
    }
  };
  for (const block of blocks) {
    if (block.type === 'list') for (const item of block.items) look(item);
    else if (block.type === 'table') for (const row of [block.head, ...block.rows]) for (const cell of row) look(cell);
    else look(block.children);
  }
  return found;
}
