import axe from 'axe-core';
import { page } from 'vitest/browser';
import { type Editing, editingOf } from '../edit/editing.ts';
import { checkShop } from '../edit/testing/check-shop.ts';
import type { StudioElement } from '../look/studio-element.ts';
import { Workshop } from '../state/workshop.ts';
import './test-frame.ts';

export interface MountedView {
  element: StudioElement;
  workshop: Workshop;
  editing: Editing;
  settled(): Promise<void>;
  /** Those with this selector, through all shadow roots. */
  all<T extends Element = HTMLElement>(selector: string): T[];
  find<T extends Element = HTMLElement>(selector: string): T;
  button(text: string): HTMLButtonElement;
  violations(): Promise<string[]>;
}

/** A view of the Studio over these sources, checked by the compiler itself. */
export async function mountView(
  tag: string,
  files: ReadonlyMap<string, string>,
  {
    width = 1280,
    theme = 'light',
    language = 'en',
  }: { width?: number; theme?: 'light' | 'dark'; language?: 'en' | 'zh-Hans' } = {},
): Promise<MountedView> {
  await page.viewport(width, 900);
  location.hash = '';
  document.documentElement.lang = language;
  document.body.replaceChildren();
  const workshop = new Workshop();
  workshop.settings.set({ language, theme });
  workshop.route.follow();
  await workshop.draft.replace(files);
  const editing = editingOf(workshop, async (sources) => checkShop(sources));
  const frame = document.createElement('studio-test-frame');
  frame.dataset.theme = theme;
  const element = document.createElement(tag) as StudioElement;
  element.workshop = workshop;
  frame.shadowRoot?.append(element);
  document.body.append(frame);
  const mounted: MountedView = {
    element,
    workshop,
    editing,
    async settled() {
      for (let round = 0; round < 6; round++) {
        await element.updateComplete;
        await new Promise(requestAnimationFrame);
      }
    },
    all: (selector) => deep(document.body, selector) as never,
    find(selector) {
      const [found] = deep(document.body, selector);
      if (!found) throw new Error(`${selector} is not there`);
      return found as never;
    },
    button(text) {
      const found = within(document.body, 'button').find((one) => one.textContent?.trim().startsWith(text));
      if (!found) throw new Error(`there is no button ${text}`);
      return found as HTMLButtonElement;
    },
    async violations() {
      await mounted.settled();
      // A colour on its way to another has the contrast of neither.
      await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => null)));
      const result = await axe.run(document.body, {
        resultTypes: ['violations'],
        rules: { region: { enabled: false } },
      });
      return result.violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html.slice(0, 120)}`).join(', ')}`,
      );
    },
  };
  await mounted.settled();
  return mounted;
}

/** Parts separated by a space are looked for one within the other, also across shadow roots. */
function deep(root: ParentNode, selector: string): Element[] {
  const [first = '', ...rest] = selector.split(' ');
  const found = within(root, first);
  return rest.length === 0 ? found : found.flatMap((one) => deep(one, rest.join(' ')));
}

function within(root: ParentNode, selector: string): Element[] {
  const roots: ParentNode[] = [root, ...(root instanceof Element && root.shadowRoot ? [root.shadowRoot] : [])];
  return roots.flatMap((one) => [
    ...one.querySelectorAll(selector),
    ...[...one.querySelectorAll('*')].flatMap((inner) => (inner.shadowRoot ? within(inner.shadowRoot, selector) : [])),
  ]);
}
