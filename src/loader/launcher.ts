import { isOn } from './read-settings.ts';
import type { GivenSettings } from './settings.ts';

// The speech bubble and the cross are clipped shapes: no picture to fetch, no policy to pass.
const CSS = `:host{all:initial;display:contents}
:host([hidden]){display:none}
button{all:unset;position:fixed;inset-block-end:max(20px,env(safe-area-inset-bottom));inset-inline-end:20px;z-index:var(--aisle-z,2147483000);
inline-size:56px;block-size:56px;border-radius:50%;border:2px solid #0000;display:grid;place-items:center;cursor:pointer;color:#fff;background:var(--aisle-accent,#0b6b5d) padding-box;box-shadow:0 4px 16px #0004}
:host([data-position=left]) button{inset-inline:20px auto}
button:focus-visible{outline:3px solid var(--aisle-accent,#0b6b5d);outline-offset:3px}
i{inline-size:24px;block-size:24px;background:currentColor;forced-color-adjust:none;clip-path:path("M3 4h18v13H10l-5 4v-4H3z")}
:host([data-open]) i{clip-path:path("M5 3l7 7 7-7 2 2-7 7 7 7-2 2-7-7-7 7-2-2 7-7-7-7z")}
b{position:absolute;inset-block-start:-4px;inset-inline-end:-4px;min-inline-size:10px;padding:0 5px;border-radius:10px;background:#c62828;font:600 12px/20px system-ui;text-align:center}
b:empty{display:none}
@media (max-width:640px){:host([data-open]) button{display:none}}`;

/** The round button in its own shadow root; the panel is put beside it. Put back when a page swaps its body. */
export function createLauncher(settings: GivenSettings, on: { warm(): void; toggle(): void }) {
  const container = document.createElement('aisle-launcher');
  container.dataset.position = settings.position ?? 'right';
  const root = container.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  root.adoptedStyleSheets = [sheet];

  const button = document.createElement('button');
  button.part = 'launcher';
  const { locale = 'auto' } = settings;
  const chinese = /^zh/i.test(locale === 'auto' ? document.documentElement.lang || navigator.language : locale);
  button.setAttribute('aria-label', chinese ? '客服' : 'Chat');
  button.setAttribute('aria-expanded', 'false');
  const badge = document.createElement('b');
  button.append(document.createElement('i'), badge);
  if (!isOn(settings.standalone)) root.append(button);
  root.append(document.createElement('slot'));

  for (const intent of ['pointerenter', 'focus', 'touchstart']) {
    button.addEventListener(intent, on.warm, { once: true, passive: true });
  }
  button.addEventListener('click', on.toggle);

  const attach = () => {
    if (!container.isConnected) document.body.append(container);
    // A body that an application swapped in is watched in its turn; observing the same node again changes nothing.
    observer.observe(document.body, { childList: true });
  };
  const observer = new MutationObserver(() => document.body && attach());
  const start = () => {
    observer.observe(document.documentElement, { childList: true });
    attach();
  };
  if (document.body) start();
  else document.addEventListener('DOMContentLoaded', start, { once: true });

  return {
    container,
    setOpen(open: boolean) {
      container.toggleAttribute('data-open', open);
      button.setAttribute('aria-expanded', `${open}`);
    },
    setUnread(count: number) {
      badge.textContent = count > 0 ? `${Math.min(count, 99)}` : '';
    },
    setVisible(visible: boolean) {
      container.hidden = !visible;
    },
    remove() {
      observer.disconnect();
      container.remove();
    },
  };
}
