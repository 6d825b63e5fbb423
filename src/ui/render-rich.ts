import { html, type TemplateResult } from 'lit';
import type { RichBlock, RichInline, RichText } from '#core/rich-text.ts';
import { linkView } from './link-view.ts';

/** An answer's tree as elements: one element for each kind of node and nothing for anything else. */
export function renderRich(blocks: RichText): TemplateResult[] {
  return blocks.map(renderBlock);
}

function renderBlock(block: RichBlock): TemplateResult {
  switch (block.type) {
    case 'paragraph':
      return html`<p>${renderInline(block.children)}</p>`;
    case 'quote':
      return html`<blockquote>${renderInline(block.children)}</blockquote>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${renderInline(item)}</li>`);
      return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'table':
      return html`<div class="table" tabindex="0">
        <table>
          <thead>
            <tr>
              ${block.head.map((cell) => html`<th scope="col">${renderInline(cell)}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${block.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${renderInline(cell)}</td>`)}</tr>`)}
          </tbody>
        </table>
      </div>`;
  }
}

const renderInline = (nodes: RichInline[]): TemplateResult[] => nodes.map(renderNode);

function renderNode(node: RichInline): TemplateResult {
  switch (node.type) {
    case 'text':
      return html`${node.text}`;
    case 'strong':
      return html`<strong>${renderInline(node.children)}</strong>`;
    case 'em':
      return html`<em>${renderInline(node.children)}</em>`;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'break':
      return html`<br />`;
    case 'link':
      return linkView(node.href, renderInline(node.children));
  }
}
