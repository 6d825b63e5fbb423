import { describe, expect, it } from 'vitest';
import type { RichText } from '#core/rich-text.ts';
import { richHtml, richPlain } from './rich-html.ts';

const t = (text: string) => ({ type: 'text' as const, text });

describe('the pack’s text', () => {
  it('becomes HTML node by node', () => {
    const blocks: RichText = [
      { type: 'paragraph', children: [t('a < '), { type: 'strong', children: [t('b')] }, { type: 'break' }] },
      { type: 'list', ordered: true, items: [[{ type: 'link', href: '/fresh/', children: [t('c')] }]] },
      {
        type: 'quote',
        children: [
          { type: 'em', children: [t('d')] },
          { type: 'code', text: 'e' },
        ],
      },
    ];
    expect(richHtml(blocks).text).toBe(
      '<p>a &lt; <strong>b</strong><br></p><ol><li><a href="/fresh/">c</a></li></ol>' +
        '<blockquote><p><em>d</em><code>e</code></p></blockquote>',
    );
  });

  it('becomes a table that the keyboard can scroll', () => {
    const table: RichText = [{ type: 'table', head: [[t('h')]], rows: [[[t('1')]], [[t('2')]]] }];
    expect(richHtml(table).text).toBe(
      '<div class="table" tabindex="0"><table><thead><tr><th scope="col">h</th></tr></thead>' +
        '<tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table></div>',
    );
  });

  it('becomes plain text, one line a block', () => {
    const blocks: RichText = [
      { type: 'paragraph', children: [t('a '), { type: 'strong', children: [t('b')] }, { type: 'break' }, t('c')] },
      { type: 'list', ordered: false, items: [[t('d')], [t('e')]] },
      { type: 'table', head: [[t('h')], [t('i')]], rows: [[[t('1')], [t('2')]]] },
    ];
    expect(richPlain(blocks)).toBe('a b c\nd · e\nh i · 1 2');
  });
});
