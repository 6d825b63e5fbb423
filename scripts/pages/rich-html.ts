import type { RichBlock, RichInline, RichText } from '#core/rich-text.ts';
import { type Html, html } from './html.ts';

/** The pack's text as HTML. */
export function richHtml(blocks: RichText): Html {
  return html`${blocks.map(block)}`;
}

/** The same as plain text, one line a block. */
export function richPlain(blocks: RichText): string {
  return blocks
    .map((node) => {
      if (node.type === 'list') return node.items.map(plain).join(' · ');
      if (node.type === 'table') return [node.head, ...node.rows].map((row) => row.map(plain).join(' ')).join(' · ');
      return plain(node.children);
    })
    .join('\n');
}

function block(node: RichBlock): Html {
  switch (node.type) {
    case 'paragraph':
      return html`<p>${inline(node.children)}</p>`;
    case 'quote':
      return html`<blockquote><p>${inline(node.children)}</p></blockquote>`;
    case 'list': {
      const items = node.items.map((item) => html`<li>${inline(item)}</li>`);
      return node.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'table': {
      const head = node.head.map((cell) => html`<th scope="col">${inline(cell)}</th>`);
      const rows = node.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${inline(cell)}</td>`)}</tr>`);
      // Wide tables scroll by themselves; the tab stop lets the keyboard scroll them.
      return html`<div class="table" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`;
    }
  }
}

function inline(nodes: readonly RichInline[]): Html {
  return html`${nodes.map(inlineNode)}`;
}

function inlineNode(node: RichInline): Html {
  switch (node.type) {
    case 'text':
      return html`${node.text}`;
    case 'strong':
      return html`<strong>${inline(node.children)}</strong>`;
    case 'em':
      return html`<em>${inline(node.children)}</em>`;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'break':
      return html`<br>`;
    case 'link':
      return html`<a href="${node.href}">${inline(node.children)}</a>`;
  }
}

function plain(nodes: readonly RichInline[]): string {
  return nodes
    .map((node) => {
      if (node.type === 'text' || node.type === 'code') return node.text;
      return node.type === 'break' ? ' ' : plain(node.children);
    })
    .join('');
}
