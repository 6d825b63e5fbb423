import type { RichBlock, RichInline, RichText } from './rich-text.ts';

/** The words of a rich text without their form: blocks, list items and table rows on lines of their own. */
export function plainText(blocks: RichText): string {
  return blocks.map(blockText).join('\n');
}

function blockText(block: RichBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
      return inlineText(block.children);
    case 'list':
      return block.items.map(inlineText).join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => row.map(inlineText).join(' ')).join('\n');
  }
}

function inlineText(nodes: RichInline[]): string {
  return nodes.map(nodeText).join('');
}

function nodeText(node: RichInline): string {
  switch (node.type) {
    case 'text':
    case 'code':
      return node.text;
    case 'break':
      return '\n';
    case 'strong':
    case 'em':
    case 'link':
      return inlineText(node.children);
  }
}
