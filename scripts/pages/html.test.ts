import { describe, expect, it } from 'vitest';
import { html, trusted } from './html.ts';

describe('html', () => {
  it('escapes text in content and in attributes', () => {
    const text = `<img onerror="x('&')">`;
    expect(html`<p title="${text}">${text}</p>`.text).toBe(
      '<p title="&lt;img onerror=&quot;x(&#39;&amp;&#39;)&quot;&gt;">&lt;img onerror=&quot;x(&#39;&amp;&#39;)&quot;&gt;</p>',
    );
  });

  it('puts markup and lists of markup in as they are', () => {
    expect(html`<ul>${['a', 'b'].map((one) => html`<li>${one}</li>`)}${trusted('<hr>')}</ul>`.text).toBe(
      '<ul><li>a</li><li>b</li><hr></ul>',
    );
  });

  it('writes nothing for what is not there, and writes zero', () => {
    expect(html`${null}${undefined}${false}${0}`.text).toBe('0');
  });
});
