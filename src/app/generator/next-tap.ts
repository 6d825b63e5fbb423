import { eitherSignal } from './either-signal.ts';

/** Calls once, when the shopper next does something on this page after which the browser lets it ask for more. */
export function onNextTap(listener: () => void, signal: AbortSignal): void {
  const heard = new AbortController();
  const hear = () => {
    if (!navigator.userActivation?.isActive) return;
    heard.abort();
    listener();
  };
  const options = { capture: true, signal: eitherSignal(signal, heard.signal) };
  for (const type of ['click', 'keydown']) window.addEventListener(type, hear, options);
}
