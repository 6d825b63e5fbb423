import { $iq, type Builder, Strophe } from 'strophe.js';
import { AppError } from '#core/app-error.ts';
import type { Sleep } from '../shared/sleep.ts';
import { NS } from './stanzas.ts';

/** An answer that is not there after this will not come. */
export const ANSWER_MS = 15_000;

/** What leaves the device, for the list that the shopper can open. */
export type NoteTraffic = (url: string, sent?: string) => void;

export interface XmppSession {
  send(stanza: Builder): void;
  /** Rejects with `backend-unreachable` when there is no answer, else with the stanza that says why. */
  ask(iq: Builder): Promise<Element>;
  onStanza(listener: (stanza: Element) => void): void;
  /** Aborts when the connection is gone. */
  readonly ended: AbortSignal;
  close(): void;
}

/** Signs a guest in (SASL ANONYMOUS) over a WebSocket of its own. Rejects with `backend-unreachable` or `unauthorised`. */
export function openSession(
  { url, domain }: { url: string; domain: string },
  { note, sleep }: { note: NoteTraffic; sleep: Sleep },
): Promise<XmppSession> {
  Strophe.setLogLevel(Strophe.LogLevel.FATAL);
  const connection = new Strophe.Connection(url, { mechanisms: [Strophe.SASLAnonymous] });
  const ending = new AbortController();
  const end = () => {
    if (ending.signal.aborted) return;
    ending.abort();
    connection.disconnect();
  };
  note(url);

  const session: XmppSession = {
    send(stanza) {
      if (ending.signal.aborted) return;
      note(url, stanza.toString());
      connection.send(stanza);
    },
    ask: (iq) =>
      new Promise((resolve, reject) => {
        const lost = () => reject(new AppError('backend-unreachable', { path: 'xmpp' }));
        if (ending.signal.aborted) return lost();
        ending.signal.addEventListener('abort', lost, { once: true });
        note(url, iq.toString());
        connection.sendIQ(iq, resolve, (answer) => (answer ? reject(new XmppRefusal(answer)) : lost()), ANSWER_MS);
      }),
    onStanza(listener) {
      for (const name of ['message', 'presence']) {
        connection.addHandler(
          (stanza) => {
            listener(stanza);
            return true;
          },
          null,
          name,
          null,
        );
      }
    },
    ended: ending.signal,
    close: end,
  };

  return new Promise((resolve, reject) => {
    const fail = (code: 'backend-unreachable' | 'unauthorised') => {
      reject(new AppError(code, { path: 'xmpp' }));
      end();
    };
    const opened = new AbortController();
    void sleep(ANSWER_MS, opened.signal).then(() => opened.signal.aborted || fail('backend-unreachable'));
    connection.connect(domain, '', (status) => {
      const { Status } = Strophe;
      if (status === Status.CONNECTED) {
        opened.abort();
        answerPings(connection);
        resolve(session);
      } else if (status === Status.AUTHFAIL) {
        opened.abort();
        fail('unauthorised');
      } else if (status === Status.DISCONNECTED || status === Status.CONNFAIL || status === Status.ERROR) {
        opened.abort();
        fail('backend-unreachable');
      }
    });
  });
}

/** Rooms that do not answer a ping to oneself by themselves pass it on. */
function answerPings(connection: InstanceType<typeof Strophe.Connection>): void {
  const answer = (iq: Element) => {
    const to = iq.getAttribute('from');
    const id = iq.getAttribute('id');
    if (to !== null && id !== null) connection.send($iq({ type: 'result', to, id }));
    return true;
  };
  connection.addHandler(answer, NS.ping, 'iq', 'get');
}

/** An error stanza as the answer. */
export class XmppRefusal extends Error {
  readonly stanza: Element;

  constructor(stanza: Element) {
    super('refused');
    this.stanza = stanza;
  }
}
