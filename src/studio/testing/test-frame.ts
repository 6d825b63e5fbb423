import { css } from 'lit';
import { tokens } from '#ui/tokens.styles.ts';

/** The page around a view under test: its colours. */
class StudioTestFrame extends HTMLElement {
  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    const page = css`:host { display: block; background: var(--_page); min-block-size: 100vh; }`;
    root.adoptedStyleSheets = [tokens, page].flatMap(({ styleSheet }) => styleSheet ?? []);
  }
}
customElements.define('studio-test-frame', StudioTestFrame);
