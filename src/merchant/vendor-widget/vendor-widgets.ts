import type { Vendor } from './vendor-widget-settings.ts';

/** The bubbles' globals, as their makers document them. */
export interface VendorGlobals {
  Intercom?: (command: 'showNewMessage', text: string) => void;
  /** A queue until Crisp's own script takes its place. */
  $crisp?: { push(command: [string, string, unknown[]?]): unknown };
  CRISP_WEBSITE_ID?: string;
  zE?: (target: 'messenger', command: 'open') => void;
  ysf?: (command: 'open') => void;
}

export interface VendorWidget {
  /** What a page has when the bubble is there. */
  global: string;
  isThere(page: VendorGlobals): boolean;
  /** True where `open` writes the text into the bubble's field; elsewhere the shopper pastes it. */
  prefills: boolean;
  open(page: VendorGlobals, text: string): void;
}

export const VENDOR_WIDGETS: Readonly<Record<Vendor, VendorWidget>> = {
  intercom: {
    global: 'window.Intercom',
    isThere: ({ Intercom }) => typeof Intercom === 'function',
    prefills: true,
    open: ({ Intercom }, text) => Intercom?.('showNewMessage', text),
  },
  crisp: {
    global: 'window.$crisp',
    // A queue alone may be waiting for a script that was never asked for.
    isThere: ({ $crisp, CRISP_WEBSITE_ID }) =>
      typeof $crisp?.push === 'function' && (!Array.isArray($crisp) || CRISP_WEBSITE_ID !== undefined),
    prefills: true,
    open({ $crisp }, text) {
      $crisp?.push(['set', 'message:text', [text]]);
      $crisp?.push(['do', 'chat:show']);
      $crisp?.push(['do', 'chat:open']);
    },
  },
  zendesk: {
    global: 'window.zE',
    isThere: ({ zE }) => typeof zE === 'function',
    prefills: false,
    open: ({ zE }) => zE?.('messenger', 'open'),
  },
  qiyu: {
    global: 'window.ysf',
    isThere: ({ ysf }) => typeof ysf === 'function',
    prefills: false,
    open: ({ ysf }) => ysf?.('open'),
  },
};
