import { html, LitElement } from 'lit';
import { afterEach, expect, it } from 'vitest';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from './studio-base.styles.ts';

class WidePage extends LitElement {
  static override styles = studioBase;

  override render() {
    const words = 'unbroken'.repeat(40);
    return html`<div class="page">
      <section class="card">
        <div class="scroll"><table><tbody><tr><td>${words}</td></tr></tbody></table></div>
        <fieldset class="field"><legend>Policies</legend><div class="row"><select aria-label="Add"><option>${words}</option></select></div></fieldset>
      </section>
    </div>`;
  }
}
defineOnce('test-wide-page', WidePage);

afterEach(() => document.body.replaceChildren());

it('a wide table and a long choice in a card keep within a narrow page', async () => {
  const place = document.createElement('div');
  place.style.cssText = 'inline-size: 360px; overflow: auto';
  const page = document.createElement('test-wide-page') as WidePage;
  place.append(page);
  document.body.append(place);
  await page.updateComplete;
  const scroll = page.renderRoot.querySelector('.scroll');
  expect(scroll?.scrollWidth).toBeGreaterThan(scroll?.clientWidth ?? Number.POSITIVE_INFINITY);
  expect(place.scrollWidth).toBe(place.clientWidth);
});
