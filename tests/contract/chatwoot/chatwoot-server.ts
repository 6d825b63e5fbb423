import { createHmac, randomUUID } from 'node:crypto';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { Socket } from '#merchant/chatwoot/cable.ts';
import { CABLE_FRAME, OPERATIONS } from './client-api-schema.ts';

export const INBOX = 'inbox-1';
export const HMAC_TOKEN = 'hmac-token-of-the-inbox';
const PREFIX = `/public/api/v1/inboxes/${INBOX}`;

interface Message {
  id: number;
  content: string | null;
  message_type: 0 | 1 | 2 | 3;
  content_type: string;
  content_attributes: object;
  created_at: number;
  conversation_id: number;
  sender?: { name: string; type: 'contact' | 'user' };
}

export interface Conversation {
  id: number;
  status: 'open' | 'resolved';
  contact: Contact;
  attributes: Record<string, string>;
  messages: Message[];
  assignee: string | null;
  shopperTyping: boolean;
}

interface Contact {
  id: number;
  sourceId: string;
  pubsubToken: string;
  name: string | null;
  verified: boolean;
}

/**
 * Chatwoot as its published API describes it, in this process. Every request, answer and frame is held against the
 * schema; what does not fit is a fault. It does as Chatwoot does where that matters: no message is recognised as sent
 * before, an unknown contact is 404, a wrong HMAC is an error of the server, a contact is not told of its own typing.
 */
export class ChatwootServer {
  readonly conversations: Conversation[] = [];
  readonly #contacts = new Map<string, Contact>();
  readonly #sockets = new Set<{ socket: Socket; token: string | null }>();
  readonly #validators = new Map<object, ValidateFunction>();
  readonly #ajv = new Ajv2020({ strict: false, allErrors: true });
  #faults: string[] = [];
  #nextId = 1;
  online = true;
  /** Answers that are lost on their way back, from now on. */
  loseAnswers = 0;

  constructor() {
    formats.default(this.#ajv);
  }

  takeFaults(): string[] {
    const faults = this.#faults;
    this.#faults = [];
    return faults;
  }

  readonly fetch = async (input: string, init: RequestInit = {}): Promise<Response> => {
    if (!this.online) throw new TypeError('no network');
    init.signal?.throwIfAborted();
    const url = new URL(input);
    const method = init.method ?? 'GET';
    const asked = url.pathname.slice(PREFIX.length).split('/');
    const operation = OPERATIONS.find(
      (one) =>
        one.method === method &&
        one.path.split('/').length === asked.length &&
        one.path.split('/').every((part, index) => part.startsWith('{') || part === asked[index]),
    );
    const where = `${method} ${url.pathname}`;
    if (!url.pathname.startsWith(PREFIX) || !operation) {
      this.#faults.push(`${where} is not documented`);
      return Response.json({}, { status: 404 });
    }
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as Record<string, unknown>) : null;
    this.#check(operation.query ?? { type: 'object', maxProperties: 0 }, Object.fromEntries(url.searchParams), where);
    if (body !== null || operation.body) this.#check(operation.body ?? false, body, where);
    if (new Headers(init.headers).has('authorization')) this.#faults.push(`${where}: a token is not asked for`);
    const { status, answer } = this.#answer(operation.path, asked, method, url, body ?? {});
    if (status === 200 && operation.answer) this.#check(operation.answer, answer, `${where} answer`);
    if (this.loseAnswers > 0 && method === 'POST' && operation.path.endsWith('/messages')) {
      this.loseAnswers -= 1;
      throw new TypeError('the connection broke');
    }
    return answer === null ? new Response('', { status }) : Response.json(answer, { status });
  };

