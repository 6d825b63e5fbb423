import { css, html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import { shellWords } from '#i18n/studio/shell-words.ts';
import { defineOnce } from '#ui/define-once.ts';
import { studioBase } from '../look/studio-base.styles.ts';
import { StudioElement } from '../look/studio-element.ts';
import { studioIcons } from '../look/studio-icons.ts';
import { STUDIO_VIEWS, type StudioView } from '../state/route.ts';

/** The first of the views that look back on what happened, after those that build. */
const LEARN_FROM = STUDIO_VIEWS.indexOf('improve');

/** Where one can go: a column beside the work, a strip above it on narrow pages. */
export class StudioNav extends StudioElement {
  static override styles = [
    studioBase,
    css`
      :host {
        border-inline-end: 1px solid var(--_line);
        background: var(--_surface);
        overflow: auto;
      }
      nav {
        display: grid;
        gap: 2px;
        padding: 12px 10px;
      }
      h2 {
        padding: 12px 10px 4px;
        color: var(--_text-soft);
        font-size: 11.5px;
        font-weight: 650;
        letter-spacing: 0.05em;
        text-transform: uppercase;
      }
      a {
        display: flex;
        align-items: center;
        gap: 10px;
        padding: 7px 10px;
        border-radius: 10px;
        color: var(--_text-soft);
        font-weight: 550;
        text-decoration: none;
        white-space: nowrap;
      }
      a[aria-current] {
        background: var(--_accent-soft);
        color: var(--_accent-text);
      }
      @media (hover: hover) {
        a:not([aria-current]):hover {
          background: var(--_page);
          color: var(--_text);
        }
      }
      @media (max-width: 860px) {
        :host {
          border-inline-end: 0;
          border-block-end: 1px solid var(--_line);
        }
        nav,
        ul {
          display: flex;
          gap: 2px;
        }
        nav {
          padding: 6px 8px;
        }
        h2 {
          display: none;
        }
        a {
          min-block-size: 44px;
        }
      }
    `,
  ];

  override render() {
    const words = this.say(shellWords);
    return html`<nav aria-label=${words.navigation}>
      <h2>${words.build}</h2>
      <ul>${STUDIO_VIEWS.slice(0, LEARN_FROM).map((view) => this.#link(view))}</ul>
      <h2>${words.learn}</h2>
      <ul>${STUDIO_VIEWS.slice(LEARN_FROM).map((view) => this.#link(view))}</ul>
    </nav>`;
  }

  protected override updated(): void {
    // On narrow pages the strip may have been moved away from where one is.
    const here = this.renderRoot.querySelector('[aria-current]');
    here?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #link(view: StudioView) {
    const { route } = this.workshop;
    const here = route.view === view ? 'page' : undefined;
    // The page's address in front: a bare fragment, scrolled out of sight, would pass for a broken skip link.
    return html`<li><a href="${location.pathname}${location.search}#${view}" aria-current=${ifDefined(here)}>${studioIcons[view]}${this.say(shellWords).views[view]}</a></li>`;
  }
}

defineOnce('studio-nav', StudioNav);
