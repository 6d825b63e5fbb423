import * as v from 'valibot';
import { AppError } from '#core/app-error.ts';
import type { HandoffPacket } from '#dialogue/outward.ts';
import type { BackendFetch } from '../shared/backend-fetch.ts';
import { parseBody } from '../shared/parse-answer.ts';
import { createRestClient, type RestRequest } from '../shared/rest-client.ts';
import type { Sleep } from '../shared/sleep.ts';
import { ContactAnswer, ConversationAnswer, MessageAnswer } from './chatwoot-answers.ts';
import type { ChatwootSettings } from './chatwoot-settings.ts';

/** Chatwoot's public client API, as far as it is used. `contact` is the contact's source id: the key to everything. */
export type ChatwootClient = ReturnType<typeof createChatwootClient>;

export function createChatwootClient(
  { url, inbox }: ChatwootSettings,
  { fetch, now, sleep }: { fetch: BackendFetch; now: () => number; sleep: Sleep },
) {
  const client = createRestClient({ baseUrl: `${url}/public/api/v1/inboxes/${inbox}`, fetch, now, sleep });

  async function ask<Answer>(
    path: string,
    body: object | null,
    read: (response: Response) => Promise<Answer>,
    signal?: AbortSignal,
  ): Promise<Answer> {
    const request: RestRequest = { purpose: 'handoff', path, ...(body && { method: 'POST', body }) };
    try {
      return await client.ask(request, read, signal);
    } catch (cause) {
      // A contact or conversation that is not there is one that this token does not open.
      if (cause instanceof AppError && cause.details.status === 404)
        throw new AppError('unauthorised', { status: 404 });
      throw cause;
    }
  }

  const contactPath = (contact: string) => `/contacts/${encodeURIComponent(contact)}`;
  const conversationPath = (contact: string, id: number) => `${contactPath(contact)}/conversations/${id}`;
  const nothing = async (response: Response) => void (await response.text());

  return {
    /** Makes the contact, or finds it again. */
    createContact: (
      contact: string,
      { profile, identity }: Pick<HandoffPacket, 'profile' | 'identity'>,
      signal?: AbortSignal,
    ) =>
      ask(
        '/contacts',
        {
          source_id: contact,
          ...(profile?.name !== undefined && { name: profile.name }),
          ...(profile?.email !== undefined && { email: profile.email }),
          ...(identity?.hash !== undefined && { identifier: identity.userId ?? '', identifier_hash: identity.hash }),
        },
        (response) => parseBody(ContactAnswer, response),
        signal,
      ),
    contact: (contact: string, signal?: AbortSignal) =>
      ask(contactPath(contact), null, (response) => parseBody(ContactAnswer, response), signal),
    conversations: (contact: string, signal?: AbortSignal) =>
      ask(
        `${contactPath(contact)}/conversations`,
        null,
        (response) => parseBody(v.array(ConversationAnswer), response),
        signal,
      ),
    createConversation: (contact: string, attributes: Record<string, string>, signal?: AbortSignal) =>
      ask(
        `${contactPath(contact)}/conversations`,
        { custom_attributes: attributes },
        (response) => parseBody(ConversationAnswer, response),
        signal,
      ),
    conversation: (contact: string, id: number, signal?: AbortSignal) =>
      ask(conversationPath(contact, id), null, (response) => parseBody(ConversationAnswer, response), signal),
    say: (contact: string, id: number, content: string, echoId: string, signal?: AbortSignal) =>
      ask(
        `${conversationPath(contact, id)}/messages`,
        { content, echo_id: echoId },
        (response) => parseBody(MessageAnswer, response),
        signal,
      ),
    setTyping(contact: string, id: number, typing: boolean, signal?: AbortSignal) {
      const typing_status = typing ? 'on' : 'off';
      const path = `${conversationPath(contact, id)}/toggle_typing?typing_status=${typing_status}`;
      return ask(path, { typing_status }, nothing, signal);
    },
    seen: (contact: string, id: number, signal?: AbortSignal) =>
      ask(`${conversationPath(contact, id)}/update_last_seen`, {}, nothing, signal),
    /** The contact can only resolve; a conversation that is resolved stays so. */
    resolve: (contact: string, id: number, signal?: AbortSignal) =>
      ask(`${conversationPath(contact, id)}/toggle_status`, {}, nothing, signal),
  };
}
