import { readPushRecord } from './push-record.ts';

/** What the service worker says to a page when a notification was tapped, and puts behind the address of one it opens. */
const MESSAGE = 'aisle:notice';
const HASH = /^#aisle-order=([0-9A-Za-z]{1,8})$/;

export interface PushClickHost {
  /** Some order's pushes are switched on in this browser. */
  follows: boolean | null;
  noticeOpened(tail: string): Promise<void>;
}

/** Opens the chat at the order of a tapped notification: of this page, or the one that brought the shopper here. */
export function hearPushClicks(host: PushClickHost, open: () => void): void {
  host.follows = readPushRecord() !== null;
  const show = (tail: string) => {
    open();
    void host.noticeOpened(tail);
  };
  const [, tail] = HASH.exec(location.hash) ?? [];
  if (tail !== undefined) {
    // Once: a page that is loaded again is not a tap.
    history.replaceState(history.state, '', location.pathname + location.search);
    show(tail);
  }
  const { serviceWorker } = navigator;
  serviceWorker?.addEventListener('message', ({ data, ports }) => {
    if (data?.type !== MESSAGE || !/^[0-9A-Za-z]{1,8}$/.test(data.order)) return;
    // So that it opens no page of its own.
    ports[0]?.postMessage('heard');
    show(data.order);
  });
  serviceWorker?.startMessages();
}
