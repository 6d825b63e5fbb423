/** What a merchant may set, by `data-*` on the tag or in `window.aisleSettings`; the tag wins. */
export interface GivenSettings {
  /** URL of the knowledge pack's folder. */
  pack?: string;
  /** Base64 of the pack's Ed25519 public key. */
  key?: string;
  /** URL of the support backend; without it orders and persons are not offered. */
  backend?: string;
  /** Adapter for orders, and for persons, where it is not the backend: JSON, `KIND:VALUE`, or in the page an object. */
  orders?: string | object;
  handoff?: string | object;
  /** BCP 47, or `auto` (default) for the page's and the browser's languages. */
  locale?: string;
  theme?: 'auto' | 'light' | 'dark';
  position?: 'left' | 'right';
  /** The chat fills the page: `chat.html`. */
  standalone?: boolean | string;
  /** Answers are offered while the shopper types, unless this is `false`. */
  preview?: boolean | string;
  /** `auto` (default), `off`, or the URL of a list of models of the merchant's own. */
  generator?: string;
  /** Opens by itself. */
  open?: boolean | string;
}

/** The same as the panel takes it: every value there, every URL absolute. */
export interface Settings {
  packUrl: string;
  publicKey: string;
  backendUrl: string | null;
  orders: unknown;
  handoff: unknown;
  locale: string;
  theme: 'auto' | 'light' | 'dark';
  position: 'left' | 'right';
  preview: boolean;
  /** `auto`, `off`, or an absolute URL. */
  generator: string;
  standalone: boolean;
}
