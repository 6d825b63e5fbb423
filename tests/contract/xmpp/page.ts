import { AppError } from '#core/app-error.ts';
import type { HandoffEvent, HandoffPort } from '#merchant/ports.ts';
import { openDeviceStore } from '#merchant/shared/device-store.ts';
import { sleep } from '#merchant/shared/sleep.ts';
import { createXmppHandoff } from '#merchant/xmpp/xmpp-handoff.ts';
import type { XmppSettings } from '#merchant/xmpp/xmpp-settings.ts';

// Runs in the browser: the adapter as it is, with a way in for the tests. See xmpp-fixture.ts.

type Outcome = { value: unknown } | { code: string; details: unknown };
type Method = 'create' | 'send' | 'setTyping' | 'close';

declare global {
  interface Window {
    /** Of the test: an event of a stream that was begun, or its end. */
    tell(stream: string, event: HandoffEvent | null, outcome: Outcome | null): void;
    connect(device: string, settings: XmppSettings): HandoffPort['capabilities'];
    work(device: string, call: string, method: Method, args: unknown[]): Promise<Outcome>;
    begin(device: string, stream: string, handoff: { id: string; token: string }, after: string | null): void;
    abort(call: string): void;
  }
}

const ports = new Map<string, HandoffPort>();
const aborts = new Map<string, AbortController>();

const portOf = (device: string): HandoffPort => {
  const port = ports.get(device);
  if (!port) throw new Error(`no device ${device}`);
  return port;
};

const failure = (cause: unknown): Outcome =>
  cause instanceof AppError ? { code: cause.code, details: cause.details } : { code: 'bug', details: `${cause}` };

window.connect = (device, settings) => {
  const port = createXmppHandoff({
    settings,
    store: openDeviceStore(),
    note: () => {},
    // Waits before a new try are twenty times shorter; the guards against silence stay what they are.
    sleep: (ms, signal) => sleep(ms < 15_000 ? ms / 20 : ms, signal),
  });
  ports.set(device, port);
  return port.capabilities;
};

window.work = async (device, call, method, args) => {
  const abort = new AbortController();
  aborts.set(call, abort);
  const port = portOf(device);
  const run = port[method] as (...all: unknown[]) => Promise<unknown>;
  return run(...args, abort.signal).then((value) => ({ value }), failure);
};

window.begin = (device, stream, handoff, after) => {
  const abort = new AbortController();
  aborts.set(stream, abort);
  const read = async () => {
    for await (const event of portOf(device).events(handoff, after, abort.signal)) window.tell(stream, event, null);
  };
  read().then(
    () => window.tell(stream, null, null),
    (cause: unknown) => window.tell(stream, null, failure(cause)),
  );
};

window.abort = (call) => aborts.get(call)?.abort();
