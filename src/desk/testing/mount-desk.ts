import axe from 'axe-core';
import { afterEach, beforeEach, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../desk.ts';
import type { AisleDesk } from '../aisle-desk.ts';
import { Assist } from '../assist/assist.ts';
import { Drafts } from '../assist/drafts.ts';
import { Translations } from '../assist/translations.ts';
import type { BrowserLanguageTools } from '../assist/translator-api.ts';
import { Desk } from '../state/desk.ts';
import { FakeDeskServer } from './fake-desk-server.ts';

export interface MountedDesk {
  element: AisleDesk;
  desk: Desk;
  server: FakeDeskServer;
  settled(): Promise<void>;
  /** The element with this selector, through all shadow roots; fails where there is none. */
  find<T extends HTMLElement = HTMLElement>(selector: string): T;
  all<T extends HTMLElement = HTMLElement>(selector: string): T[];
  /** Opens a conversation by the name in its row. */
  open(name: string): Promise<void>;
  field(): HTMLTextAreaElement;
  press(keys: string): Promise<void>;
  violations(): Promise<string[]>;
  /** Bodies of the requests of that kind. */
  asked(ask: string): unknown[];
}

const mountedDesks = new Set<Desk>();

/** To be said once in a file of tests: before each nothing is kept in the browser, after each the desk is gone. */
export function freshDesks(): void {
  beforeEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });
  afterEach(() => {
    for (const desk of mountedDesks) desk.store.signOut();
    mountedDesks.clear();
    document.body.replaceChildren();
    vi.unstubAllGlobals();
  });
}

/** A desk over a server in memory, signed in unless told otherwise. */
export async function mountDesk(
  options: {
    server?: FakeDeskServer;
    signIn?: boolean;
    assist?: Assist;
    drafts?: Drafts;
    tools?: BrowserLanguageTools;
    width?: number;
    theme?: 'light' | 'dark';
  } = {},
): Promise<MountedDesk> {
  const { server = new FakeDeskServer(), signIn = true, theme = 'light', width = 1280 } = options;
  await page.viewport(width, 800);
  vi.stubGlobal('fetch', server.fetch);
  const { assist = new Assist({}), drafts = new Drafts('off'), tools = {} } = options;
  const desk = new Desk({}, drafts, assist, new Translations(tools));
  desk.settings.set({ theme, language: desk.settings.now.language ?? 'en', sound: false });
  const element = document.createElement('aisle-desk') as AisleDesk;
  element.desk = desk;
  mountedDesks.add(desk);
  document.body.append(element);
  const mounted: MountedDesk = {
    element,
    desk,
    server,
    async settled() {
      for (let round = 0; round < 4; round++) {
        await element.updateComplete;
        await new Promise(requestAnimationFrame);
      }
    },
    all: (selector) => deep(element, selector),
    find(selector) {
      const [found] = deep(element, selector);
      if (!found) throw new Error(`${selector} is not there`);
      return found as never;
    },
    async open(name) {
      const row = deep<HTMLButtonElement>(element, 'desk-queue .row').find(({ textContent }) =>
        textContent.includes(name),
      );
      if (!row) throw new Error(`${name} is in no list`);
      row.click();
      await vi.waitFor(() => mounted.find('desk-log .scroller'));
      await mounted.settled();
    },
    field: () => mounted.find<HTMLTextAreaElement>('desk-composer textarea'),
    async press(keys) {
      await userEvent.keyboard(keys);
      await mounted.settled();
    },
    async violations() {
      const result = await axe.run(document.body, {
        resultTypes: ['violations'],
        rules: { region: { enabled: false } },
      });
      return result.violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
      );
    },
    asked: (ask) => server.calls.filter(([name]) => name === ask).map(([, body]) => body),
  };
  if (signIn) {
    await desk.store.signIn('Mia', 'x');
    await vi.waitFor(() => mounted.find('desk-queue .row'));
  }
  await mounted.settled();
  return mounted;
}

/** Parts separated by a space are looked for one within the other, also across shadow roots. */
function deep<T extends HTMLElement>(root: ParentNode, selector: string): T[] {
  const [first = '', ...rest] = selector.split(' ');
  const found = within(root, first);
  return (rest.length === 0 ? found : found.flatMap((one) => deep(one, rest.join(' ')))) as T[];
}

function within(root: ParentNode, selector: string): HTMLElement[] {
  const roots: ParentNode[] = [root];
  if (root instanceof HTMLElement && root.shadowRoot) roots.push(root.shadowRoot);
  return roots.flatMap((one) => [
    ...one.querySelectorAll<HTMLElement>(selector),
    ...[...one.querySelectorAll<HTMLElement>('*')].flatMap((inner) =>
      inner.shadowRoot ? within(inner.shadowRoot, selector) : [],
    ),
  ]);
}
