import type { RichBlock, RichInline, RichText } from '#core/rich-text.ts';

/** A rich text as the generator reads it: a line for each paragraph, list item and table row; links and emphasis as in Markdown. */
export function sourceText(blocks: RichText): string {
  return blocks.map(blockText).join('\n');
}

function blockText(block: RichBlock): string {
  switch (block.type) {
    case 'paragraph':
    case 'quote':
      return inlineText(block.children);
    case 'list':
      return block.items.map((item) => `- ${inlineText(item)}`).join('\n');
    case 'table':
      return [block.head, ...block.rows].map((row) => `| ${row.map(inlineText).join(' | ')} |`).join('\n');
  }
}

const inlineText = (nodes: readonly RichInline[]): string => nodes.map(nodeText).join('');

function nodeText(node: RichInline): string {
  switch (node.type) {
    case 'text':
    case 'code':
      return node.text;
    case 'break':
      return '\n';
    case 'strong':
      return inlineText(node.children);
    case 'em':
      return `*${inlineText(node.children)}*`;
    case 'link':
      return `[${inlineText(node.children)}](${node.href})`;
  }
}