  readonly openSocket = (url: string): Socket => {
    const connection = { socket: {} as Socket, token: null as string | null };
    const tell = (frame: object) =>
      queueMicrotask(() => connection.socket.onmessage?.({ data: JSON.stringify(frame) }));
    const close = () => {
      if (this.#sockets.delete(connection)) queueMicrotask(() => connection.socket.onclose?.());
    };
    connection.socket = {
      onmessage: null,
      onclose: null,
      close,
      send: (frame) => {
        const said = JSON.parse(frame) as { command: string; identifier: string };
        this.#check(CABLE_FRAME, said, 'cable');
        const { channel, pubsub_token } = JSON.parse(said.identifier) as { channel: string; pubsub_token: string };
        const isKnown = [...this.#contacts.values()].some(({ pubsubToken }) => pubsubToken === pubsub_token);
        if (channel !== 'RoomChannel' || !isKnown) return tell({ type: 'reject_subscription' });
        connection.token = pubsub_token;
        if (said.command === 'subscribe') tell({ type: 'confirm_subscription', identifier: said.identifier });
      },
    };
    this.#sockets.add(connection);
    if (!url.endsWith('/cable')) this.#faults.push(`no such socket: ${url}`);
    if (this.online) tell({ type: 'welcome' });
    else close();
    return connection.socket;
  };

  cutConnections(): void {
    for (const { socket } of [...this.#sockets]) socket.close();
  }

  // What agents do on their screen.

  reply(conversation: Conversation, name: string, content: string, more: Partial<Message> = {}): void {
    conversation.assignee ??= name;
    this.#addMessage(conversation, { content, message_type: 1, sender: { name, type: 'user' }, ...more });
  }

  setStatus(conversation: Conversation, status: Conversation['status']): void {
    conversation.status = status;
    this.#broadcast(conversation, 'conversation.status_changed', this.#pushed(conversation));
  }

  setAgentTyping(conversation: Conversation, name: string, typing: boolean): void {
    const user = { name, type: 'user' };
    const event = `conversation.typing_${typing ? 'on' : 'off'}`;
    this.#broadcast(conversation, event, { conversation: this.#pushed(conversation), user, is_private: false });
  }

  assign(conversation: Conversation, name: string): void {
    conversation.assignee = name;
    this.#broadcast(conversation, 'conversation.status_changed', this.#pushed(conversation));
  }

  #answer(
    path: string,
    asked: string[],
    method: string,
    url: URL,
    body: Record<string, unknown>,
  ): { status: number; answer: unknown } {
    if (path === '/contacts') return this.#createContact(body);
    const contact = this.#contacts.get(decodeURIComponent(asked[2] ?? ''));
    if (!contact) return { status: 404, answer: { error: 'Resource could not be found' } };
    if (path === '/contacts/{contact}') return { status: 200, answer: shownContact(contact) };
    const own = this.conversations.filter((one) => one.contact === contact);
    if (path === '/contacts/{contact}/conversations') {
      if (method === 'GET') return { status: 200, answer: own.map(shownConversation) };
      const attributes = (body.custom_attributes ?? {}) as Record<string, string>;
      const made: Conversation = {
        id: this.#nextId++,
        status: 'open',
        contact,
        attributes,
        messages: [],
        assignee: null,
        shopperTyping: false,
      };
      this.conversations.push(made);
      return { status: 200, answer: shownConversation(made) };
    }
    const conversation = own.find(({ id }) => `${id}` === asked[4]);
    if (!conversation) return { status: 404, answer: { error: 'Resource could not be found' } };
    if (path.endsWith('/messages')) {
      conversation.status = 'open';
      const sender = { name: contact.name ?? 'guest', type: 'contact' as const };
      const message = this.#addMessage(conversation, { content: `${body.content}`, message_type: 0, sender });
      return { status: 200, answer: message };
    }
    if (path.endsWith('/toggle_status') && conversation.status !== 'resolved') this.setStatus(conversation, 'resolved');
    if (path.endsWith('/toggle_typing')) conversation.shopperTyping = url.searchParams.get('typing_status') === 'on';
    const isSilent = path.endsWith('/toggle_typing') || path.endsWith('/update_last_seen');
    return { status: 200, answer: isSilent ? null : shownConversation(conversation) };
  }

  #createContact(body: Record<string, unknown>): { status: number; answer: unknown } {
    const { source_id = randomUUID(), name = null, identifier = '', identifier_hash } = body as Record<string, string>;
    const expected = createHmac('sha256', HMAC_TOKEN).update(identifier).digest('hex');
    if (identifier_hash !== undefined && identifier_hash !== expected) {
      return { status: 500, answer: { error: 'HMAC failed: Invalid Identifier Hash Provided' } };
    }
    const known = this.#contacts.get(source_id);
    const contact: Contact = known ?? {
      id: this.#nextId++,
      sourceId: source_id,
      pubsubToken: randomUUID(),
      name,
      verified: identifier_hash !== undefined,
    };
    this.#contacts.set(source_id, contact);
    return { status: 200, answer: shownContact(contact) };
  }

  #addMessage(conversation: Conversation, given: Partial<Message>): Message {
    const message: Message = {
      id: this.#nextId++,
      content: null,
      message_type: 0,
      content_type: 'text',
      content_attributes: {},
      created_at: Math.floor(Date.now() / 1000),
      conversation_id: conversation.id,
      ...given,
    };
    conversation.messages.push(message);
    this.#broadcast(conversation, 'message.created', { ...message, conversation: this.#pushed(conversation) });
    return message;
  }

  #pushed({ id, status, assignee }: Conversation): object {
    return { id, status, meta: { assignee: assignee === null ? null : { name: assignee } } };
  }

  #broadcast({ contact }: Conversation, event: string, data: object): void {
    for (const { socket, token } of this.#sockets) {
      if (token !== contact.pubsubToken) continue;
      queueMicrotask(() => socket.onmessage?.({ data: JSON.stringify({ message: { event, data } }) }));
    }
  }

  #check(schema: object | false, value: unknown, where: string): void {
    if (schema === false) {
      this.#faults.push(`${where}: a body is not documented`);
      return;
    }
    const validate = this.#validators.get(schema) ?? this.#ajv.compile(schema);
    this.#validators.set(schema, validate);
    if (!validate(value)) this.#faults.push(`${where}: ${this.#ajv.errorsText(validate.errors)}`);
  }
}

const shownContact = ({ id, sourceId, pubsubToken, name }: Contact) => ({
  id,
  source_id: sourceId,
  pubsub_token: pubsubToken,
  name,
  email: null,
  phone_number: null,
});

const shownConversation = ({ id, status, messages, contact }: Conversation) => ({
  id,
  uuid: `uuid-${id}`,
  inbox_id: 1,
  contact_last_seen_at: 0,
  agent_last_seen_at: 0,
  status,
  messages: messages.filter(({ message_type }) => message_type !== 2),
  contact: { id: contact.id },
});
