/**
 * What Chatwoot's published description of its client API (`swagger/tag_groups/client_swagger.json`, version 1.1.0) and
 * its controllers say of the calls that the adapter makes, in our own words: stricter than they are where a field that
 * nobody wrote down would pass there.
 */
const closed = (properties: Record<string, unknown>, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const text = { type: 'string' };
const optionalText = { type: ['string', 'null'] };
const integer = { type: 'integer' };

const contact = closed(
  {
    source_id: text,
    pubsub_token: text,
    id: integer,
    name: optionalText,
    email: optionalText,
    phone_number: optionalText,
  },
  ['source_id', 'pubsub_token', 'id'],
);

const message = closed(
  {
    id: integer,
    content: optionalText,
    message_type: { enum: [0, 1, 2, 3] },
    content_type: { enum: ['text', 'input_select', 'cards', 'form', 'article', 'input_email', 'input_csat'] },
    content_attributes: { type: 'object' },
    created_at: integer,
    conversation_id: integer,
    attachments: { type: 'array', items: { type: 'object' } },
    sender: { type: 'object' },
  },
  ['id', 'content', 'message_type', 'content_type', 'created_at', 'conversation_id'],
);

const conversation = closed(
  {
    id: integer,
    uuid: text,
    inbox_id: integer,
    contact_last_seen_at: integer,
    agent_last_seen_at: integer,
    status: { enum: ['open', 'resolved', 'pending', 'snoozed'] },
    messages: { type: 'array', items: message },
    contact: { type: 'object' },
  },
  ['id', 'inbox_id', 'messages', 'contact'],
);

interface Operation {
  method: 'GET' | 'POST';
  /** Below `/public/api/v1/inboxes/{inbox}`; a name in braces stands for one part of the path. */
  path: string;
  query?: object;
  body?: object;
  answer?: object;
}

const CONVERSATION = '/contacts/{contact}/conversations/{conversation}';

export const OPERATIONS: readonly Operation[] = [
  {
    method: 'POST',
    path: '/contacts',
    body: closed({
      source_id: text,
      identifier: text,
      identifier_hash: { type: 'string', pattern: '^[0-9a-f]{64}$' },
      email: { type: 'string', format: 'email' },
      name: text,
      avatar_url: text,
      custom_attributes: { type: 'object' },
    }),
    answer: contact,
  },
  { method: 'GET', path: '/contacts/{contact}', answer: contact },
  {
    method: 'POST',
    path: '/contacts/{contact}/conversations',
    body: closed({ custom_attributes: { type: 'object' } }),
    answer: conversation,
  },
  { method: 'GET', path: '/contacts/{contact}/conversations', answer: { type: 'array', items: conversation } },
  { method: 'GET', path: CONVERSATION, answer: conversation },
  { method: 'POST', path: `${CONVERSATION}/toggle_status`, body: closed({}), answer: conversation },
  {
    method: 'POST',
    path: `${CONVERSATION}/toggle_typing`,
    query: closed({ typing_status: { enum: ['on', 'off'] } }, ['typing_status']),
    body: closed({ typing_status: { enum: ['on', 'off'] } }),
  },
  { method: 'POST', path: `${CONVERSATION}/update_last_seen`, body: closed({}) },
  {
    method: 'POST',
    path: `${CONVERSATION}/messages`,
    body: closed({ content: { type: 'string', minLength: 1, maxLength: 150_000 }, echo_id: text }, ['content']),
    answer: message,
  },
];

/** What a client says over `/cable`. */
export const CABLE_FRAME = {
  oneOf: [
    closed({ command: { const: 'subscribe' }, identifier: text }, ['command', 'identifier']),
    closed({ command: { const: 'message' }, identifier: text, data: { const: '{"action":"update_presence"}' } }, [
      'command',
      'identifier',
      'data',
    ]),
  ],
};
