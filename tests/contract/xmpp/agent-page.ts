import { $iq, $msg, $pres, Strophe } from 'strophe.js';

// Runs in the browser: an agent's client of the plainest kind. See xmpp-agent.ts.

interface Said {
  room: string;
  nick: string;
  id: string | null;
  body: string;
}

declare global {
  interface Window {
    agent: {
      signIn(url: string, jid: string, password: string): Promise<void>;
      /** Rooms it was invited to. */
      invitations(): string[];
      join(room: string, nick: string): Promise<void>;
      say(room: string, text: string): void;
      type(room: string, typing: boolean): void;
      leave(room: string, nick: string): Promise<void>;
      subject(room: string, text: string): void;
      /** Takes no message from a host (XEP-0191). */
      block(host: string): Promise<void>;
      /** JIDs of the rooms that the service lists. */
      listRooms(service: string): Promise<string[]>;
      said(room: string): Said[];
      isTyping(room: string): boolean;
    };
  }
}

const states = 'http://jabber.org/protocol/chatstates';
const invitations: string[] = [];
const said: Said[] = [];
const typing = new Map<string, boolean>();
const joined = new Set<string>();
let connection: InstanceType<typeof Strophe.Connection>;

const wait = () => new Promise((resolve) => setTimeout(resolve, 20));

function hear(stanza: Element): boolean {
  const from = stanza.getAttribute('from') ?? '';
  const [room = '', nick = ''] = from.split('/');
  if (stanza.localName === 'presence') {
    if (!stanza.querySelector('status[code="110"]')) return true;
    if (stanza.getAttribute('type') === 'unavailable') joined.delete(room);
    else joined.add(room);
    return true;
  }
  const invited = stanza.querySelector('invite') ? room : stanza.querySelector('x[jid]')?.getAttribute('jid');
  if (invited) invitations.push(invited);
  const body = stanza.querySelector(':scope > body')?.textContent;
  const id = stanza.querySelector('origin-id')?.getAttribute('id') ?? null;
  if (body && stanza.getAttribute('type') === 'groupchat') said.push({ room, nick, id, body });
  if (stanza.querySelector('composing')) typing.set(room, true);
  return true;
}

window.agent = {
  signIn: (url, jid, password) =>
    new Promise((resolve, reject) => {
      connection = new Strophe.Connection(url);
      connection.connect(jid, password, (status) => {
        if (status === Strophe.Status.AUTHFAIL || status === Strophe.Status.CONNFAIL) reject(new Error(`${status}`));
        if (status !== Strophe.Status.CONNECTED) return;
        connection.addHandler(hear, null, 'message', null);
        connection.addHandler(hear, null, 'presence', null);
        connection.send($pres());
        resolve();
      });
    }),
  invitations: () => invitations,
  async join(room, nick) {
    connection.send($pres({ to: `${room}/${nick}` }).c('x', { xmlns: 'http://jabber.org/protocol/muc' }));
    while (!joined.has(room)) await wait();
  },
  say: (room, text) => connection.send($msg({ to: room, type: 'groupchat' }).c('body').t(text)),
  type: (room, isTyping) =>
    connection.send($msg({ to: room, type: 'groupchat' }).c(isTyping ? 'composing' : 'paused', { xmlns: states })),
  async leave(room, nick) {
    connection.send($pres({ to: `${room}/${nick}`, type: 'unavailable' }));
    while (joined.has(room)) await wait();
  },
  subject: (room, text) => connection.send($msg({ to: room, type: 'groupchat' }).c('subject').t(text)),
  block: (jid) =>
    new Promise((resolve, reject) => {
      const iq = $iq({ type: 'set' }).c('block', { xmlns: 'urn:xmpp:blocking' }).c('item', { jid });
      connection.sendIQ(
        iq,
        () => resolve(),
        () => reject(new Error('refused')),
      );
    }),
  listRooms: (service) =>
    new Promise((resolve, reject) => {
      const iq = $iq({ type: 'get', to: service }).c('query', { xmlns: 'http://jabber.org/protocol/disco#items' });
      const read = (answer: Element) =>
        resolve([...answer.querySelectorAll('item')].map((item) => item.getAttribute('jid') ?? ''));
      connection.sendIQ(iq, read, () => reject(new Error('refused')));
    }),
  said: (room) => said.filter((message) => message.room === room),
  isTyping: (room) => typing.get(room) === true,
};
