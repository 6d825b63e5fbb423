import type { BlockContent, DefinitionContent, List, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import type { RichBlock, RichInline, RichText } from '#core/rich-text.ts';

export interface ConvertedMarkdown {
  blocks: RichText;
  /** What was met that an answer may not contain; empty when all went over. */
  problems: string[];
}

const SAFE_HREF = /^(\/(?!\/)|https:\/\/|mailto:|tel:)/i;
const TABLE_RULE = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$/;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]/u;

/**
 * Markdown to the nodes an answer may have. Everything the list does not name is refused by its name: raw HTML,
 * headings, pictures, code blocks, nested lists, links to anywhere but https, mail, telephone or the shop's own paths.
 */
export function richFromMarkdown(markdown: string): ConvertedMarkdown {
  const problems: string[] = [];
  const blocks = fromMarkdown(markdown).children.flatMap((node) => convertBlock(node, markdown, problems));
  if (blocks.length === 0 && problems.length === 0) problems.push('the text is empty');
  return { blocks, problems };
}

function convertBlock(
  node: RootContent | BlockContent | DefinitionContent,
  source: string,
  problems: string[],
): RichBlock[] {
  switch (node.type) {
    case 'paragraph': {
      const lines = source.slice(node.position?.start.offset, node.position?.end.offset).split('\n');
      const rule = lines.findIndex((line) => line.includes('|') && TABLE_RULE.test(line));
      if (rule >= 1) return convertTableParagraph(lines, rule, problems);
      return [{ type: 'paragraph', children: convertInline(node.children, problems) }];
    }
    case 'list':
      return [{ type: 'list', ordered: node.ordered === true, items: convertItems(node, problems) }];
    case 'blockquote':
      return node.children.flatMap((child): RichBlock[] => {
        if (child.type === 'paragraph') return [{ type: 'quote', children: convertInline(child.children, problems) }];
        problems.push(`a quote holds paragraphs only, not ${nameOf(child.type)}${at(child)}`);
        return [];
      });
    default:
      problems.push(`${nameOf(node.type)} is not allowed${at(node)}`);
      return [];
  }
}

/** To CommonMark a table is a paragraph; the lines before its head are one. */
function convertTableParagraph(lines: string[], rule: number, problems: string[]): RichBlock[] {
  const before = lines.slice(0, rule - 1).join('\n');
  const table = convertTable(lines.slice(rule - 1), problems);
  if (before === '') return [table];
  const paragraph = richFromMarkdown(before);
  problems.push(...paragraph.problems);
  return [...paragraph.blocks, table];
}

function convertItems(list: List, problems: string[]): RichInline[][] {
  return list.children.map((item) => {
    const [first, ...rest] = item.children;
    if (first?.type === 'paragraph' && rest.length === 0) return convertInline(first.children, problems);
    const wrong = first?.type === 'paragraph' ? rest[0] : first;
    problems.push(
      wrong === undefined
        ? `a list item is empty${at(item)}`
        : `a list item is one paragraph; it holds ${nameOf(wrong.type)}${at(wrong)}`,
    );
    return [];
  });
}

function convertTable(lines: string[], problems: string[]): RichBlock {
  const [head = [], , ...rows] = lines.map(tableCells);
  for (const row of rows) {
    if (row.length !== head.length) {
      problems.push(`a table row has ${row.length} cells and its head ${head.length}: ${row.join(' | ')}`);
    }
  }
  const convert = (cells: string[]) => cells.map((cell) => convertCell(cell, problems));
  return { type: 'table', head: convert(head), rows: rows.map(convert) };
}

function tableCells(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function convertCell(cell: string, problems: string[]): RichInline[] {
  // A lone dash or "1." in a cell is meant as it stands and would otherwise begin a list.
  const literal = cell.replace(/^([-+*#>])(?=\s|$)/, '\\$1').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
  const [first, ...rest] = fromMarkdown(literal).children;
  if (first === undefined) return [];
  if (first.type === 'paragraph' && rest.length === 0) return convertInline(first.children, problems);
  problems.push(`${nameOf(first.type)} is not allowed in a table cell: ${cell}`);
  return [];
}

function convertInline(nodes: PhrasingContent[], problems: string[]): RichInline[] {
  return nodes.flatMap((node): RichInline[] => {
    switch (node.type) {
      case 'text':
        return [{ type: 'text', text: joinLines(node.value) }];
      case 'strong':
        return [{ type: 'strong', children: convertInline(node.children, problems) }];
      case 'emphasis':
        return [{ type: 'em', children: convertInline(node.children, problems) }];
      case 'inlineCode':
        return [{ type: 'code', text: node.value }];
      case 'break':
        return [{ type: 'break' }];
      case 'link':
        if (!SAFE_HREF.test(node.url)) {
          problems.push(`a link goes to https://, mailto:, tel: or a path from /, not to ${node.url}${at(node)}`);
        }
        if (node.title) problems.push(`a link has no title${at(node)}`);
        return [{ type: 'link', href: node.url, children: convertInline(node.children, problems) }];
      default:
        problems.push(`${nameOf(node.type)} is not allowed${at(node)}`);
        return [];
    }
  });
}

/** A line end inside a paragraph is a space, but for Chinese and Japanese, which put none between words. */
function joinLines(text: string): string {
  return text.replace(/\s*\n\s*/g, (_, offset: number) => {
    const before = text.slice(0, offset).trimEnd().slice(-1);
    const after = text.slice(offset).trimStart().slice(0, 1);
    return CJK.test(before) || CJK.test(after) ? '' : ' ';
  });
}

const NAMES: Readonly<Record<string, string>> = {
  html: 'raw HTML',
  heading: 'a heading',
  code: 'a code block',
  image: 'a picture',
  imageReference: 'a picture',
  linkReference: 'a reference link',
  definition: 'a link definition',
  thematicBreak: 'a rule',
  list: 'a list',
  blockquote: 'a quote',
  paragraph: 'a second paragraph',
};

function nameOf(type: string): string {
  return NAMES[type] ?? `"${type}"`;
}

function at(node: { position?: { start: { line: number } } | undefined }): string {
  return node.position === undefined ? '' : ` (line ${node.position.start.line})`;
}
