import { type Browser, chromium, type Page } from '@playwright/test';
import { build } from 'esbuild';
import { AppError, type AppErrorCode, type AppErrorDetails } from '#core/app-error.ts';
import type { HandoffEvent, HandoffPort } from '#merchant/ports.ts';
import { findBrowser } from '#scripts/find-browser.ts';
import { servePage } from '#tests/e2e/support/serve-page.ts';
import { AGENTS, type Prosody, startProsody } from '#tests/servers/local-prosody.ts';
import type { HandoffFixture } from '../handoff.contract.ts';
import { startTcpRelay, type TcpRelay } from './tcp-relay.ts';
import { signInAgent, type XmppAgent } from './xmpp-agent.ts';

type Outcome = { value: unknown } | { code: string; details: unknown };

export interface XmppFixture extends HandoffFixture {
  prosody: Prosody;
  signIn(name: string): Promise<XmppAgent>;
  close(): Promise<void>;
}

/** Prosody, and the adapter in a real browser before it; agents on the plainest of clients. */
export async function startXmppFixture(): Promise<XmppFixture> {
  const prosody = await startProsody();
  const relay = await startTcpRelay(prosody.port);
  const executablePath = findBrowser();
  const browser = await chromium.launch({ ...(executablePath && { executablePath }), args: ['--no-sandbox'] });
  const shopperPage = await openPage(browser, 'page.ts');
  const streams = new Map<string, (event: HandoffEvent | null, outcome: Outcome | null) => void>();
  await shopperPage.exposeFunction('tell', (stream: string, event: HandoffEvent | null, outcome: Outcome | null) =>
    streams.get(stream)?.(event, outcome),
  );
  const settings = {
    kind: 'xmpp' as const,
    url: socketOf(relay),
    domain: 'guest.localhost',
    rooms: 'conference.localhost',
    agents: AGENTS,
    nickname: 'Shopper',
    // A twentieth of it, as of other waits: see page.ts.
    absenceSeconds: 14,
  };
  const agentLines: TcpRelay[] = [];
  let count = 0;
  const nextName = () => `n${++count}`;
  const connectDevice = (device: string) =>
    shopperPage.evaluate(([name, given]) => window.connect(name, given), [device, settings] as const);
  const capabilities = await connectDevice('first');

  function connect(): HandoffPort {
    const device = nextName();
    const ready = connectDevice(device);

    async function work(method: 'create' | 'send' | 'setTyping' | 'close', args: unknown[], signal?: AbortSignal) {
      if (signal?.aborted) throw new AppError('cancelled');
      await ready;
      const call = nextName();
      const abort = () => void shopperPage.evaluate((name) => window.abort(name), call);
      signal?.addEventListener('abort', abort);
      const outcome = await shopperPage.evaluate(
        ([name, id, asked, given]) => window.work(name, id, asked, given as unknown[]),
        [device, call, method, args] as const,
      );
      signal?.removeEventListener('abort', abort);
      return resultOf(outcome);
    }

    return {
      capabilities,
      create: (packet, key, signal) => work('create', [packet, key], signal) as ReturnType<HandoffPort['create']>,
      send: async (handoff, message, signal) => void (await work('send', [handoff, message], signal)),
      setTyping: async (handoff, typing, signal) => void (await work('setTyping', [handoff, typing], signal)),
      close: async (handoff, signal) => void (await work('close', [handoff], signal)),
      rate: async () => {
        throw new AppError('backend-invalid');
      },
      async *events(handoff, after, signal) {
        await ready;
        const stream = nextName();
        const queue: { event: HandoffEvent | null; outcome: Outcome | null }[] = [];
        let wake = () => {};
        streams.set(stream, (event, outcome) => {
          queue.push({ event, outcome });
          wake();
        });
        const stop = () => {
          void shopperPage.evaluate((name) => window.abort(name), stream);
          wake();
        };
        signal.addEventListener('abort', stop);
        await shopperPage.evaluate(
          ([name, id, { id: handoffId, token }, from]) => window.begin(name, id, { id: handoffId, token }, from),
          [device, stream, handoff, after] as const,
        );
        while (!signal.aborted) {
          const next = queue.shift();
          if (next?.event) yield next.event;
          else if (next) {
            if (next.outcome) resultOf(next.outcome);
            return;
          } else
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
        }
      },
    };
  }

  return {
    prosody,
    connect,
    async signIn(name) {
      // A line of its own: a browser that is closed may take leave first.
      const line = await startTcpRelay(prosody.port);
      agentLines.push(line);
      const page = await openPage(browser, 'agent-page.ts');
      return { ...(await signInAgent(page, socketOf(line), name)), drop: line.cut };
    },
    cutConnections: relay.cut,
    setOnline: relay.setOnline,
    takeFaults: () => [],
    async close() {
      await browser.close();
      await Promise.all([relay, ...agentLines].map((line) => line.close()));
      await prosody.stop();
    },
  };
}

const socketOf = ({ port }: TcpRelay): string => `ws://127.0.0.1:${port}/xmpp-websocket`;

function resultOf(outcome: Outcome): unknown {
  if ('value' in outcome) return outcome.value;
  throw new AppError(outcome.code as AppErrorCode, outcome.details as AppErrorDetails);
}

/** A page of its own with one file of this folder on it. */
export async function openPage(browser: Browser, file: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  page.on('pageerror', (error) => console.error(file, error));
  const { url, close } = await servePage('<!doctype html><title>contract</title>');
  await page.goto(url);
  await close();
  await page.addScriptTag({ content: await bundleOf(file) });
  return page;
}

const bundles = new Map<string, Promise<string>>();

function bundleOf(file: string): Promise<string> {
  const made = bundles.get(file) ?? bundle(file);
  bundles.set(file, made);
  return made;
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [new URL(file, import.meta.url).pathname],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}
