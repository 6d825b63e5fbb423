import axe from 'axe-core';
import { tokens } from '#ui/tokens.styles.ts';

/** Puts a view into a place that has the page's tokens, as wide as asked, in one theme. Gives what tests need of it. */
export function onStage(view: HTMLElement, width: number, theme: 'light' | 'dark') {
  const host = document.createElement('div');
  host.style.inlineSize = `${width}px`;
  host.style.background = theme === 'dark' ? '#111615' : '#f5f7f6';
  host.dataset.theme = theme;
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = tokens.styleSheet ? [tokens.styleSheet] : [];
  root.append(view);
  document.body.append(host);
  return {
    remove: () => host.remove(),
    /** Overflow to the side, in pixels. */
    overflow: () => host.scrollWidth - width,
    async violations(): Promise<string[]> {
      // A colour on its way to another has the contrast of neither.
      await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)));
      const { violations } = await axe.run(host);
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    },
  };
}
