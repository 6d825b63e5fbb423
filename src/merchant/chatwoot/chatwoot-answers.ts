import * as v from 'valibot';

// What this adapter reads of Chatwoot's public client API. Fields it does not read are not asked for.

export const ContactAnswer = v.object({ source_id: v.string(), pubsub_token: v.string() });

/** 0: from the contact, 1: from an agent, 2: activity, 3: template (an automatic message). */
const MessageType = v.picklist([0, 1, 2, 3]);

const Item = v.object({
  title: v.nullish(v.string()),
  value: v.nullish(v.string()),
  label: v.nullish(v.string()),
  description: v.nullish(v.string()),
  link: v.nullish(v.string()),
});

export const MessageAnswer = v.object({
  id: v.number(),
  content: v.nullish(v.string(), ''),
  message_type: MessageType,
  content_type: v.nullish(v.string(), 'text'),
  content_attributes: v.nullish(v.object({ items: v.nullish(v.array(Item)), deleted: v.nullish(v.boolean()) })),
  /** Epoch s. */
  created_at: v.number(),
  attachments: v.nullish(v.array(v.object({ data_url: v.nullish(v.string()) }))),
  sender: v.nullish(v.object({ name: v.nullish(v.string()), type: v.nullish(v.string()) })),
});
export type ChatwootMessage = v.InferOutput<typeof MessageAnswer>;

export const ConversationAnswer = v.object({
  id: v.number(),
  status: v.string(),
  messages: v.nullish(v.array(MessageAnswer), []),
});
export type ChatwootConversation = v.InferOutput<typeof ConversationAnswer>;

/** What comes over the WebSocket, beside ActionCable's own `welcome`, `ping` and `confirm_subscription`. */
export const CableFrame = v.object({
  type: v.optional(v.string()),
  message: v.optional(v.unknown()),
});

export const CableEvent = v.object({
  event: v.string(),
  data: v.optional(
    v.object({
      id: v.nullish(v.number()),
      conversation: v.nullish(v.object({ id: v.nullish(v.number()) })),
      user: v.nullish(v.object({ name: v.nullish(v.string()), type: v.nullish(v.string()) })),
      meta: v.nullish(v.object({ assignee: v.nullish(v.object({ name: v.nullish(v.string()) })) })),
      is_private: v.nullish(v.boolean()),
    }),
  ),
});
export type CableEvent = v.InferOutput<typeof CableEvent>;
